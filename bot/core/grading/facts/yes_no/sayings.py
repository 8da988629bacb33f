"""Sayings by which people agree or deny without a yes or no: "you bet", "nuh-uh", "qué va", "ganz im Gegenteil".

And a "no" that denies nothing: "no doubt" agrees, so does "no problem" where it is asked what can or may be; "no
wonder" says neither.
"""

from __future__ import annotations

import re
from functools import cache

from bot.core.grading.facts.tables import pattern

_YES = {
    "": r"you bet|you betcha|spot on|bang on|by all means|clearly|obviously|naturally|always|for sure|sure thing"
    r"|very much so|exact|precisely|too right|damn right|hell yes|(?:oh )?yes indeed|that'?s (?:it|the one|the idea)"
    r"|that (?:is|was) (?:it|(?:exactly |just )?the (?:whole )?(?:point|idea))|big time|no kidding"
    r"|(?:weird|strange|odd|funny|sad|surprising)(?:ly)?,? but (?:yes|yeah|yep|true)",
    "de": r"jup|jo|jo klar|na logo|klar|genau|exakt|so ist(?: e|')s|das stimmt|stimmt genau|passt|korrekt|immer"
    r"|ohne zweifel|zweifellos|kein zweifel|keine frage|eben",
    "fr": r"exact|exactement|tout juste|c'est ça|c'est exact|c'est vrai|c'est juste|en effet|effectivement|toujours"
    r"|sans (?:aucun )?doute|aucun doute|pas de doute|affirmatif|ben oui|eh oui|mais oui|ouais|carrément",
    "es": r"así es|eso es|exacto|exactamente|tal cual|en efecto|correcto|sin (?:ninguna )?duda|ninguna duda"
    r"|no (?:hay|cabe) (?:ninguna )?duda|siempre|pues sí|claro que sí|ya lo creo|y tanto",
    "it": r"eh già|già|proprio così|è così|esatto|esattamente|precisamente|senza (?:alcun )?dubbio|nessun dubbio"
    r"|non c'è (?:alcun )?dubbio|sempre|eh sì|ma sì|altroché|giusto",
    "pt": r"isso mesmo|é isso|exato|exatamente|correto|isso aí|pois é|sem (?:sombra de )?dúvida|não há dúvida|sempre",
    "nl": r"klopt|dat klopt|precies|exact|zo is het|juist|geen twijfel(?: over)?|zonder twijfel|altijd|ja hoor|jep",
    "sv": r"stämmer|det stämmer|precis|exakt|just det|så är det|utan tvekan|ingen tvekan|alltid|jajamensan",
    "ru": r"так и есть|именно так|точно|совершенно верно|всё верно|ну да|без сомнения|нет сомнений|всегда|ага|угу",
    "pl": r"zgadza się|dokładnie(?: tak)?|no tak|otóż to|bez wątpienia|nie ma wątpliwości|zawsze|słusznie|jasne",
    "tr": r"aynen(?: öyle)?|öyle|doğrudur|kesin|şüphesiz|hiç şüphe yok|şüphe yok|her zaman|tam olarak",
    "id": r"betul sekali|tepat(?: sekali)?|memang begitu|tidak diragukan(?: lagi)?|tanpa ragu|selalu",
    "uk": r"саме так|так і є|точно|цілком вірно|без сумніву|немає сумнівів|завжди|еге",
    "cs": r"přesně(?: tak)?|je to tak|bez pochyby|není pochyb|vždy|vždycky|no jo|jo jo",
    "vi": r"đúng vậy|đúng rồi|đúng thế|phải rồi|không nghi ngờ(?: gì)?(?: nữa)?|luôn luôn|chuẩn",
    "hi": r"बिल्कुल सही|सही बात|हमेशा|इसमें कोई शक नहीं|कोई शक नहीं",
    "ar": r"تماما|بالضبط|هو كذلك|لا شك(?: في ذلك)?|بدون شك|دائما",
    "ja": r"合って(?:い?る|ます|います)|そうそう|その通り(?:です)?|もちろん|間違いない(?:です)?|間違いありません",
    "zh": r"没错|沒錯|毫无疑问|毫無疑問|当然|當然|正是|就是",
    "ko": r"그럼(?:요)?|물론(?:이죠|입니다)?|의심의 여지가 없(?:다|어요|습니다)|그렇고말고",
}  # fmt: skip
"""Sayings that agree, in each language; "" for English."""
_REVERSED = (
    r"(?:quite |just |exactly |rather )*(?:the )?(?:other way (?:a?round|about)|opposite|reverse|contrary)"
)
_NO = {
    "": rf"n[ua]h[- ]?uh|na+h+|never ever|(?:it'?s |it is |that'?s |on )?{_REVERSED}(?: is true)?|far from it"
    r"|(?:not a|no|fat) chance|hell no|no sir|as if|by no means|not in the (?:least|slightest)|under no circumstances"
    r"|nonsense|rubbish|wrong way (?:a?round|about)|not by a long (?:shot|way)",
    "de": r"nee? du|nö+|ach (?:wo|was)|von wegen|quatsch|unsinn|blödsinn|(?:ganz )?im gegenteil|gerade nicht"
    r"|umgekehrt|(?:es ist |ist )?(?:genau |gerade )?(?:umgekehrt|andersrum|andersherum|das gegenteil)|niemals"
    r"|nie(?:mals)? im leben|auf keinen fall|mitnichten|überhaupt nicht",
    "fr": r"nan|(?:ben|bah|eh bien|mais|oh) non|que nenni|jamais(?: de la vie)?|pas question|pensez-vous|tu parles"
    r"|(?:bien )?au contraire|(?:c'est |c'était )?(?:tout )?(?:le contraire|l'inverse)|n'importe quoi|du tout|mensonge",
    "es": r"qué va|que va|ni de broma|ni hablar|para nada|ni en sueños|jamás|nunca|imposible|qué dices|al contrario"
    r"|(?:es |más bien |justo |todo )*(?:lo contrario|al revés)|nada de eso|ni pensarlo|pues no|que no",
    "it": r"macché|ma no|neanche per sogno|per niente|giammai|mai|impossibile|mica|(?:al|anzi,? il|è il) contrario"
    r"|(?:è )?tutto il contrario|ma quando mai|nemmeno per idea|ma va'?",
    "pt": r"que nada|nada disso|nem pensar|jamais|nunca|impossível|(?:pelo|muito pelo|é o) contrário|ora não"
    r"|claro que não",
    "nl": r"welnee|wel nee|nooit|integendeel|juist niet|onzin|(?:het is )?(?:net |juist )?(?:andersom|omgekeerd)"
    r"|ben je gek",
    "sv": r"nejdå|nä|aldrig|tvärtom|nonsens|inte alls|(?:det är )?(?:precis )?tvärtom|knappast",
    "ru": r"неа|не-а|да нет(?:,? конечно)?|(?:конечно|нет)?,? ?наоборот|ничего подобного|никак нет|никогда"
    r"|ни в коем разе|ни одно(?:й|го)|вовсе нет|чушь|как раз наоборот|ещё чего|да ну",
    "pl": r"(?:a |no )?(?:gdzie tam|skąd(?:że)?|no coś ty)|coś ty|ależ (?:nie|skąd)|nigdy|(?:wręcz )?przeciwnie|bzdura"
    r"|(?:jest )?(?:dokładnie |właśnie )?(?:odwrotnie|na odwrót)|ani trochę|w żadnym razie",
    "tr": r"asla|tam tersi|tersine|(?:tam )?aksine|yok artık|ne münasebet|olur mu(?: hiç)?|hiç(?:bir zaman)?",
    "id": r"sama sekali tidak|(?:justru )?sebaliknya|mana mungkin|tidak pernah|mustahil",
    "uk": r"нє+|та ні|(?:якраз )?навпаки|ніколи|нічого подібного|де там|у жодному разі|дурниці",
    "cs": r"ba ne|kdeže|vůbec ne|(?:právě |přesně )?(?:naopak|opačně|obráceně)|nikdy|ale ne|ani náhodou|nesmysl",
    "vi": r"ngược lại|làm gì có|không bao giờ|hoàn toàn không|đâu có",
    "hi": r"(?:बिल्कुल )?(?:उल्टा|इसके विपरीत|विपरीत)|कभी नहीं|नहीं तो",
    "ar": r"(?:بل )?(?:بالعكس|على العكس|العكس)|هيهات|مستحيل|أبدا",
    "ja": r"(?:むしろ)?逆(?:です|だよ?)?|とんでもない(?:です)?|まさか|全然(?:違(?:う|います))?",
    "zh": r"(?:正好|恰恰|恰好)?相反|哪有|怎么可能|怎麼可能|才不是",
    "ko": r"(?:오히려 )?(?:정)?반대(?:예요|입니다|야)?|천만에(?:요)?|전혀(?: 아니(?:다|에요|요))?",
}  # fmt: skip
"""Sayings that deny."""
_TURNING = pattern(
    r"(?i)\b(?:opposite|reverse|contrary|contraire|inverse|contrari[oa]|gegenteil|umgekehrt|always|never|siempre|nunca"
    r"|immer|toujours|jamais|sempre|mai|clear(?:ly)?|obvious(?:ly)?)\b"
)
"""Words of a question of which a saying may be made, and mean something else then."""
_ASSURED = pattern(
    r"(?i)^\W*(?:there(?:'?s| is| can be) )?(?:absolutely )?(?:no|without(?: an?)?) "
    r"(?:doubts?|question(?!s| marks?\b))\b(?: (?:about|on) (?:it|that|this)\b| at all\b| there\b| that\b)*"
)
_AT_EASE = pattern(
    r"(?i)^\W*(?:no (?:problems?|trouble|worries|issue|sweat)\b"
    r"(?: (?:there|here|with (?:that|it)|at all|doing (?:that|it|so))\b)*"
    r"|(?:no (?:rule|law)s?|nothing)(?: [a-z]+){0,2} (?:against|forbids|prevents|stops) \w+"
    r"|(?:no one|no-one|nobody|nothing) (?:can |could |will |would )?(?:stops?|forbids?|prevents?|minds?)(?: \w+)?)"
)
_NO_NEED = pattern(
    r"(?i)^\W*no need\b(?! (?:for|of)\b)(?: to (?P<verb>[a-z]+))?(?: (?:that|it|this|for (?:that|it)))?"
)
_OTHER = pattern(
    r"(?i)^\W*no (?:wonder|surprise)\b|^\W*no way (?:to (?:tell|know)|(?:a?round|past) (?:it|that))\b"
)
_MAY = pattern(
    r"(?i)\b(?:can|may|could|might|is it (?:ok|okay|allowed|legal|possible|safe)|are \w+ allowed|allowed)\b"
)
_OUGHT = pattern(
    r"(?i)\b(?:should|must|need(?:ed|s)?|ha(?:ve|s) to|ought|necessary|required|do (?:you|we|i) have)\b"
)


def in_plain_words(text: str, question: str, language: str) -> str:
    """An answer that opens with such a saying with a "Yes" or "No" in its place, or without it; else as it is."""
    if not language:
        emptied = _of_no_denial(text, question)
        if emptied is not None:
            return emptied
    for word, table in (("Yes", _YES), ("No", _NO)):
        if language not in table or (_TURNING.search(question) and not _only(table[language]).match(text)):
            continue
        found = _opens(table[language]).match(text)
        if found is not None:
            return f"{word}, {text[found.end() :].strip(' ,.;:!…')}".rstrip(", ")
    return text


def _of_no_denial(text: str, question: str) -> str | None:
    """What an English answer says that opens with a "no" that denies nothing; None for others."""
    for found, agrees in (
        (_ASSURED.match(text), True),
        (_AT_EASE.match(text), _MAY.match(question.lower()) is not None),
        (_OTHER.match(text), False),
    ):
        if found is not None:
            rest = text[found.end() :].strip(" ,.;:!-")
            return _agreeing(rest) if agrees else rest
    need = _NO_NEED.match(text)
    if need is None:
        return None
    named = need["verb"] is None or re.search(rf"(?i)\b{need['verb'][:5]}", question) is not None
    rest = text[need.end() :].strip(" ,.;:!-")
    return f"No, {rest}".rstrip(", ") if named and _OUGHT.search(question) else rest


_DENIES = pattern(
    r"(?i)(?:it'?s )?(?:an? )?(?:yes|no|true|false|nope|yep|yeah)\b"
    r"|(?:[a-z']+ ){0,3}?(?:[a-z]+n'?t|not|never|cannot)\b"
)


def _agreeing(rest: str) -> str:
    """A yes before what is said behind it; not before a yes or no, or a denial."""
    return rest if _DENIES.match(rest) else f"Yes, {rest}".rstrip(", ")


_END = r"(?=\W*$|\s*[,;:!…—–、。，！؛،।]|\s*\.(?!\w)|\s+[-(])\W*"


@cache
def _opens(sayings: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)^\W*(?:{sayings}){_END}")


@cache
def _only(sayings: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)^\W*(?:{sayings})\W*$")

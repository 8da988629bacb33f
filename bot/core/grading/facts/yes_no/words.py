"""Puts the words for yes and no of other languages into English.

Only the opening word of a text says yes or no in another language; what follows is put into English by `abroad`.
"""

from __future__ import annotations

import re
from functools import cache

from bot.core.grading.facts.carriers import WORD
from bot.core.grading.facts.scripts.abroad import holding, in_english, without_aside
from bot.core.grading.facts.scripts.language import language_of_prose, language_of_text
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.yes_no.assents import assented

_YES_ABROAD = {
    "de": "ja|jawohl|jep|klar|na klar|sicher|stimmt|richtig|wahr|korrekt",
    "fr": "oui|ouais|si|bien sûr|évidemment|vrai|exact|correct",
    "es": "si|sí|verdad|verdadero|cierto|correcto|claro", "it": "si|sì|vero|esatto|corretto",
    "pt": "sim|verdadeiro|certo|verdade",
    "ru": "да|верно|правда|конечно", "tr": "evet|doğru|tabii|tabi|elbette|doğrudur|kesinlikle",
    "id": "ya|iya|yup|betul|benar|tentu|tentu saja|pasti",
    "uk": "так|авжеж|звісно|звичайно|правда|вірно|правильно|безумовно|ага|еге ж|аякже",
    "cs": "ano|jo|jasně|samozřejmě|jistě|pravda|správně|určitě|zajisté",
    "vi": "có(?! (?:thể|lẽ))|đúng|phải|vâng|dạ có|dạ đúng|ừ|dĩ nhiên|tất nhiên|chắc chắn|chính xác",
    "ar": "نعم|أجل|بلى|صحيح(?! أن)|صحيحة|صح|أكيد|بالتأكيد|بالطبع|طبعا(?! لا)|أيوه|ايوه|ايوا|أيوا|إي",
    "hi": "हाँ|हां|जी हाँ|जी हां|हा|जी(?! नह)|सही(?! नह)|सच(?! नह)|सत्य|ठीक|बिल्कुल(?! नह)|बिलकुल(?! नह)|बेशक|ज़रूर|जरूर|अवश्य",
    "nl": "ja|jawel|jazeker|zeker|waar|juist|klopt", "pl": "tak|prawda",
    "sv": "ja|jo|japp|jepp|jajamän|javisst|sant|rätt|absolut(?! inte)|självklart(?! inte)|visst",
}  # fmt: skip
_NO_ABROAD = {
    "de": "nein|nee|nö|ne|natürlich nicht|nicht wirklich|auf keinen fall|falsch|keineswegs|stimmt nicht",
    "fr": "non|nan|faux|pas du tout|pas vraiment|absolument pas|bien sûr que non",
    "es": "no|nop|claro que no|por supuesto que no|en absoluto|de ninguna manera|falso|para nada",
    "it": "no|certo che no|per niente|affatto|assolutamente no|falso",
    "pt": "nao|não|claro que não|de jeito nenhum|de modo nenhum|falso|errado",
    "ru": "нет|конечно нет|вовсе нет|ни в коем случае|неверно|неправда|ложь",
    "tr": "hayır|hayir|yanlış|yanlis|yok|hiç değil|kesinlikle hayır|tabii ki hayır|değil|değildir",
    "uk": "ні|(?:звісно|звичайно),? (?:що )?ні|аж ніяк|зовсім ні|в жодному разі|неправда|хибно|неправильно|невірно",
    "cs": "ne|nikoli|nikoliv|(?:samozřejmě|jasně|určitě|vůbec|rozhodně)(?:,? že)? ne|nepravda|není|kdepak|omyl",
    "vi": "không(?: phải| đúng| hề)?|(?:tất nhiên|dĩ nhiên|chắc chắn)(?: là)? không|sai|chẳng phải|dạ không|ko|khong",
    "id": "tidak|bukan|nggak|enggak|ngga|gak|ga|tak|salah|tentu tidak|tentu saja tidak|tidak benar|belum",
    "ar": "لا|كلا|خطأ|خاطئ|خاطئة|غير صحيحة?|غلط|أبدا|إطلاقا|بالطبع لا|طبعا لا|بالتأكيد لا|ليس صحيحا|مستحيل|لأ",
    "hi": "नहीं|नही|जी नहीं|बिल्कुल नहीं|बिलकुल नहीं|कभी नहीं|कतई नहीं|हरगिज नहीं|गलत|ग़लत|असत्य|झूठ|सही नहीं|सच नहीं|ना(?!\\w)",
    "nl": "nee|neen|zeker niet|helemaal niet|niet echt|onwaar|niet waar|fout|onjuist",
    "pl": "nie|absolutnie nie|wcale nie|skądże|fałsz|nieprawda",
    "sv": "nej|nä|nää|nope|falskt|fel|osant|självklart inte|naturligtvis inte|absolut inte|inte alls|verkligen inte",
}  # fmt: skip
_LAST = {
    "No": {
        "de": "nicht",
        "fr": "pas",
        "it": "non",
        "nl": "niet",
        "ru": "не",
        "sv": "inte",
        "tr": "değil",
        "id": "tidak",
        "ar": "لا",
        "hi": "नहीं",
        "uk": "ні",
        "cs": "ne",
        "vi": "khong",
    },
    "Yes": {"de": "schon", "nl": "wel", "uk": "так", "cs": "ano"},
}
"""Words that say so where all others are talk: "ich glaube nicht"."""
_NAMING = pattern(r"(?!\s+(?:es|fue|era|son|é|foi|jest)\b(?!\s*(?:[,.!]|$)))")
_AND = r"\W+(?:et|und|y|e|en|i|и|och|ve|dan|і|й|та|a|và)\W+"
_EAST = {
    "ja": (
        "いいえ|いや(?!す)|ううん|違(?:う|い)|ちが(?:う|い)|間違|誤り|ではな|ではありません|じゃな|じゃありません",
        "はい|ええ|うん|(?:もちろん|勿論|当然|当たり前)(?!.{0,8}(?:ない|ません|いいえ|違|ちが|ではな))|そう(?:です|だ)|正しい|その通り|本当",
    ),
    "zh": (
        "不[是会會能行对對]?|没有|沒有|错误|錯誤|否",
        "当然(?!.{0,2}[不没沒否])|當然(?!.{0,2}[不没沒否])|(?<![但可还還要只])是|对|對|正确|正確|没错|沒錯|会|會|能|可以",
    ),
    "ko": (
        "아니(?!면)|아닙|아닌|아녜|틀(?:려|렸|립)|거짓",
        "(?:물론|당연)(?!.{0,5}(?:아니|않|못))|네(?!\\w)|예(?!\\w)|응(?!\\w)|맞(?:아|습|다|는)|그렇|그래|참(?!\\w)",
    ),
}
"""For each of these languages what says no, and what says yes, wherever it stands."""
_EAST_ALONE = pattern(r"(?:です|입니다|이?에요|だ|的|요)?\W*(?:$|[,.!、。，])")
"""What may follow where a reference is a yes or no and no name that begins so."""
_LETTERS = {
    "Yes": {
        "de": "jrw",
        "fr": "vo",
        "es": "vs",
        "it": "vs",
        "pt": "vs",
        "nl": "wj",
        "pl": "pt",
        "sv": "sj",
        "tr": "de",
        "id": "yb",
        "cs": "ap",
        "vi": "d",
    },
    "No": {
        "de": "nf",
        "fr": "fn",
        "es": "fn",
        "it": "fn",
        "pt": "fn",
        "nl": "on",
        "pl": "fn",
        "sv": "fn",
        "tr": "hy",
        "id": "ts",
        "cs": "n",
        "vi": "s",
    },
}
"""Initials that stand for the whole word: "V" for "verdadero"."""
_WHY = pattern(
    r"(?i)\b(?:why|explain|reasons?|justify|how come|correct (?:it|them|the statement|if)"
    r"|warum|wieso|weshalb|begründe\w*|pourquoi|justifie\w*|expli\w+"
    r"|por ?qu[eéê]|perch[eé]|waarom|dlaczego|varför|motivera|uzasadnij|neden|niçin|niye|açıkla\w*"
    r"|чому|навіщо|поясніть|обґрунтуйте|proč|vysvětl\w*|zdůvodn\w*|vì sao|tại sao|giải thích"
    r"|mengapa|kenapa|jelaskan|لماذا|علل|اشرح|فسر|وضح|ما السبب|ما سبب)\b"
    r"|क्यों|कारण (?:बताइए|बताएँ|दीजिए)|समझाइए|स्पष्ट कीजिए|व्याख्या कीजिए"
)
_TELLING = {
    "nein": "de", "non": "fr", "oui": "fr", "não": "pt", "sim": "pt", "nee": "nl",
    "nie": "pl", "tak": "pl", "nej": "sv", "evet": "tr", "hayır": "tr", "tidak": "id", "bukan": "id",
    "نعم": "ar", "كلا": "ar",
    "ні": "uk", "nikoli": "cs", "không": "vi",
}  # fmt: skip
"""Words that only one language has for yes or no, whatever the question's language seems to be."""


_SHARED = {"ja": ("de", "nl", "sv"), "ano": ("cs",), "ne": ("cs",), "jo": ("sv", "cs")}
"""Words for yes or no in several languages, of which the question's words have to tell which."""
_HEARD = {"ja": "de", "да": "ru", "нет": "ru", "sí": "es"}
"""More of them, in an answer to a question in English."""


_ENGLISH = frozenset(("yes", "true", "false"))
_ASKED_IN_ENGLISH = pattern(r"(?i)^\W*(?:does|did|are|were|should|would|could|can|must|true or false)\b")


def language_of_card(question: str, reference: str) -> str:
    """The language of a question that wants a yes or no; "" for English."""
    opening = re.match(r"\W*([^\W\d_]+)(?=\s*(?:$|[^\w\s]))", reference.lower())
    if opening and (opening[1] in _ENGLISH or (opening[1] == "no" and _ASKED_IN_ENGLISH.match(question))):
        return ""
    told = _TELLING.get(opening[1], "") if opening else ""
    asked = told or language_of_text(question)
    if not asked and opening and opening[1] in _SHARED:
        prose = language_of_prose(question)
        asked = prose if prose in _SHARED[opening[1]] else ""
    return asked


_POLAR = pattern(r"(?:Yes|No)\s*[,;:.–—-]\s*\S")


def opens_with_polarity(reference: str, question: str) -> bool:
    """Whether a reference of another language is a yes or no with its reason behind it."""
    language = language_of_card(question, reference)
    return bool(language) and _POLAR.match(localised(reference, language)) is not None


def asks_why(question: str) -> bool:
    """Whether a yes or no alone is no whole answer."""
    return _WHY.search(question) is not None


def localised(text: str, language: str) -> str:
    """A text that opens with the language's yes or no, with that word and its denials in English."""
    if language in _EAST:
        return _of_the_east(text, language)
    if language not in _YES_ABROAD:
        opening = re.match(r"\W*([^\W\d_]+)", text.lower())
        language = (_TELLING | _HEARD).get(opening[1], "") if opening else ""
        if not language:
            return text
    for english in ("No", "Yes"):
        letter = re.fullmatch(r"\W*([a-z])\W*", text.lower())
        if letter and letter[1] in _LETTERS[english].get(language, ""):
            return english
    if _both(language).search(text):
        return BOTH
    return _opened(text, language) or in_english(text, language, values=False)


BOTH = "yes and no"
"""An answer that says both."""


@cache
def _both(language: str) -> re.Pattern[str]:
    yes, no = _YES_ABROAD[language], _NO_ABROAD[language]
    return re.compile(rf"(?i)\b(?:(?:{yes}){_AND}(?:{no})|(?:{no}){_AND}(?:{yes}))(?!\w)")


def without_talk(text: str, language: str) -> str:
    """An answer without what it says before its yes or no: "no" for "secondo me no", "nicht" for "ich glaube nicht"."""
    if language in _EAST:
        found = _either(language).search(text)
        return text[found.start() :] if found else text
    talk = holding(language)
    rest = _WELL.sub(" ", without_aside(text))
    for _ in range(MOST_TALK):
        if not rest or _opened(rest, language):
            return rest or text
        word = _WORD.match(rest)
        if word is None or fold(word[1]) not in talk:
            break
        rest = rest[word.end() :]
    told = [fold(word) for word in re.findall(WORD, text)]
    for english, last in _LAST.items():
        own = fold(last.get(language, ""))
        if own in told and talk.issuperset(word for word in told if word != own):
            return english
    return text


MOST_TALK = 10
"""Words that an answer may say before its yes or no."""
_WELL = pattern(r"(?i)\bna\W?ja\b\W*")
_WORD = pattern(rf"\W*({WORD})\W*")


def _opened(text: str, language: str) -> str:
    """The text with the yes or no that it opens with in English; "" where it opens with none."""
    found = re.match(_opening(_NO_ABROAD[language]), text)
    said, end = ("No", found.end()) if found else assented(text, language, _NO_ABROAD[language])
    if not said and (found := re.match(_opening(_YES_ABROAD[language]), text)):
        said, end = "Yes", found.end()
    rest = in_english(text[end:], language, values=False)
    return (f"{said},{rest}" if rest[:1] == " " else f"{said}{rest}") if said else ""


def _opening(words_of: str) -> str:
    return rf"(?i)\W*(?:{_drawn(words_of)})(?!\w){_NAMING.text}"


@cache
def _drawn(words_of: str) -> str:
    """The words of a pattern, which may be drawn out: "niee", "jaaa"."""
    return re.sub(r"[^\W\d_]", r"\g<0>+", words_of)


@cache
def _either(language: str) -> re.Pattern[str]:
    no, yes = _EAST[language]
    return re.compile(f"(?P<no>{no})|(?P<yes>{yes})")


def _of_the_east(text: str, language: str) -> str:
    """A text of Chinese, Japanese or Korean that opens with yes or no, with that word in English."""
    found = _either(language).match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    word = re.match(r"[^\W\d_]*", rest)
    return f"{'No' if found['no'] else 'Yes'}, {rest[word.end() :] if word else rest}".rstrip(", ")


def is_name(text: str, language: str) -> bool:
    """Whether a reference in such a language only begins like a yes or no: 不丹."""
    found = _either(language).match(text) if language in _EAST else None
    return found is not None and not _EAST_ALONE.match(
        re.sub(r"^(?:요|오|え|う|い|다)", "", text[found.end() :])
    )

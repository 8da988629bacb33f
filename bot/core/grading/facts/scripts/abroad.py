"""Reads answers in other languages than English and those of `eastern.py`: each that `_NOTS` has.

Only what the comparison needs is put into English: denials, eras, months and number words. Words that merely hold a
sentence together are known too, so that a reading of the answer can do without them.
"""

from __future__ import annotations

import re
from functools import cache

from bot.core.grading.devanagari import LETTERS
from bot.core.grading.facts.numbers.counting_abroad import in_digits, mended
from bot.core.grading.facts.scripts import eastern
from bot.core.grading.facts.scripts.months import months_in_english
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.scripts.years import in_full, plainly
from bot.core.grading.facts.tables import listed, pattern

HOLDING = {
    "tr": listed("""
    bu şu o bir ve da de ki mi mı için ile olarak olan oldu idi dir dır sanırım galiba bence herhalde tabii ki cevap
    cevabı şehri ülkesi nehri yıl yılı yılında evet adı denir şehir ülke nehir dağı gölü adlı isimli bana göre
    zannedersem zannediyorum sanıyorum yanlış hatırlamıyorsam tabi elbette kesinlikle muhtemelen yani hani diye
    biliyorum düşünüyorum diyorum derim bu yüzden şeydir şey tane adet yaklaşık aşağı yukarı civarında
    """),
    "ar": listed("""
    هي هو إنها إنه انها في من على أن أعتقد اعتقد أظن اظن طبعا بالطبع أكيد الجواب مدينة دولة نهر عام سنة اسمها اسمه هذا
    هذه كان كانت جدا ربما هم عن إلى مع قد لقد إن أنه أنها أنا رأيي في برأيي حسب علمي يسمى تسمى يدعى تدعى الإجابة إجابتي
    جوابي جبل بحيرة جزيرة العاصمة تقريبا حوالي نحو بالتأكيد فعلا يعني والله نعم تكون يكون هناك يوجد توجد التي الذي
    وهو وهي عددها عدده كوكب قارة شخص أتوقع أتذكر أذكر أرى غالبا لعل يمكن بلد ذلك تلك بصراحة شكرا وقع وقعت حدث حدثت تأسست
    تأسس بنيت كتب كتبها كتبه ألفه ألفها اكتشف اكتشفه اخترع اخترعه
    """),
    "hi": listed("""
    है हैं था थी थे का की के को में से यह वह ये वो मुझे लगता लगती कि शायद उत्तर जवाब शहर देश नदी नाम जी हाँ हां और ने
    मेरे मेरा मेरी ख्याल विचार अनुसार हिसाब राय तो ही भी पर तक होता होती होते हुआ हुई हुए इसका इसकी इसके इसे उसका
    उसकी उसके कहते कहा जाता जाती कुल एक सन वर्ष साल लगभग करीब शायद पक्का बिल्कुल ज़रूर बेशक सही कहलाता कहलाती
    पहाड़ पर्वत झील द्वीप राजधानी धन्यवाद मैं मैंने सोचता सोचती मानता समझता शताब्दी सदी नामक हो सकता लिखा लिखी
    खोज की किया गया थे स्थापना हुयी वाला वाली अगर याद
    """),
    "de": listed("""
    stadt land fluss
    der die das den dem des ein eine einen einem einer ist sind war waren sein wird wurde heisst heissen hieß nennt man
    es er sie ich wir ihr mir glaube denke meine wurde wuerde würde sage sagen müsste muesste könnte koennte dürfte
    wohl vielleicht und auch also ja doch in im am an auf von vom zu zum zur bei mit für fur aus dass wie was wer
    welche welcher welches wann wo antwort bin mir sicher hat haben gab gibt dann so bedeutet nämlich circa etwa uhr
    natürlich klar sicherlich glaub diese dieser dieses jahr wort deutsch deutschen
    doch eher eigentlich zuerst erst na naja ehrlich gesagt meiner meinung nach vermutlich wahrscheinlich
    quatsch meines wissens halt eben tja ach gell nun einfach schon
    """),
    "fr": listed("""
    ville pays fleuve
    le la les l un une des du de d est sont etait etaient c ce cela ca il elle ils elles on je j tu nous vous crois
    pense dirais dit dire sait veut appelle appelait s se en au aux dans sur pour par avec qui que qu quoi quel quelle
    et aussi donc oui peut etre reponse sera serait a ete fut y ont ont-ils mot francais annee an signifie
    naturellement bien sur evidemment fait font
    ben bah euh mais moi avis selon peut peuvent d'abord abord premier bien ne semble me quoi hein voilà alors enfin
    """),
    "es": listed("""
    ciudad país río
    el la los las lo un una unos unas es son era eran fue fueron ser se dice llama llamaba yo tu creo pienso diria que
    de del en a al por para con quien cual como su y e tambien si respuesta seria esta este ese eso hay muy creo año
    ano significa palabra español claro supuesto
    pues bueno ya mi opinión parece puede pueden estar está están primero yo diría va
    """),
    "it": listed("""
    città paese fiume
    il lo la i gli le l un uno una è e era erano fu sono essere si dice chiama chiamava io penso credo direi che di del
    della dello dei degli delle in nel nella a al alla per con chi quale come e anche si risposta sarebbe questo
    questa anno significa parola certo ovviamente ha hanno stato stata
    secondo me beh mi pare sembra prima può possono essere ma ci stati state
    """),
    "pt": listed("""
    cidade país rio
    o a os as um uma é e era eram foi foram ser se diz chama chamava eu acho penso creio diria que de do da dos das em
    no na nos nas ao por para com quem qual como e tambem sim resposta seria este esta isso ano significa palavra claro
    pra mim parece primeiro pode podem estar está estão bom nem pensar
    """),
    "nl": listed("""
    stad land rivier
    de het een is zijn was waren wordt werd heet heette noemt men het hij zij ze ik denk geloof zou zeggen dat van in
    op aan te bij met voor uit wie wat welke waar en ook dus ja antwoord dit deze jaar betekent natuurlijk
    volgens mij eerst kan kunnen er toch eigenlijk dacht hoor jazeker
    """),
    "sv": listed("""
    staden landet
    det den de är e var en ett heter hette kallas man jag tror tycker skulle säga att och också ju så som i på av
    till från med för om vem vad vilken vilket svaret detta år ordet betyder hans hon han de
    stad land floden älven berget sjön ca cirka ungefär ja nog väl kanske förmodligen antagligen troligen säkert antar
    gissar gissning enligt mig åtminstone faktiskt finns blev blir har hade kan vet såklart självklart naturligtvis
    givetvis svar mitt rätt minns kommer ihåg skrevs skrev grundades döptes nämligen dessa samt sedan
    """),
    "id": listed("""
    itu ini adalah ialah yaitu yakni merupakan di ke dari dan yang pada dalam untuk dengan oleh saya aku menurut kira
    rasa pikir kayaknya sepertinya mungkin barangkali jawabannya jawaban namanya nama disebut kota negara sungai pulau
    gunung tahun ya iya tentu saja pasti sih deh kok dong lah kan kalau tidak salah sekitar kurang lebih terjadi
    bernama bahwa seorang sebuah
    """),
    "ru": listed("""
    город страна река
    это этот эта есть был была было были называется зовут я думаю мне кажется наверное по-моему в во на и или из у к с
    от для что кто какой какая какое как так да конечно ответ слово год году означает значит по-русски русски
    вроде бы по моему мой мнению скорее всего ну сначала могут может быть в разумеется естественно же уже
    """),
    "uk": listed("""
    місто країна річка це цей ця є був була було були називається звуть я думаю мені здається мабуть напевно на думку
    мою у в з із зі й і та або до від для що хто який яка яке які як так звісно звичайно відповідь слово рік році року
    роки означає значить українською певно либонь гадаю вважаю ну спочатку можуть може бути же ж вже би б здається
    авжеж приблизно близько десь цілком безумовно певен певна точно гора озеро вони він вона воно тобто
    """),
    "cs": listed("""
    město země řeka je to jsou byl byla bylo byly se jmenuje nazývá já myslím že si asi snad možná určitě tuším podle mě
    mého názoru v ve na do z ze od po při pro kdo co který která které jaký jaká jaké i a také tak odpověď rok roku
    roce znamená slovo jasně samozřejmě nejspíš pravděpodobně zhruba přibližně kolem hora jezero jako ten ta no prostě
    nejdříve může mohou být už ano jistě jestli vlastně domnívám řekl řekla bych
    """),
    "vi": listed("""
    là thì mà ở tại trong của và các những một cái con chiếc thành phố nước sông núi hồ tên gọi được có tôi em mình nghĩ
    chắc hình như có lẽ theo câu trả lời đáp án năm vào này đó ạ nhé nha thưa dạ vâng rồi đấy đây nó khoảng chừng tầm
    dĩ nhiên tất nhiên hẳn rằng cho với từ đến người bạn xin cũng nhỉ
    """),
    "pl": listed("""
    miasto kraj rzeka
    to jest są sa był byl była byla było bylo się sie mówi mowi nazywa ja myślę mysle sądzę sadze chyba że ze w na do z
    o od po przy dla kto co który ktory która ktora jaki jaka i oraz tak odpowiedź odpowiedz rok roku znaczy
    wydaje mi raczej no moim zdaniem najpierw może mogą być oczywiście pewnie jasne skąd
    """),
}
"""For each language the words that hold a sentence together."""
THANKED_MORE = frozenset(
    listed("bardzo wielkie большое огромное beaucoup mille muchas muchísimas tante viele vielen")
)
"""Words that only strengthen a thanks."""
_NOTS = {
    "de": r"\b(?:nicht|kein|keine|keinen|niemals)\b",
    "fr": r"\b(?:n'(?:est|était|etait) pas|et non(?: pas)?|non pas|ne sont pas|pas|jamais)\b",
    "es": r"\b(?:no (?:es|fue|era|son|fueron)|no|nunca|jamás)\b",
    "it": r"\b(?:non (?:è|era|fu|sono)|non|mai)\b",
    "pt": r"\b(?:não (?:é|foi|era|são)|nao (?:e|foi)|não|nao|nunca)\b",
    "nl": r"\b(?:niet|geen|nooit)\b",
    "sv": r"\b(?:inte|ej|aldrig|ingen|inget|icke)\b",
    "ru": r"\b(?:не|никогда)\b",
    "tr": r"\b(?:değil(?:dir|di)?|degil(?:dir)?|asla)\b",
    "uk": r"\b(?:не|ніколи)\b",
    "cs": r"\b(?:to není|není|nebyla?|nebylo|nikoliv?|nikdy|ne)\b",
    "vi": r"\b(?:không phải(?: là)?|không|chẳng phải(?: là)?|chẳng|chưa|chả)\b",
    "id": r"\b(?:bukan(?:lah)?|tidak|tak|nggak|ngga|gak|ga|enggak|jangan)\b",
    "pl": r"\b(?:nie jest|to nie|nie|nigdy)\b",
    "hi": rf"(?<![{LETTERS}])(?:नहीं|नही|मत|कभी नहीं)(?![{LETTERS}])"
    rf"(?: (?:है|हैं|था|थी|थे)(?![{LETTERS}]))?",
    "ar": r"\b(?:و?ليست?|لا|لم|لن|غير|مش|مو|أبدا|ابدا)\b",
}
_DENIED_BEFORE = pattern(
    rf"(^|[,;.]\s*)([^,;.]{{1,80}}?)\s(?:नहीं|नही)(?![{LETTERS}])"
    rf"(?:\s(?:है|हैं|था|थी|थे)(?![{LETTERS}]))?(?=\s*(?:$|[,;.!])|\s(?:बल्कि|लेकिन))"
)
"""What a "not" of Hindi behind it denies."""
_MAYBE = pattern(
    r"(?i)(?<=[,;]\s)(?:vielleicht|peut[- ]?être|quizás?|tal vez|forse|talvez|misschien|может(?: быть)?,?|возможно|może"
    r"|chyba|kanske|belki(?: de)?|mungkin|можливо|може|možná|có lẽ|ربما|शायद)\s+(?=[^\W\d_])"
)
"""How another thing is named that may be meant as well."""
_BUTS = {
    "de": "sondern", "fr": "mais", "es": "sino", "it": "ma|bensì", "pt": "mas|e sim", "nl": "maar", "sv": "utan",
    "ru": "а|но", "pl": "a|ale|lecz|tylko", "id": "melainkan|tetapi|tapi",
    "hi": "बल्कि|लेकिन|परंतु|किंतु",
    "ar": "بل|وإنما|إنما|لكن|ولكن",
    "uk": "а|але|проте", "cs": "ale|nýbrž|avšak", "vi": "mà là|mà|nhưng",
}  # fmt: skip
"""What stands between the wrong thing that is denied and the right one."""
_ORS = {
    "de": r"\boder\b", "fr": r"\bou\b|(?<=\w )soit\b", "es": r"\b[ou]\b", "it": r"\b(?:o|oppure)\b", "pt": r"\bou\b",
    "nl": r"\bof\b", "ru": r"\bили\b", "tr": r"\b(?:veya|ya da)\b", "pl": r"\b(?:lub|albo|czy)\b", "sv": r"\beller\b",
    "id": r"\batau\b", "uk": r"\b(?:або|чи)\b", "cs": r"\b(?:nebo|či|anebo)\b", "vi": r"\b(?:hoặc|hay)\b",
    "ar": r"\b(?:أو|او|أم)\b",
    "hi": r"(?<!\S)(?:या तो|या फिर|या|अथवा)(?!\S)",
}  # fmt: skip
_YEAR_NAMED = (
    r"(?:\s+(?:год[ауе]?|г\.|rok(?:u|iem)?|r\.|jahr|année|año|anno|ano|jaar|tahun|рок[уи]|році|рік|roce"
    r"|عام|سنة))?"
)
_ERAS = (
    (
        pattern(
            rf"(?i){_YEAR_NAMED}\s*\b(?:v\. ?chr\.?|vor christus|av(?:ant|\.)? ?j(?:[eé]sus|\.)?[- ]?"
            r"c(?:hrist|\.)?|a\. ?c\.?|antes de cristo|avanti cristo|v(?:oor|\.) ?chr(?:istus|\.)?|p\. ?n\. ?e\."
            r"|przed nasz[aą] er[aą]|до н\. ?э\.?|до нашей эры|m\.? ?ö\.?|milattan önce"
            r"|ईसा पूर्व|ई\. ?पू\.?|قبل الميلاد|ق\. ?م\.?"
            r"|İ\.Ö\.?|f\. ?kr\.?|före kristus|f\. ?v\. ?t\.?|(?<=\d )sm|sebelum masehi"
            r"|до н\. ?е\.?|до нашої ери|př\. ?n\. ?l\.?|před naším letopočtem|př(?:ed|\.) ?kr(?:istem|\.)?"
            r"|trước công nguyên|tcn"
            r"|vor unserer zeit(?:rechnung)?|v\. ?u\. ?z\.?)(?![^\W\d_])"
        ),
        " BC",
    ),
    (
        pattern(
            rf"(?i)(?<=\d){_YEAR_NAMED}\s*\b(?:n\. ?chr\.?|nach christus|ap(?:rès|\.)? ?j(?:[eé]sus|\.)?[- ]?"
            r"c(?:hrist|\.)?|d\. ?c\.?|después de cristo|depois de cristo|dopo cristo|na chr(?:istus|\.)?|n\. ?e\."
            r"|naszej ery|н\. ?э\.?|нашей эры|e\. ?kr\.?|efter kristus|masehi"
            r"|بعد الميلاد|ميلادية|ميلادي|للميلاد|ईस्वी|ईसवी|ई\."
            r"|нашої ери|našeho letopočtu|n\. ?l\.?|po kristu|sau công nguyên|scn"
            r"|nach unserer zeit(?:rechnung)?|u\. ?z\.?)(?![^\W\d_])"
        ),
        " AD",
    ),
    (pattern(r"(?i)\b(?:m\.? ?s\.?|milattan sonra)\s+(?=\d)"), "AD "),
)
_COUNTING = (
    (
        pattern(
            r"(?i)(?<=\d)\s+(?:paires?|\w*paare?n?|paar|pares?|pai[ao]|par|par[ayęů]|пар[аыиу]?|çift|pasang|cặp|đôi)"
            r"(?!\w)(?! (?:min|heure|jour|sec|an|mois|sem))"
        ),
        " pairs",
    ),
    (
        pattern(
            r"(?i)(?<!\w)(?:douzaines?|dutzende?n?|docenas?|dozzin[ae]|d[úu]zias?|dozijn(?:en)?|tuzin(?:y|ów)?"
            r"|дюжин[аыиу]?|tuct[uy]?|tucet|düzine|dussin|lusin|دزينة|दर्जन)(?!\w)"
        ),
        "dozen",
    ),
    (pattern(r"(?i)(?<=\d0)[- ]?tal(?:et)?(?!\w)"), "s"),
)
"""Words that make another number of the one before them."""
_ASIDE = pattern(
    r"(?i)(?:^|,)\s*(?:si je (?:ne )?me trompe pas|si no me equivoco|se non (?:mi )?sbaglio|se n[ãa]o me engano"
    r"|se n[ãa]o estou (?:errad[oa]|enganad[oa])|wenn ich (?:mich )?nicht (?:irre|falsch liege)|als ik me niet vergis"
    r"|если (?:я )?не ошибаюсь|насколько (?:я )?(?:помню|знаю)|jeśli się nie mylę|o ile (?:się nie mylę|pamiętam)"
    r"|إذا لم (?:أكن مخطئا|أخطئ)|إن لم (?:أكن مخطئا|أخطئ|تخني الذاكرة)|على ما (?:أذكر|أظن|أعتقد)"
    r"|अगर (?:मुझे )?सही याद (?:है|हो)(?: तो)?|जहाँ तक मुझे (?:याद|पता|मालूम) है"
    r"|om jag inte (?:minns|har) fel|yanılmıyorsam|yanlış hatırlamıyorsam"
    r"|якщо (?:я )?не помиляюся|наскільки (?:я )?(?:пам'ятаю|знаю)|jestli se nemýlím|pokud (?:se nemýlím|vím)"
    r"|nếu (?:tôi |em |mình )?(?:không|ko) (?:nhầm|lầm|sai)|theo (?:tôi|em) (?:nhớ|biết)"
    r"|kalau (?:(?:saya |aku )?tidak|nggak|ga|gak) salah)(?=[\s,.!?]|$)"
)
"""How somebody says that they may be wrong."""
_SPACED_DATE = pattern(r"(?<![\d.])(\d{1,2})\.\s(\d{1,2})\.\s(\d{4})(?!\d)")
"""A date as Czech and German write it."""
POINTED = frozenset(("", "ar", "hi")) | eastern.LANGUAGES
"""Languages whose numbers have a point before their decimals, as in English."""


@cache
def holding(language: str) -> frozenset[str]:
    """The folded words of a language that hold a sentence together."""
    return frozenset(fold(word) for word in HOLDING.get(language, ()))


def denies(text: str) -> bool:
    """Whether a text has a "not" of some language."""
    return any(re.search(rf"(?i){nots}", text) for nots in (*_NOTS.values(), r"\bnot\b|n't\b"))


def alternatives(text: str, language: str) -> str:
    """The text with the language's "or" in English, and nothing else changed: for signs."""
    if language in eastern.LANGUAGES:
        return eastern.signs(text)
    return re.sub(rf"(?i)(?<=\s){_ORS[language]}(?=\s)", "or", text) if language in _ORS else text


def without_aside(text: str) -> str:
    """The text without what somebody says of how sure they are: "se non sbaglio"."""
    return _ASIDE.sub("", text)


def in_english(text: str, language: str, *, values: bool = True) -> str:
    """The answer with the language's denials and, for `values`, its eras, months and number words in English."""
    if language in eastern.LANGUAGES and values:
        return eastern.in_figures(text)
    if language not in _NOTS:
        return text
    text = without_aside(text)
    if language == "hi":
        text = _DENIED_BEFORE.sub(r"\1not \2", text)
    if language == "uk":
        text = text.replace("’", "'").replace("ʼ", "'")
    if values:
        for era, english in _ERAS:
            text = era.sub(english, text)
    text = re.sub(rf"(?i){_NOTS[language]}", "not", text)
    text = _MAYBE.sub("maybe ", re.sub(rf"(?i){_ORS[language]}", "or", text))
    if language in _BUTS:
        text = re.sub(rf"(?i)(\bnot\b[^.;!?]{{0,200}}?)[,\s]+(?:{_BUTS[language]})\s+", r"\1 but ", text)
    if not values:
        return text
    text = plainly(_SPACED_DATE.sub(r"\1.\2.\3", text), language)
    text = in_full(in_digits(mended(months_in_english(text), language), language))
    for counting, english in _COUNTING:
        text = counting.sub(english, text)
    return text

"""Which language a text is in: by its script, else by words that open questions and such as stand in every text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import cache, lru_cache

from bot.core.grading.facts.scripts import vietnamese
from bot.core.grading.facts.scripts.cyrillic import RUSSIAN, language_of_cyrillic
from bot.core.grading.facts.scripts.neighbours import of_neighbour
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern

_ASKING = {
    "de": """
    welche welcher welches welchem welchen wie wieviele wer wann wo nenne nennen woraus wofur ubersetze kann konnen
    gibt warum weshalb wieso wozu womit wodurch worin worauf woran wovon erklare erklaren erlautere beschreibe
    definiere unterscheide wohin woher wem wen wessen
    """,
    "fr": """
    que quel quelle quels quelles combien qui citez cite comment traduisez ou quand peut peuvent pourquoi qu expliquez
    explique definissez definis decrivez decris quoi
    """,
    "es": """
    cual quien quienes cuando donde cuantos cuantas que nombra como traduce porque explica explique describe define
    cuanto cuanta cuales
    """,
    "it": """
    quale quali chi quando dove quanti quante quanto qual come nomina traduci perche spiega descrivi definisci cosa
    cos quanta
    """,
    "pt": """
    qual quem quando onde quantos quantas que cite traduza porque explique descreva defina quais quanto quanta
    """,
    "nl": """
    welke welk wie wanneer waar hoeveel hoe wat noem vertaal kan kunnen waarom waardoor waarvoor leg beschrijf waarin
    waarmee verklaar
    """,
    "sv": """
    vilken vilket vilka vem vems vad nar var hur varfor namn kan finns ar forklara beskriv redogor ange definiera
    """,
    "ru": "",
    "tr": """
    hangi nedir kac kimdir hangisi nerede kimin neresidir neden niye nicin nasil ne nelerdir kactir hangisidir
    aciklayin aciklayiniz tanimlayin tanimlayiniz belirtin belirtiniz midir mudur nereden nereye kime
    """,
    "id": """
    apa apakah siapa siapakah kapan dimana dimanakah mengapa kenapa bagaimana bagaimanakah berapa berapakah jelaskan
    sebutkan tuliskan terangkan ceritakan uraikan definisikan gambarkan bandingkan
    """,
    "cs": """
    kdo co kdy kde kolik jak jaky jaka jake jakou ktery ktera ktere kterem kterych proc cim ceho cemu kam odkud koho
    komu vyjmenuj vyjmenujte jmenuj jmenujte uved uvedte vysvetli vysvetlete popis popiste definuj definujte
    """,
    "sk": """
    kto čo kedy kde kolko ako aky aka ake ktory ktora ktore ktorom preco cim coho comu odkial vymenuj vymenujte uvedte
    vysvetlite popiste
    """,
    "hr": "sto sta tko ko gdje gde kada kad zasto kako koliko koji koja koje kojem kojoj kaj kdaj kje zakaj kateri",
    "vi": """
    gì nào sao đâu thế bao kể nêu hãy giải gi
    """,
    "da": "hvad hva hvem hvor hvornar hvorfor hvordan hvilken hvilket hvilke forklar nar naevn nevn",
    "pl": """
    jaki jaka jakie ktory ktora ktore kto kiedy gdzie ile jak wymien przetlumacz czy dlaczego czym wyjasnij opisz
    jakim skad czemu czego co jakiej jakich ktorej ktorych
    """,
}
"""Words that open questions, folded."""
_FILLING = {
    "de": """
    ist der die das den dem des wurde in von hat viele heisst ein eine einer einem auf wird sind im zu bei mit fur
    was und aus man sich nicht wenn weil zwischen zum zur am eines einen bedeutet versteht werden oder durch wobei
    """,
    "fr": """
    est le la les en de du au une l un a des sont y d ce c et que se entre dans pour par aux sur pas ne on qui son
    ses ou quand parce cela avec il elle ils
    """,
    "es": """
    los las el la en de del es fue un una por tiene ano llama son y se al para entre lo su sus qu con que no cuando
    porque como
    """,
    "it": """
    il che la e di del nel una un si ha gli chiama della sono l le lo i in per tra dei delle degli con al alla non
    perche quando cui ai da dal dalla
    """,
    "pt": """
    o a do da em foi um uma e os as ano tem na no sao de entre para por que se dos das ao com nao quando porque pelo
    pela sua
    """,
    "nl": """
    is het de van een in heet heeft op wordt zijn werd en bij voor tussen met wat waarbij dat die om te niet aan
    door of als worden
    """,
    "sv": """
    ar det den i pa och av som heter hette ett en har finns manga kallas till mellan for nar vid inte att fran med
    menas om kan blir de men eller sig utan sa mer genom dar detta denna eftersom medan nagot nagon sin sitt sina
    mycket bara ocksa olika efter innebar betyder ska skulle blev fick far hos upp ner ut varandra ju jag
    """,
    "ru": "",
    "tr": """
    kim ne var vardir yazdi kuruldu ve bir bu yil yi i si nun nin in icin oldu baskenti arasindaki ile mi mu ki da
    de olarak cok daha gibi sonra kadar degil yok veya ancak ise her cunku olan bunu onun icinde uzerinde arasinda
    sadece zaman tarafindan gore bazi hem ama o
    """,
    "id": """
    yang dan di ke dari untuk dengan adalah ini itu pada dalam tidak akan oleh sebagai karena atau juga dapat bisa ada
    sehingga agar jika kalau saat lebih antara suatu sebuah secara merupakan yaitu bukan belum tanpa seperti menjadi
    para tersebut tetapi maka lalu ketika dimaksud nya dia mereka kita saya tahun jadi sudah masih hanya bahwa
    """,
    "cs": """
    je jsou se na v ve pri ze ktery ktera ktere kterou kterym jako nebo aby kdyz pro byl byla bylo z do od po neni tak
    take ale nez pak jeho jejich ma maji mezi protoze jsem uz jen k ke s si tim toho tom ten to muze podle proto kvuli
    lze ci kde jeji tato tento sve svou jsme tedy zatimco kdyby bud
    """,
    "sk": """
    je su sa na v vo pri zo ktory ktora ktore ktorou ktorym ako alebo aby ked pre bol bola bolo z do od po nie tak tiez
    ale nez potom jeho ich ma maju medzi pretoze som uz len k ku s si tym toho tom ten to moze podla preto kvoli co
    """,
    "hr": """
    je su se na u od do za iz koji koja koje kao ili nije kod te ali vec samo jer sto ga ih bi ce kroz pod izmedu kada
    ki ali kot ker tudi pa lahko
    """,
    "vi": """
    là của có không được trong những các một người này khi từ với để đến bị như theo hoặc vì nên thì tại đó cũng đã sẽ
    đang rất nhiều hơn nhất trên dưới sau trước giữa còn và chỉ phải làm gì nào nếu bởi giúp ở về lại vào nó họ tôi bằng
    việc sự cách cho thể ra hay khong duoc nhung trong nguoi cua gi cac voi nhu hoac neu vao giua nuoc thi nhieu lam
    """,
    "da": """
    og ikke er af til fra med som det den en et i at har kan for ved blev om de pa efter etter der hvor mellem mellom
    fordi ogsa eller sig seg jeg noget noe bliver blir ble men vaere nar kun under ut ud dette denne disse
    """,
    "pl": """
    nazywa sie jest w co to na ma z roku byl po i od do polega sa miedzy ze dla przez przy oraz nie ktory ktora gdy
    lub jako
    """,
}
"""Words that stand in texts of the language everywhere, folded, but for Vietnamese.

Danish and Norwegian ("da"), Slovak, Croatian with its like and Slovene ("hr") are told, not read.
"""
_ENGLISH = frozenset(
    listed("""
    the of what which who is are does do how many much when where in to for was and an write name it by with from
    translate into say meaning mean word give state on at can could would should will has have had if this that these
    does or not than as an a its their his her you your we they he she it be been there why explain describe define
    between because so but use used using i them then into about all more most some only no
    """)
)
_CZECH_VERBS = frozenset(
    ("je", "jsou", "ma", "maji", "muze", "lze", "byl", "byla", "bylo", "existuje", "patri", "plati")
)
"""What a Czech question for a yes or no begins with."""
_CZECH_MARKED = frozenset("áčďéěíňóřšťúůýž")
_LETTERS = {
    "de": frozenset("ßäöü"), "fr": frozenset("êçœû"), "es": frozenset("ñ"), "it": frozenset("ìò"),
    "pt": frozenset("ãõ"), "sv": frozenset("åäö"), "tr": frozenset("ğış"), "da": frozenset("øæå"),
    "pl": frozenset("łżźśćńę"), "cs": frozenset("ěřů"), "sk": frozenset("ľĺŕ"), vietnamese.CODE: vietnamese.LETTERS,
}  # fmt: skip
"""Letters that hardly another of these languages has."""
_SCRIPTS = (
    ("ja", pattern("[\u3040-\u30ff]")), ("ko", pattern("[\uac00-\ud7af]")), ("zh", pattern("[\u3400-\u9fff]")),
    (RUSSIAN, pattern("[\u0400-\u04ff]")), ("ar", pattern("[\u0600-\u06ff]")), ("hi", pattern("[\u0900-\u097f]")),
)  # fmt: skip
"""The language that a question of mostly such letters is taken for."""
_WORD = pattern(r"(?<!\w)[^\W\d_]+(?!\w)")
_LATIN = pattern("[A-Za-z\u00c0-\u024f]")
_DENSE = frozenset(("ja", "ko", "zh"))
"""Languages of which one letter says as much as several Latin ones."""
DENSITY = 3
"""How much more, where no word is English."""
ASKED = 3
"""How much a word that opens questions tells, against one that fills them; and how much tells a language."""
FRONT = 3
"""Words among which one that opens a question stands."""
LOOKED_AT = 400
"""Characters of an answer that its language is told by."""
FEWEST_ENGLISH, BEYOND_DOUBT = 2, 3
"""English grammar words from which an answer is English, and another language's from which it is in that."""
FEW = 6
"""Words of a text that may well have no grammar."""
FEWEST = 2
"""How much tells a language where each word that could be English is one of its own."""


@lru_cache(maxsize=512)
def language_of_text(question: str) -> str:
    """The code of the language that a question is in; "" for English and for what cannot be told."""
    if question.lstrip().startswith("¿"):
        return "es"
    script = _script(question)
    if script is not None:
        return script
    told = _folded_words(question)
    asking = {
        language: ASKED
        for language, (opening, _) in _told_by().items()
        if not opening.isdisjoint(_where_asked(question, language, told))
    }
    if told[:1] and told[0] in _CZECH_VERBS and question.rstrip().endswith("?"):
        asking.setdefault("cs", ASKED - 1)
    if _looks_czech(question) and _ENGLISH.isdisjoint(told):
        asking.setdefault("cs", ASKED)
    return _most(question, asking)


def _looks_czech(question: str) -> bool:
    """Whether letters tell a short question that opens with a verb: "Obíhá Země kolem Slunce?"."""
    marked = [word for word in _WORD.findall(question.casefold()) if not _CZECH_MARKED.isdisjoint(word)]
    own = any(not _LETTERS["cs"].isdisjoint(word) for word in marked)
    return own and len(marked) > 1 and question.rstrip().endswith("?")


def _where_asked(question: str, language: str, told: list[str]) -> list[str]:
    """The words of a question among which one stands that asks."""
    if language == vietnamese.CODE:
        return _WORD.findall(question.casefold())
    front = (word.casefold() for word in _WORD.findall(question)[:FRONT])
    return told if language == "tr" else [*told[:FRONT], *front]


@lru_cache(maxsize=512)
def language_of_prose(text: str) -> str:
    """The same of an answer, by the words that stand in it everywhere."""
    script = _script(text)
    return _most(text, {}) if script is None else script


def language_of_answer(text: str) -> str:
    """The same of an answer to a card in English, where its beginning leaves no doubt."""
    text = text[:LOOKED_AT]
    if text.isascii() and len(_ENGLISH.intersection(_WORD.findall(text.lower()))) >= FEWEST_ENGLISH:
        return ""
    told = set(_folded_words(text))
    marked = vietnamese.is_vietnamese(text)  # whose words may be English ones without their marks
    language = language_of_prose(text) if marked or len(_ENGLISH & told) < FEWEST_ENGLISH else ""
    filling = _told_by()[language][1] if language in _told_by() else ()
    return language if not filling or _telling(text, language, filling) >= BEYOND_DOUBT else ""


def _telling(text: str, language: str, filling: Set[str]) -> int:
    """How many different words of a text are grammar of a language, or have a letter that hardly another has."""
    letters = _LETTERS.get(language, frozenset())
    words = {word.casefold() for word in _WORD.findall(text)}
    plain: Callable[[str], str] = str if language == vietnamese.CODE else fold
    return sum(plain(word) in filling or not letters.isdisjoint(word) for word in words)


def language_of_card(question: str, reference: str) -> str:
    """The language of a card: its question's, or where that has nothing that tells, its reference's."""
    asked = language_of_text(question)
    return (
        asked if asked or not _ENGLISH.isdisjoint(_folded_words(question)) else language_of_prose(reference)
    )


def may_be_english(text: str) -> bool:
    """Whether a text whose language is not known may be English: by one grammar word, or since it is short."""
    told = _folded_words(text)
    return _script(text) is None and (len(told) < FEW or not _ENGLISH.isdisjoint(told))


def is_abroad(answer: str) -> bool:
    """Whether an answer is plainly in another language than English, if nobody knows in which."""
    letters = any(sign.isalpha() and not sign.isascii() for sign in answer[:LOOKED_AT])
    return letters or not may_be_english(answer) or language_of_answer(answer) != ""


def _most(text: str, asking: Mapping[str, int]) -> str:
    """The language that most different words, some letters and what is known of it by `asking`, speak for."""
    told = {word.casefold() for word in _WORD.findall(text) if len(word) > 1 or word.islower()}
    plain = {*map(fold, told)}
    counts = {
        language: asking.get(language, 0)
        + len(filling.intersection(told if language == vietnamese.CODE else plain))
        for language, (_, filling) in _told_by().items()
    }
    small = told.intersection(_WORD.findall(text))
    for language, letters in _LETTERS.items():
        words = small if language == vietnamese.CODE else told  # whose names stand in texts of others
        counts[language] += sum(not letters.isdisjoint(word) for word in words)
    best = max(counts, key=counts.__getitem__)
    english = plain & _ENGLISH
    fewest = FEWEST if _told_by()[best][1].issuperset(english) else ASKED
    return best if counts[best] >= fewest and counts[best] > len(english) else ""


def _folded_words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _script(text: str) -> str | None:
    """The language of a text whose letters or marks tell it, "" where it is not known; None for all others."""
    if vietnamese.is_vietnamese(text):
        return vietnamese.CODE
    latin = len(_LATIN.findall(text))
    others = sum(map(str.isalpha, text)) - latin
    if not others:
        return None
    language = next((code for code, letters in _SCRIPTS if letters.search(text)), "")
    dense = language in _DENSE and _ENGLISH.isdisjoint(_folded_words(text))
    if others * (DENSITY if dense else 1) < latin:
        return None
    if of_neighbour(text, language):
        return ""
    return language_of_cyrillic(text) if language == RUSSIAN else language


@cache
def _told_by() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        language: (frozenset(listed(words)), frozenset(listed(_FILLING[language])))
        for language, words in _ASKING.items()
    }

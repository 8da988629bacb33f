"""Whether a card asks for a word of a language or a form of a word, and of which language.

In such cards inflection, accents and articles may be the answer; in others they are not.
"""

from __future__ import annotations

from functools import lru_cache

from bot.core.grading.facts.tables import listed, pattern

_CODES = {
    "spanish": "es", "french": "fr", "german": "de", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru",
    "english": "en", "latin": "la", "greek": "el", "japanese": "ja", "chinese": "zh", "mandarin": "zh",
    "korean": "ko",
    "arabic": "ar", "hebrew": "he", "hindi": "hi", "polish": "pl", "turkish": "tr", "swedish": "sv",
    "norwegian": "no",
    "danish": "da", "finnish": "fi", "czech": "cs", "hungarian": "hu", "romanian": "ro", "ukrainian": "uk",
    "welsh": "cy",
    "irish": "ga", "catalan": "ca", "vietnamese": "vi", "thai": "th", "indonesian": "id", "swahili": "sw",
    "esperanto": "eo",
    "icelandic": "is", "croatian": "hr", "serbian": "sr", "bulgarian": "bg", "slovak": "sk",
    "persian": "fa", "urdu": "ur",
    "bengali": "bn", "tamil": "ta", "yiddish": "yi", "gaelic": "gd", "castilian": "es",
}  # fmt: skip
_NAMES = "|".join(_CODES)
_ASKS_WORD = pattern(
    rf"(?i)\b({_NAMES})\s+(?:word|term|translation|noun|verb|adjective|name|for\b|equivalent"
    rf"|phrase|article|plural|infinitive)"
    rf"|\b(?:in|into|to|from)\s+({_NAMES})\b|\bthe ({_NAMES})\s+(?:for|of)\b|^\s*({_NAMES})\s*:"
    rf"|\(({_NAMES})\)"
)
_ASKED_THERE = pattern(
    r"(?i)(?P<de>\bauf deutsch\b)|(?P<en>\bauf englisch\b|\ben anglais\b|\ben inglés\b|\bin inglese\b|\bem inglês\b"
    r"|\bанглійською\b|\banglicky\b|\btiếng anh\b"
    r"|\bpå engelska\b|\bingilizce(?:si|de)\b|\bdalam bahasa inggris\b|अंग्रेज़?ी में|\bبالإنجليزية\b|\bباللغة الإنجليزية\b)"
    r"|(?P<fr>\ben français\b|\bauf französisch\b)|(?P<es>\ben español\b|\bauf spanisch\b|\ben espagnol\b)"
    r"|(?P<it>\bin italiano\b)|(?P<pt>\bem português\b)|(?P<nl>\bin het nederlands\b)|(?P<pl>\bpo polsku\b)"
    r"|(?P<hi>हिन्?ं?दी में)|(?P<ar>\bبالعربية\b|\bباللغة العربية\b)"
    r"|(?P<sv>\bpå svenska\b)|(?P<tr>\btürkçe(?:si|de)\b)|(?P<id>\bdalam bahasa indonesia\b)"
    r"|(?P<uk>\bукраїнською\b)|(?P<cs>\bčesky\b)|(?P<vi>\btiếng việt\b)"
)
_ASKS_SENSE = pattern(
    r"(?i)\bwhat (?:does|do|is|did)\b.*\bmean\b(?!.*\bin (?!english)[a-z]+\W*$)|\bmeaning of\b"
)
_TRANSLATE = pattern(r"(?i)\btranslat|\bhow do (?:you|i|we) say\b")
_FORM = pattern(
    r"(?i)\b(?:plural|singular|feminine|masculine|past tense|past participle|simple past"
    r"|preterite|participle|gerund|infinitive"
    r"|comparative|superlative|conjugat\w+|inflect\w+|declension|genitive|dative|accusative"
    r"|nominative|diminutive"
    r"|imperative|subjunctive|definite article|indefinite article|present tense|third person"
    r"|first person|adverb(?: form)?"
    r"|adjective (?:form|of|from)|noun form|past form|past of|possessive|spell(?:ing)? of"
    r"|correct(?:ly)? spell\w*|is spelled)\b"
)
_ARTICLE = pattern(
    r"(?i)\b(?:article|gender|artikel|geschlecht|genus|artículo|articolo|artigo|genre|género)s?\b"
)
ARTICLES = frozenset(
    listed("""
    der die das den dem des ein eine el la los las un una unos unas le les une il lo gli i uno o os as um uma
    de het een the a an to l ο η το οι τα
    """)
)


@lru_cache(maxsize=256)
def language_of(question: str) -> str:
    """The code of the language in which the answer is asked as a word or form; "" for ordinary cards."""
    if _ASKS_SENSE.search(question):
        return ""
    match = _ASKS_WORD.search(question)
    if match:
        return _CODES[next(group for group in match.groups() if group).lower()]
    match = _ASKED_THERE.search(question)
    if match:
        return next(code for code, found in match.groupdict().items() if found)
    if _TRANSLATE.search(question) or _FORM.search(question):
        return "en" if _FORM.search(question) else "??"
    return ""


@lru_cache(maxsize=256)
def asks_article(question: str) -> bool:
    """Whether the article belongs to what is asked."""
    return _ARTICLE.search(question) is not None

"""What people put behind or between names: "Montreal QC", "Ford Motor Company", "Deh Cho, a.k.a. Mackenzie"."""

from __future__ import annotations

from bot.core.grading.facts.equated import is_thing
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.word_forms import is_word

LONGEST = 5
"""Words of another name."""
_CODES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|NSW|QLD|VIC|TAS|ACT"
)
"""The states of America and Australia and the provinces of Canada as addresses have them."""
_PLACED = pattern(
    rf"(?P<name>[A-Z][^\W\d]+(?:[ .-]+[A-Z][^\W\d]+){{0,3}}),? (?:{_CODES})(?=$|[,;.(]|\s[-–(])"
)
_ASKS_COMPANY = pattern(
    r"(?i)\b(?:compan(?:y|ies)|firms?|manufacturers?|brands?|(?:car|auto|chip|plane|watch|phone)?makers?|automakers?"
    r"|publishers?|corporation|business|producers?|airlines?|banks?|Firma|Unternehmen|Hersteller|Konzern|Marke"
    r"|entreprise|société|constructeur|fabricant|marque|empresa|compañía|fabricante|marca|azienda|casa|società"
    r"|компания|фирма|производитель|bedrijf|företag|firma|spółka)\b|^Who (?:makes?|builds?|made|built|produces?)\b"
)
_FORM = (
    r"(?:Company|Co|Corporation|Corp|Incorporated|Inc|Limited|Ltd|plc|PLC|LLC|AG|SE|GmbH|KGaA|KG|SA|SAS|NV"
    r"|N\.V|S\.A|SpA|S\.p\.A"
    r"|AB|ASA|Oy|Oyj|KK|Group|Holdings?|Industries|Motors?|Enterprises|Manufacturing|Works|lot|lads|people"
    r"|folks?|guys)"
)
_COMPANY = pattern(
    rf"(?P<name>[A-Z]\S+(?: [A-Z]\S+){{0,3}}?)(?:(?:,? (?:& )?){_FORM}\b\.?){{1,3}}(?=$|[,;(]|\s[-–(])"
)
_ALSO = (
    r"(?:a\.?\s?k\.?\s?a\.?|(?:which is |it'?s )?(?:also|better|otherwise) (?:known as|called|named)|alias"
    r"|auch genannt|auch bekannt als"
    r"|besser bekannt als|dite?|aussi appelée?|también llamad[oa]|conocid[oa] como|dett[oa]"
    r"|conhecid[oa] como|(?:он|она|оно) же"
    r"|oftewel|ofwel|även kallad)"
)
_THAT_IS = (
    r"(?:in other words|that is(?: to say)?|i\.\s?e\.?|or rather|das heißt|d\.\s?h\.|sprich|also"
    r"|c'est[- ]à[- ]dire|autrement dit"
    r"|es decir|o sea|cioè|ossia|vale a dire|ou seja|isto é|то есть|т\.\s?е\.|иначе говоря|dat wil zeggen"
    r"|det vill säga"
    r"|alltså|czyli|to znaczy)"
)
_RENAMED = pattern(
    rf"(?i)(?P<one>\S[^,;:()]{{0,80}}?)\s?[,;(]?\s+\(?(?:(?P<also>{_ALSO})"
    rf"|{_THAT_IS}),?\s+(?P<two>[^,;:()]{{2,60}}?)\)?\W*"
)
_BINOMIAL = pattern(
    r"(?P<before>^|[,;(/]\s*|\s[-–]\s)[A-Z][a-z]{3,} (?P<species>[a-z]{2,}(?:us|a|um|is|ae|ns|or|ii?|es|ur"
    r"|er|ix|yx|ax|ex|on|os|as))"
    r"(?: L\.)?(?=\s*(?:[,;)/]|\s[-–]|$))"
)
"""The Latin name of a living thing, beside its common one."""
_UP = r"[A-ZÀ-Þ][^\W\d]+"
_MOTHERS = pattern(rf"(?P<name>{_UP}(?: {_UP}){{1,3}}?)(?: {_UP})? y {_UP}(?: {_UP})?\W*")
_ARTICLE = pattern(r"(?i)^(?:the|an?|der|die|das|le|la|l'|el|il|lo|o|a)\s+")


def without_state(text: str) -> str:
    """The text without the state behind a city: "Montreal, QC"."""
    return _PLACED.sub(r"\g<name>", text)


def without_company(text: str, question: str) -> str:
    """The text without what kind of company one is, where a company is asked: "Toyota Motor Corp."."""
    return _COMPANY.sub(r"\g<name>", text) if _ASKS_COMPANY.search(question) else text


def asks_company(question: str) -> bool:
    """Whether a question asks for a company."""
    return _ASKS_COMPANY.search(question) is not None


def without_mothers_name(text: str) -> str:
    """A Spanish name without the mother's behind the "y": "Juan Luna y Novicio"."""
    found = _MOTHERS.fullmatch(text)
    return found["name"] if found else text


def without_latin(text: str) -> str:
    """The text without the Latin name of the thing: "Brassica napus, swede"; that name itself where nothing else is."""
    found = _BINOMIAL.search(text)
    if not found or is_word(found["species"], rare=False):
        return text
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;/-–()") or text


def is_latin(text: str) -> bool:
    """Whether a text is the Latin name of a living thing."""
    found = _BINOMIAL.fullmatch(text)
    return found is not None and not is_word(found["species"], rare=False)


def renamed(text: str) -> str:
    """The last of two names that an answer gives for one thing; "" where the first is known as another thing."""
    found = _RENAMED.fullmatch(text)
    if not found or len(found["two"].split()) > LONGEST:
        return ""
    one = _ARTICLE.sub("", found["one"])
    return "" if found["also"] and is_thing(one) else found["two"]

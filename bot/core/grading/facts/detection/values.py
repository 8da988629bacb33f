"""Finds references that are a date, a number or a quantity.

A reference with other words of its own beside the value is none, unless they say what is counted.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.grading.facts.as_written import Exact
from bot.core.grading.facts.context import asked_keys, asked_sentence
from bot.core.grading.facts.dates.dates import dates
from bot.core.grading.facts.dates.moments import Day, day
from bot.core.grading.facts.formulas.notation import ASKS_INTERVAL
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.numbers.reference import measure
from bot.core.grading.facts.numbers.units_abroad import units_in_english
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.said import clean
from bot.core.grading.facts.scripts.abroad import holding, in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.scripts import fold, unspaced
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.languages import language_of
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.statutes import is_titled
from bot.core.grading.facts.words.words import undotted, words

LONGEST_CARRIER = 8
"""Words of a sentence that only carries a value, which the question does not ask for in so many words."""
LONGEST_VALUE = 12
"""Words of a sentence that carries a value which the question asks for."""
ASKS_DATE = pattern(
    r"(?i)\b(?:when|years?|dates?|what day|which day|centur(?:y|ies)|decades?|born|died|founded"
    r"|month|era|until|since|wann|jahr|quand|année|annee|cuándo|cuando|año|quando|anno|ano|wanneer|jaar|kiedy|roku"
    r"|jahrhundert|siècle|siglo|secolo|século|eeuw|yıl|yılda|yılında|yüzyıl|ne zaman|когда|год|году|года|век|веке"
    r"|när|år|årtal|årtionde|århundrade|коли|рік|році|року|століття|столітті|kdy|roce|rok|století"
    r"|khi nào|năm nào|bao giờ|lúc nào|ngày nào|thế kỷ nào|kapan|tahun|tanggal|abad|când|anul|πότε|έτος|έτους|χρονιά"
    r"|bhliain|bliain|cathain|aois|blwyddyn|flwyddyn|pryd|ganrif|mwaka|karne|taon|kailan|siglong|urtetan|urte"
    r"|quin any|quan|segle|aasta|aastal|millal|gadā|metais|hvenær|aldar|shekull"
    r"|hvornår|hvilket år|hvilke år|mikor|évben|milloin|vuonna|кога|година|kada|godine|senesi|sene|senede"
    r"|متى|سنة|عام|वर्ष|साल|कब)\b|何[年月日時代]|いつ|何世紀|[哪几幾]一?[年天日月号號]|哪[个個](?:世[纪紀]|[年月日]|日期)|什么(?:时候|日[子期])"
    r"|什麼(?:時候|日[子期])|何[时時]|生日|誕生日|日付|日期|몇 ?[년월일]|몇 ?세기|며칠|언제|해는|연도|날짜"
)
_ASKS_YEAR = pattern(
    r"(?i)\b(?:what|which|in|the) year\b|\byear\W*$|\bwelche[mns]* jahr\b|\bquelle année\b|\bqué año\b|\bche anno\b"
    r"|\b(?:em que ano|(?:welk|vilket|hvilket) (?:jaar|år)|który[mn]? rok\w*|как(?:ой|ом) году?"
    r"|яко(?:му|го) ро(?:ці|ку)|kter(?:ém|ého|ý) ro(?:ce|ku|k)|hangi (?:yıl|sene)\w*|în ce an"
    r"|ποι(?:α χρονιά|ο έτος)|cén bh?liain|pa (?:flwyddyn|blwyddyn)|mwaka (?:gani|upi)|anong taon|taong|zein urtetan"
    r"|(?:en )?quin any|koje godine|kojoj godini|mis aastal|किस (?:वर्ष|साल)|أي (?:عام|سنة))\b"
)
_ASKS_WHICH_YEAR = pattern(
    r"(?i)\bkaç (?:yılı|sene)(?:nda|nde|sinde)?\b|\btahun berapa\b|\bnăm (?:bao nhiêu|mấy)\b"
    r"|몇 ?년(?:도|에(?! 한)|인|생)"
)
"""How languages ask for a year by "how many": "kaç yılında", 몇 년에."""
_ASKS_DAY = pattern(r"(?i)\b(?:days?|months?|full date|exact date)\b")
_ENDS_IN = pattern(r"(?i)[a-z] in(?:\W*|\W*_+\W*)$")
"""How a question ends whose answer is a year: "Magna Carta sealed in ___"."""
_ASKS_NUMBER = pattern(
    r"(?i)\b(?:how many|how much|number of|port|what number|which number|roman numeral|how far"
    r"|how long|how old|sum|product|wie ?viele?|combien|cuánt[oa]s?|quant[oiae]s?|hoeveel|ile|kaç|сколько|كم"
    r"|hur många|hur mycket|hur lång tid|скільки|kolik|berapa|bao nhiêu|mấy|câ[tț][ei]|πόσ(?:α|ες|οι|ο|η))\b"
    r"|कितन|いくつ|何(?:[人個本枚日分秒度歳時か回倍円冊杯色種羽匹頭台校県問章層字画巻音℃%]|k?m|k?g|パーセント|キロ|メートル|センチ|グラム|トン|リットル|ドル)|いくら|どのくらい|高さ|長さ|重さ|深さ|速さ|速度|距離|距离|温度|気温|体重|面積|面积|人口|頻度|頻率|频率|心率|テンポ|割合|比例|속도|온도|길이|높이|무게|빈도|多[少长高大远]|[几幾][个個天人]|[几幾]|몇|얼마"
)
_VARIABLE_POWER = pattern(r"-?\d*[a-z]\^-?[\dn]+")
_ROMAN_ASKED = pattern(r"(?i)\broman numeral")
_KNOWN_NUMBER = frozenset(
    listed(
        "about around approximately approx circa ca roughly over nearly almost some exactly just "
        "under ad bc bce ce ago old long tall high wide deep each total times per more less than "
        "least most between below above greater higher lower fewer larger smaller bigger exceeding maximum minimum max"
    )
)

FEW_WORDS = 2
"""Content words of a sentence beside its number that say no more than what was counted."""


def _plain(text: str, question: str) -> str:
    """The reference as answers are read: in a language, its number words and months in English."""
    language = language_of_text(question)
    plain = clean(text)
    return in_english(plain, language) if language and not language_of(question) else plain


def asks_value(text: str, question: str) -> bool:
    """Whether a question of Chinese, Japanese or Korean asks for a value, and the reference has a number."""
    if not unspaced(question) or not (_ASKS_NUMBER.search(question) or ASKS_DATE.search(question)):
        return False
    return any(map(str.isdigit, text + _plain(text, question)))


def asks_number(question: str) -> bool:
    """Whether the question asks for a number in so many words."""
    return _ASKS_NUMBER.search(asked_sentence(question)) is not None


def date_reference(text: str, question: str) -> Day | None:
    """The reference as a date; None where it is something else."""
    plain = "" if is_titled(text) else _plain(text, question)
    found = day(plain) if len(plain.split()) <= LONGEST_VALUE else None
    if found is None:
        return None
    named = unspaced(question) and any(one.month for one in found.moments)  # 何月何日
    if (
        _ASKS_NUMBER.search(asked_sentence(question))
        and not (named or _ASKS_WHICH_YEAR.search(asked_sentence(question)))
        and not any(one.era == "bc" for one in found.moments)
    ):
        return None
    told = dates(plain, bare=True)
    year_only = all(moment.month is None and not moment.era and moment.span == 1 for moment in found.moments)
    asked = asked_sentence(question)
    dated = ASKS_DATE.search(asked) or _ASKS_WHICH_YEAR.search(asked)
    if year_only and not (dated or found.until is not None or _ENDS_IN.search(asked)):
        return None
    rest = plain
    for one in reversed(told):
        rest = rest[: one.start] + " " + rest[one.end :]
    if len(told) > 1 and found.until is None:
        return None
    if len(plain.split()) > LONGEST_CARRIER and not ASKS_DATE.search(asked_sentence(question)):
        return None
    year_asked = _ASKS_YEAR.search(asked) or _ASKS_WHICH_YEAR.search(asked)
    if year_asked and not _ASKS_DAY.search(asked) and found.until is None:
        found = replace(found, coarse=True)
    return replace(found, text=text) if not _left(rest, question) else None


def _left(rest: str, question: str) -> list[str]:
    """Content words of a reference beside its value, that neither the question has nor a carrier sentence."""
    keys, held = asked_keys(question), holding(language_of_text(question))
    return [
        word.text
        for word in content_of(words(undotted(rest)), keys)
        if word.key not in _KNOWN_NUMBER and not word.key.startswith("#") and fold(word.text) not in held
    ]


_NAMED_SPAN = pattern(
    r"(?:[Tt]he )?[A-Z][a-z]+(?:-[A-Za-z]+)? (?:Years?|Months?|Weeks?|Days?|Hours?|Minutes?)['’]?s?['’]? (?:[A-Z]|of\s)"
)
"""What is named after how long it took: "the Seven Years' War", "Hundred Days of Napoleon"."""


def measured_reference(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    """The reference as a number or quantity; None where it is something else."""
    plain = units_in_english(_plain(text, question), language_of_text(question))
    if is_titled(text) or _NAMED_SPAN.match(text):
        return None
    if language_of_text(question) and not asks_number(question) and not any(map(str.isdigit, plain)):
        return None  # "le Nil" is no nought
    if _ROMAN_ASKED.search(question) and re.fullmatch(r"[IVXLCDM]+", plain):
        return Exact(plain, AnswerKind.NUMBER)
    found = (
        None
        if _VARIABLE_POWER.fullmatch(plain) or "±" in plain or "+-" in plain or _is_letter(plain, question)
        else measure(plain, question, spec)
    )
    told = measured(plain)
    if found is None or (len(told) > (2 if found.high else 1) and "=" not in plain):
        return None
    rest = plain
    for one in reversed(told):
        rest = rest[: one.start] + " " + rest[one.end :]
    asks = _ASKS_NUMBER.search(asked_sentence(question)) is not None
    size = len(plain.split())
    bound = re.fullmatch(r"\s*[<>≤≥]=?\s*", rest) is not None and not ASKS_INTERVAL.search(question)
    worked = not bound and re.search(r"[a-z]", rest) is None and re.search(r"[+*/^<>=]", rest)
    if worked or size > LONGEST_VALUE or (size > LONGEST_CARRIER and not asks):
        return None
    left = _left(re.sub(r"[IVXLCDM]+|-", " ", rest) if not told else rest, question)
    counted = asks and told and _is_counted(plain[told[0].end :], left)
    # Where a number is asked, a sentence of one number that says little else has no other answer in it.
    short = asks and len(told) == 1 and len(left) <= FEW_WORDS and " and " not in question
    return replace(found, text=text) if not left or counted or short else None


def _is_letter(text: str, question: str) -> bool:
    """Whether a text that could be a Roman numeral is a letter or an abbreviation."""
    if re.fullmatch(r"[A-Z]", text.strip(".")):
        return not _ASKS_NUMBER.search(asked_sentence(question))
    roman = re.fullmatch(r"[IVXLCDM]+", text)
    return roman is not None and not re.search(r"(?i)number|many|roman|which|what", question)


def _is_counted(after: str, left: list[str]) -> bool:
    """Whether the one word beside a number says what is counted: "8 legs"."""
    return (
        len(left) == 1
        and left[0][0].islower()
        and re.fullmatch(rf"\s*{re.escape(left[0])}\W*", after) is not None
    )

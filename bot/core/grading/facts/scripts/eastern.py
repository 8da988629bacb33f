"""Puts the values of Chinese, Japanese and Korean answers into English notation: 三十万公里, 1945年8月15日, 12개입니다.

Numerals become figures, units and dates are named as in English, and what only counts or closes a sentence is left out.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

LANGUAGES = frozenset(("zh", "ja", "ko"))
_LETTER = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー"
_FIGURES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_SCALES = {
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
_NUMERAL = pattern(
    rf"(?:\d[\d,]{{0,20}}(?:\.\d{{1,9}})?|[{''.join(_FIGURES)}十百]|千(?![米克瓦])"
    rf"|(?<=[\d{''.join(_FIGURES)}{''.join(_TENS)}])[{''.join(_TENS)[3:]}{''.join(_SCALES)}])+"
)
LONGEST_NUMERAL = 40
"""Characters of a numeral that is read; no number that anyone asks for has more."""
_SPELLED = {
    sound: sign
    for sounds, sign in (
        pair.split(":")
        for pair in listed("""
        せん|ぜん|천:千 ひゃく|びゃく|ぴゃく|ひゃっ|백:百 じゅう|じゅっ|십:十 まん|만:万 おく|억:億 いち|いっ|일:一
        に|이:二 さん|삼:三 よん|よ|し|사:四 ご|오:五 ろく|ろっ|육|륙:六 なな|しち|칠:七 はち|はっ|팔:八 きゅう|く|구:九
        """)
    )
    for sound in sounds.split("|")
}
"""How the numerals sound, in kana and in Hangul."""
_SOUNDS = "|".join(sorted(_SPELLED, key=len, reverse=True))
_BEHIND_KANA = (
    "年|ねん|です|だ|ど|にん|かげつ|かこく|こ|ほん|ぽん|まい|さい|えん|がつ|にち|じ|じかん|ふん|ぷん|びょう|かい|ばん"
    "|しょく|しゅるい|めーとる|メートル|キロ|グラム|パーセント|くらい|ぐらい"
)
"""What counts or closes behind a number in kana."""
_SPOKEN_NUMERAL = pattern(
    rf"(?<![{_LETTER}])(?:(?=[^\d\s]{{0,12}}(?:せん|[ひびぴ]ゃく|じゅう))(?:(?:{_SOUNDS}){{2,12}}|[ひびぴ]ゃく|じゅう)"
    rf"(?=(?:{_BEHIND_KANA})(?![{_LETTER}])|(?:{_BEHIND_KANA})です|[^{_LETTER}]|$)"
    r"|(?=\w{0,12}[십백천만억])[일이삼사오육륙칠팔구십백천만억]{2,12}(?=\s?(?:[년월일개명번]|킬로|미터|킬로미터|이?에요|예요|입니다|이?요)|\W|$))"
)
"""Numbers in kana and in Hangul: せんはっぴゃくろくじゅうはち年, 천구백팔십팔년."""
_COUNTED_IN_KANA = {
    word: value
    for value, words in enumerate(
        listed("""
        ひとつ|ひとり|いち ふたつ|ふたり|に みっつ|さん よっつ|よん|し いつつ|ご むっつ|ろく ななつ|なな|しち
        やっつ|はち ここのつ|きゅう|く とお
        """),
        1,
    )
    for word in words.split("|")
}
_IN_KANA = pattern(
    rf"^(\W*)({'|'.join(sorted(_COUNTED_IN_KANA, key=len, reverse=True))})"
    r"(?:しょく|いろ|にん|こ|かい|ど|ほん)?(?=(?:です|だ)?\W*$)"
)
"""A number below eleven that is the whole answer: ななつ, さんにん."""
_IN_HANGUL = pattern(
    r"^\W*[일이삼사오육칠팔구십백천](?=\s?(?:도|명|년|월|일|개|층|점|미터|킬로|원|번|세|초|분)?(?:이?에요|예요|입니다|이?요)?\W*$)"
)
"""The same in Hangul: 육, 백 도."""
_ONES = [words.split("/") for words in listed("하나/한 둘/두 셋/세 넷/네 다섯 여섯 일곱 여덟 아홉")]
_KOREAN = {word: value for value, words in enumerate(_ONES, 1) for word in words} | {
    ten + one: 10 * at + value
    for at, tens in enumerate(listed("열 스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔"), 1)
    for ten in tens.split("/")
    for value, ones in enumerate([[""], *_ONES])
    for one in ones
}
_KOREAN_DATE = pattern(
    "(?<![\uac00-\ud7af])(십[일이]|[일이삼사오유칠팔구시])월(?:\\s?([일이삼사오육칠팔구십]{1,4})일)?"
)
"""A day of a month in Hangul; the sixth and the tenth month sound otherwise than their numbers."""
_COUNTERS = (
    "개|명|번|마리|달|시간|살|가지|권|대|장|줄|층|칸|그루|송이|병|잔|벌|켤레|척|채|통|판|바퀴|군데|곳|배|편|쪽|점|종류?|색"
    "|사람|도시|나라|팀|해|주|이|입니다|요"
)
_COUNTED = pattern(
    rf"(?<![{_LETTER}])(?:({'|'.join(sorted(_KOREAN, key=len, reverse=True))})(?=\s?(?:{_COUNTERS}|$))"
    rf"|({'|'.join(sorted((word for word in _KOREAN if len(word) > 1), key=len, reverse=True))})(?![{_LETTER}]))"
)
"""Numbers of Korean before what they count; longer ones tell themselves."""
_UNITS = tuple(
    (pattern(rf"(?<=[\d/])\s?(?:{words})"), f" {unit} ")
    for words, unit in (
        line.split(":")
        for line in listed(r"""
        立方メートル|立方米|세제곱미터:m^3 立方センチメートル|立方厘米:cm^3 平方メートル|平方米|제곱미터:m^2
        平方キロメートル|平方公里|제곱킬로미터:km^2 キロメートル|キロ(?!グラム|リットル|ワット)|公里|千米|킬로미터:km
        センチメートル|センチ|厘米|公分|센티미터:cm ミリメートル|毫米|밀리미터:mm メートル|米(?!国)|公尺|미터:m
        キログラム|公斤|千克|킬로그램:kg グラム|克|그램:g トン|吨|톤:tonnes リットル|升|리터:litres
        パーセント|퍼센트|프로:% 摄氏度|攝氏度:°C 度|도|ど(?!\w):degrees 光年|광년:light-years
        時間|[个個]?小[时時]|시간:hours
        分間|分钟|分鐘|분:minutes 秒|초:seconds 週間|周|[个個]?星期|주:weeks [ヶか箇カケ]月|个月|個月|개월|달:months
        日間|天|일:days 年間|년간:years 円|엔:yen 元|위안:yuan 원:won ドル|美元|달러:dollars
        対(?!\s?\d)|对(?!\s?\d)|對(?!\s?\d)|쌍:pairs ダース|打|다스:dozen
        """)
    )
)
_TALK = (
    (pattern(r"または|もしくは|それとも|或者?|还是|還是|또는|아니면|혹은"), " or "),
    (pattern(r"ではない|じゃない|ではありません|이?가? ?아니(?:다|에요|라|고)"), " is not "),
    (pattern(r"不是"), " not "),
)
_BC = r"(?:紀元前|公元前|西元前|기원전|前(?=\s?\d))"
_MONTHS = "January February March April May June July August September October November December"
_WRITTEN = (
    (pattern(r"(?:西暦|公元|西元|서기)\s?(\d+)\s?[年년]?(?!\s?\d)"), r" \1 AD "),
    (pattern(rf"{_BC}\s?(\d+)\s?(?:世紀|世纪|세기)"), r" \1th century BC "),
    (pattern(rf"{_BC}\s?(\d+)\s?[年년]?"), r" \1 BC "),
    (pattern(r"(\d{1,2})\s?(?:世紀|世纪|세기)"), r" \1th century "),
    (
        pattern(r"(\d{3,4})\s?[年년][的の의]?\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일](?![本时時间間])"),
        r" \1-\2-\3 ",
    ),
    (pattern(r"(\d{3,4})\s?[年년][的の의]?\s?(\d{1,2})\s?[月월](?!\s?\d)"), r" \1-\2 "),
    *(
        (
            pattern(rf"(?<!\d)0?{number}\s?[月월](?:\s?(\d{{1,2}})\s?[日号號일](?![本时時间間]))?"),
            rf" \1 {month} ",
        )
        for number, month in enumerate(listed(_MONTHS), 1)
    ),
    (pattern(r"(\d{3,4})\s?[年년](?![間间간])"), r" \1 "),
    *_TALK,
    (pattern(r"[約约]|大概|大约|大體|大体|差不多|およそ|だいたい|대략|약\s?(?=\d)"), " about "),
    (pattern(r"(?<=\d)\s?(?:至|到|[~～〜-]|から|에서|내지)\s?(?=\d)"), "-"),
    (pattern(r"每秒|毎秒|秒速|초속|초당|/\s?(?:秒|초)"), " per second "),
    (
        pattern(
            r"每分[钟鐘]?|毎分|分速|(?<!\d)1?分間に|분속|분당|(?<!\d)1분에|/\s?(?:分[钟鐘間]?|분)(?![^\W\d])"
        ),
        " per minute ",
    ),
    (pattern(r"每小时|毎時|時速|시속|시간당|/\s?(?:小时|小時|時間?|시간?)"), " per hour "),
)
_RATE = pattern(
    r"(per (?:second|minute|hour))\s+((?:about\s+)?\d[\d.,]*(?:\s?[x*]\s?10\^\d+)?\s*[A-Za-z°²³]+)(?!\s*(?:per|/))"
)
"""What is told before its amount and belongs behind it: 每秒340米."""
_COUNT = r"(\d[\d.,]*(?:-\d[\d.,]*)?)\s?[次回회번跳拍下]?"
_PER_TIMES = pattern(rf"{_COUNT}\s*((?:per|/)\s?(?:second|minute|min|hour))")
_TIMES_PER = pattern(rf"(?<!cycles )(per (?:second|minute|hour))\s+{_COUNT}(?!\s*[A-Za-z°²³\d-])")
"""How often something happens: 100-120次/分, 每分钟100次."""
_CLOSING = pattern(
    r"(?:左右|上下|くらい|ぐらい|ほど|程度|정도|쯤|가량)?(?:だ?と思います|です|だ|입니다|이?에요|예요|이?요)?[\s.!?~]*$"
)
"""What may close a text behind its value."""
_GLUED = pattern(rf"(?<=\d)\s?[{_LETTER}]+")
"""What counts things, or closes a sentence, behind a number."""
_BESIDE = pattern(rf"(?<=[{_LETTER}])(?=[A-Za-z\d])|(?<=[A-Za-z])(?=[{_LETTER}])")
_SPOKEN = pattern(rf"(?:(?<![A-Za-z\d])\d+)?[{_LETTER}]+(?:\d+[{_LETTER}]+)*")


def in_figures(text: str) -> str:
    """The text with its numbers, units and dates as English has them."""
    text = _CLOSING.sub("", text)
    text = _KOREAN_DATE.sub(_korean_date, text)
    text = _IN_KANA.sub(lambda found: f"{found[1]}{_COUNTED_IN_KANA[found[2]]}", text)
    text = _IN_HANGUL.sub(lambda found: _spelled(found[0]), text)
    text = _SPOKEN_NUMERAL.sub(lambda found: _spelled(found[0]), text)
    text = _COUNTED.sub(lambda found: str(_KOREAN[found[1] or found[2]]), text)
    text = _NUMERAL.sub(_figures, text)
    for written, english in (*_WRITTEN, *_UNITS):
        text = written.sub(english, text)
    text = _TIMES_PER.sub(r" \2 cycles \1 ", _PER_TIMES.sub(r"\1 cycles \2", text))
    text = re.sub(r" {2,}", " ", _BESIDE.sub(" ", _GLUED.sub(" ", text))).strip()
    return _RATE.sub(r"\2 \1", text)


def _korean_date(found: re.Match[str]) -> str:
    month = {"유": "육", "시": "십"}.get(found[1], found[1])
    return f"{_spelled(month)}월" + (f" {_spelled(found[2])}일" if found[2] else "")


def _spelled(numeral: str) -> str:
    return re.sub(_SOUNDS, lambda one: _SPELLED[one[0]], numeral)


def signs(text: str) -> str:
    """The text without the words around its signs: "H2O" of "H2Oです"."""
    for written, english in _TALK:
        text = written.sub(english, text)
    return _SPOKEN.sub(" ", text).strip(" ,")


def _figures(found: re.Match[str]) -> str:
    """The value of a numeral that has a sign of these scripts; others stay as they are written."""
    if found[0].isascii() or len(found[0]) > LONGEST_NUMERAL or found[0].count(".") > 1:
        return found[0]
    total = section = 0.0
    digits = ""
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|.", found[0]):
        if part in _TENS or part in _SCALES:
            amount = float(digits) if digits else 0.0
            digits = ""
            if part in _TENS:
                section += (amount or 1) * _TENS[part]
            else:
                total, section = total + ((section + amount) or 1) * _SCALES[part], 0.0
        else:
            digits += str(_FIGURES[part]) if part in _FIGURES else part.replace(",", "")
    value = total + section + (float(digits) if digits else 0.0)
    return f"{value:.0f}" if value == int(value) else str(value)

"""Finds what a Chinese, Japanese or Korean sentence gives for its value: 紫式部 of 平安時代の紫式部だと思います.

Before the value may stand what leads up to it, behind it only what closes a sentence.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern

BEFORE = pattern(
    "^(?:(?:答え|こたえ|これ|それ|たぶん|多分|もちろん|きっと|おそらく|確か|やはり|たしか|答案|我觉得"
    "|我覺得|我认为|我想|我猜|应该|應該|可能|好像|大概|当然|當然|这|這|它|정답|답|아마도?|당연히|물론|확실히"
    "|역시|제 ?생각에는?)(?:は|が|是|은|는)?|よみかたは|読み方は|是|คือ)+"
)
"""What opens an answer and is no part of it."""
AFTER = pattern(
    "(?:님|씨|さん|様|さま|이?요|이? ?있(?:습니다|어요)|があります|아닌가요|이?죠|이?지요|인 ?것 ?같(?:아요|습니다|다)"
    "|(?:이?라고|라) ?(?:생각(?:해요|합니다)|해요|합니다)|이에요|예요|이십니다|이셨습니다|입니다|이다"
    "|かな|だよね|よね?|ね|だね|ですね|でしょう|だろう|だったはず|だった|はず|だと思う|だとおもう|と思う|と思います|ですか|です|でした|だよ"
    "|だと思います|だとおもいます|だ|と読みます|とよみます|と読む|と言います|という|か|[市县都県府省]|呢|啊|吧|[写寫]的"
    "|(?:发现|發現|发明|發明|创作|創作|建立|提出)?的|ครับ|ค่ะ)+$"
)
"""What closes one."""
_LEADS_UP = pattern(
    "..*(?:[のはがもと的是为為称叫即于於은는이가의인한된る]|た|位于|位於|なく|なくて|而是|아니라)$"
    "|.*(?:..[家者人]|国王|皇帝|先生|教授|博士|总统|總統|诗人|詩人|画家|作家|首都|태조|대왕|장군|작가|시인|화가|과학자|박사)$"
)
"""How what leads up to a value ends: 作者は, 清代的, 영남에 있는, 科学家."""
_TURN = pattern(
    "または|もしくは|それとも|いや|やっぱり|やはり|違|ちが|或|还是|還是|不|또는|아니|혹은|か$|かも"
)
"""What another value stands by."""
_CONTRAST = pattern("(?:ではなくて?|じゃなくて?|[이가]?아니라|(?<=不是)..*而是)$")
"""How another value is denied right before the right one."""
_EITHER = pattern(
    r"^(?P<one>[^か\s,]{2,20})(?:か,?|または|もしくは|それとも|或者?|还是|還是)(?!な|も)(?P<two>[^か\s,]{2,20}?)"
    r"(?:の(?:どちら|どっち|いずれ)か?|か)?(?:です|だ|だと思う|だと思います|かな)?$"
)
"""Two values of which one is right."""
_DESCRIBES = pattern(r".*(?:同じ|[のたるい])(?:人|方|やつ|者|..?家|国|山|川|町|街|所|もの|ところ)$")
"""A clause that says which thing is meant, and names none: と同じ人."""
_TELLS = pattern("..[のにでをがは].|.[的在有].|[은는이가을를에의] ")
"""What a clause has that tells more of a value."""
_TAIL = pattern(
    "(?:[をがはにで]|[을를이가은는] ?|被|能|可以|会|會|会被|用[来來])[^\\s,]{2,30}(?: [^\\s,]{1,12}){0,4}$"
)
"""A predicate behind the value."""
_NEGATED = pattern("ない|なく|ません|ぬ|ず|不|没|沒|非|未|無|无|않|못|아니|없")
_OTHER_THING = pattern("[をが을를把]\\s?([\u3400-\u9fff\uac00-\ud7af]{1,4})")
"""The verb of another thing in a predicate."""
_CLAUSE = pattern(r"[,;.!?\n]+(?!\d)")
_POINTS = pattern("[·・=]")
SHORTEST = 2
"""Signs of a value that is looked for inside a clause."""


def carried(text: str, value: str) -> str:
    """A folded text with each clause that only carries the value replaced by it, and what tells more of it left off."""
    if len(value) < SHORTEST:
        return text
    kept: list[str] = []
    for clause in _CLAUSE.split(text):
        if _carries(clause, value):
            kept.append(value)
        elif (
            value not in kept or value in clause or _TURN.search(clause) or not _TELLS.search(clause.strip())
        ):
            kept.append(clause)
    if kept[-1:] == [value] and all(map(_DESCRIBES.match, kept[:-1])):
        kept = kept[-1:]
    return ",".join(kept)


def alternative(text: str, value: str) -> str:
    """What a text gives as the alternative to the value: 北岳 of 富士山か北岳のどちらか; "" for none."""
    found = _EITHER.match(text.strip(" .!"))
    if not found:
        return ""
    one, two = found["one"].strip(), found["two"].strip()
    pairs = ((one, two), (two, one))
    return next((other for own, other in pairs if AFTER.sub("", own) == value and other != value), "")


def without_tail(text: str, value: str, question: str) -> str:
    """A text without the predicate behind the value that it opens with: 二酸化炭素を吸って酸素を出すんだよね.

    Not where it denies or doubts, nor where what it says of another thing is what the question asks.
    """
    kept = []
    for clause in text.split(","):
        tail = _TAIL.match(clause.removeprefix(value)) if clause.startswith(value) else None
        if (
            tail
            and not _NEGATED.search(tail[0])
            and not _TURN.search(tail[0])
            and not _answers(tail[0], question)
        ):
            clause = value
        kept.append(clause)
    return ",".join(kept)


def _answers(tail: str, question: str) -> bool:
    """Whether a predicate tells of another thing what the question asks: 酸素を出す of what plants give off."""
    return any(any(sign in question for sign in verb) for verb in _OTHER_THING.findall(tail[1:]))


def _carries(clause: str, value: str) -> bool:
    plain = re.sub(r"[\s\"'《》〈〉]+", "", clause)
    *given, last = _POINTS.split(plain)
    names = [*given, AFTER.sub("", last)]
    if all(map(str.isalpha, names)) and any("".join(names[at:]) == value for at in range(1, len(names))):
        return True  # グラハム・ベル
    before, found, after = _POINTS.sub("", plain).rpartition(value)
    if not found or _TURN.search(_CONTRAST.sub("", before)):
        return False
    leads = not before or _LEADS_UP.match(before) is not None or not BEFORE.sub("", before)
    return leads and (not after or AFTER.fullmatch(after) is not None)

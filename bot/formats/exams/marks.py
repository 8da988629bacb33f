"""What the lines of an exam are: a question with its number, an option, the answer, what explains it."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.decks.check import tidy
from bot.formats.documents import wording

_LETTERS = ("ABCDEFGH", "abcdefgh", "アイウエオカ", "①②③④⑤⑥", "㉠㉡㉢㉣㉤")
"""By which options are called, each run in its order."""
_ALL = "".join(_LETTERS)
_OPENS = r"[(（\[【]?"
_CLOSES = r"[.．、:：)）\]】]"
_CIRCLED = "①②③④⑤⑥㉠㉡㉢㉣㉤"
_OPTION = re.compile(
    rf"(?:[-*+•] )?(?:{_OPENS}\s?([{_ALL}])\s?{_CLOSES}{{1,2}}|([{_CIRCLED}]))\s*(.*)", re.DOTALL
)
_BARE = re.compile(r"([A-HＡ-Ｈア-カ①-⑥])\s+(\S.*)", re.DOTALL)
"""An option whose letter nothing but a space parts from its text."""
_KEYED = re.compile(
    r"(?:[A-Z]\d[A-Z]\d{2}[A-Z]?|[A-Z]{1,4}[- ]?\d{1,3}(?:[.-]\d{1,4}){0,3}|\d{1,5})\s*[.、．]?\s*\(([A-H])\)\s*"
    r"(?:\[[^\[\]]{0,200}\]|$)\s*(.*)"
)
"""The line at the head of a question of radio amateurs' pools, with its key: `T1A01 (C) [97.1]`."""
_NUMBERED_KEY = re.compile(r"\d{1,4}\s*[.、．)]\s*[(（]\s*([A-H]{1,6}|[○×√✓])\s*[)）]\s*(\S.*)")
_KEY_NUMBERED = re.compile(r"[(（]\s*([A-H]{1,6}|[1-5]|[○×√✓])\s*[)）]\s*\d{1,4}\s*[.、．)]?\s*(\S.*)")
_NUMBER = re.compile(
    r"(?:第\s?)?(?:[Qq]\.?\s?)?(\d{1,4})\s?(?:[.．、:：)）](?!\d)|题[.．、:：]?|번\s?[.)]?)\s*(.*)", re.DOTALL
)
_COUNTED = re.compile(r"(?:問題?|问题?|문제?)\s?(\d{1,4})\s?(?:[.．、:：)）]|\s)\s*(.*)", re.DOTALL)
_ASKED = re.compile(r"[\[【]?(?:题目|题干|問題|问题|문제|试题)[\]】]?\s*\d{0,4}\s*[:：]\s*(.*)", re.DOTALL)
_ANSWER = re.compile(
    r"[\[【(（]?(?:我的答案\s?[:：]?\s?[^:：\s]{0,12}?[:：;；]?\s?)?"
    r"(?:(?:正确|參考|参考|标准|標準|本题|最佳|correct|right)\s?(?:的是|选项)?\s?)?"
    r"(?:答案|正解|解答|答え|정답|답|answers?|ans|key|응답)(?:是|为)?\s?[\]】)）]?\s?(?:[:：]|(?<=[\]】)）])|\s|$)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_EXPLAINED = re.compile(
    r"[\[【(（]?(?:(?:答案|试题|考点|题目)\s?)?(?:解析|解釋|解释|详解|詳解|解説|분석|해설|explanation|rationale)\s?[\]】)）]?"
    r"\s?(?:[:：]|(?<=[\]】)）])|$)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND = re.compile(
    r"\s*[\[【(（]?(?:(?:答案|试题)\s?)?(?:解析|解释|详解|解説|해설)\s?[\]】)）]?\s?[:：]?\s*"
)
"""Where the explanation begins in the line of the answer."""
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节篇部单讲]|[一二三四五六七八九十]{1,3}\s?[、.．])\s*(.{0,80})"
)
_FORM = re.compile(r"题|選擇|选择|单选|多选|判断|問|문항|questions?\b", re.IGNORECASE)
"""Words of a heading that tell how its questions are asked, and not what about."""
_SUBELEMENT = re.compile(
    r"SUBELEMENT\s+\w{1,4}\s*[-–—]\s*(.{3,200})|[A-Z]\d[A-Z]\s*[-–—]?\s+([A-Z(].{3,300})"
)
_NOISE = re.compile(
    r"(?:知识点|难度(?:系数)?|难易度|得分|分值|题型|章节|考点|出处|来源|序号|题量|满分|考试时间|选项|tags?)"
    r"\s*[:：].{0,80}|(?:我的|你的)答案\s*[:：]\s*[^正\s]{0,20}|[\d.]{1,5}\s*分|[（(]\s*\d{1,2}\s*分\s*[)）]|[-=~_*—]{2,}|选项[:：]?|智能分析|添加笔记|收藏|纠错",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^\s*(?:[\[【(（]\s*(?:单选|多选|判断|填空|简答|不定项|单项|多项)[^\[\]【】()（）]{0,20}[\]】)）]|[（(]\s*\d{1,2}(?:\.\d)?\s*分\s*[)）])\s*"
)
"""What stands before a question of its kind and its points."""
_WIDE = re.compile(r"[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")
"""Letters between which no space stands where a line is broken."""
_MARKUP = re.compile(r"^(?:#{1,6}\s+|>\s+)|\*\*|`{3}\w*")
_BOLD_LABEL = re.compile(r"\*\*([^*\s:：]{1,12})\s?[:：]?\*\*\s?[:：]?\s?(?=\S)")
"""A word in bold at the beginning, which parts it from what follows as a colon does."""
NUMBER, HEAD, OPTIONS, ANSWER, EXPLANATION, SECTION, TEXT, NOTHING = [
    "number",
    "head",
    "options",
    "answer",
    "explanation",
    "section",
    "text",
    "nothing",
]


class Line(Struct, frozen=True):
    """What a line is, and its text without what marks it."""

    kind: str
    """One of the kinds above: NUMBER begins a question, HEAD does so and tells its key."""
    text: str
    key: str = ""
    """Of a HEAD: the letters of the right options; of an ANSWER: what explains it there; of a NUMBER: the number."""


def read(raw: str) -> Line:
    """What a line is, whatever stands around it."""
    heading = raw.lstrip().startswith("#")
    text = _MARKUP.sub("", _BOLD_LABEL.sub(r"\1：", raw.strip())).replace("\u3000", " ").strip()
    if not text or _NOISE.fullmatch(text):
        return Line(NOTHING, "")
    if (told := _head(text) or _labelled(text)) is not None:
        return told
    if _OPTION.fullmatch(text):
        return Line(OPTIONS, text)
    if heading and wording.only_counts(text):
        return Line(NUMBER, "", text)
    if (told := _asked(text) or _section(text, heading=heading)) is not None:
        return told
    if found := _NUMBER.fullmatch(text) or _COUNTED.fullmatch(text):
        return Line(NUMBER, without_kind(found[2]), found[1])
    return Line(SECTION, "" if _FORM.search(text) else text) if heading else Line(TEXT, text)


def _head(text: str) -> Line | None:
    """The head of a question that tells its key."""
    for pattern, place in ((_KEYED, 2), (_NUMBERED_KEY, 2), (_KEY_NUMBERED, 2)):
        if found := pattern.fullmatch(text):
            return Line(HEAD, found[place].strip(), found[1])
    return None


def _labelled(text: str) -> Line | None:
    """An answer or an explanation behind its label."""
    if found := _EXPLAINED.fullmatch(text):
        return Line(EXPLANATION, found[1].strip())
    found = _ANSWER.fullmatch(text)
    return _answer(found[1].strip()) if found else None


def _asked(text: str) -> Line | None:
    """A question behind its label."""
    found = _ASKED.fullmatch(text)
    return Line(NUMBER, without_kind(found[1])) if found else None


def _section(text: str, *, heading: bool) -> Line | None:
    """The heading of a part of the exam."""
    if found := _SUBELEMENT.fullmatch(text):
        return Line(SECTION, (found[1] or found[2]).strip())
    found = _SECTION.fullmatch(text)
    if found is None or not (heading or _FORM.search(found[1]) or text.startswith("第")):
        return None
    return Line(SECTION, "" if _FORM.search(found[1]) else found[1].strip())


def _answer(text: str) -> Line:
    behind = _BEHIND.search(text)
    if behind is None:
        return Line(ANSWER, text)
    return Line(ANSWER, text[: behind.start()].strip(), text[behind.end() :].strip())


def without_kind(text: str) -> str:
    """A question without what is said of its kind and points before it: "(单选题, 1.0 分) (1分) What ...?"."""
    text = text.strip()
    for _ in range(3):
        text = _KIND.sub("", text, count=1)
    return text.strip()


def runs(letter: str) -> str:
    """The letters of options to which this one belongs; empty where it is none."""
    return next((run for run in _LETTERS if letter in run), "")


def option(text: str, letter: str, *, bare: bool) -> tuple[str, str] | None:
    """The letter and the text of an option that is called so; `bare`: also where only a space is between."""
    if found := _OPTION.fullmatch(text):
        told, rest = found[1] or found[2], found[3]
    elif bare and (found := _BARE.fullmatch(text)):
        told, rest = found[1], found[2]
    else:
        return None
    return (told, rest.strip()) if told == letter else None


def apart(text: str, run: str, first: int, *, bracketed: bool = False) -> list[str]:
    """The texts of the options that stand in one line, which begins with that of the letter run[first].

    `bracketed`: a bracket opens before the letter of the first, and so before those of the others.
    """
    texts, place = [], 0
    opens = r"[(（]" if bracketed else ""
    closes = "" if run[0] in _CIRCLED else rf"\s?{_CLOSES}"
    for letter in run[first + 1 :]:
        mark = re.compile(rf"(?:(?<=\s)|(?<=[^A-Za-z0-9\s(（])){opens}{letter}{closes}\s?").search(
            text, place
        )
        if mark is None or mark.start() == place:
            break
        texts.append(text[place : mark.start()].strip(" ;；,，"))
        place = mark.end()
    return [*texts, text[place:].strip()]


def joined(lines: list[str]) -> str:
    """The lines as one text: without a space where a line of Chinese or Japanese was only too long."""
    text = ""
    for line in lines:
        wide = text and line and _WIDE.match(text[-1]) and _WIDE.match(line[0])
        text += line if wide or not text else f"\n{line}"
    return tidy(text)

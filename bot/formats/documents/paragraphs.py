"""The paragraphs below a question, and which of them are its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.decks.check import tidy
from bot.formats import around_texts
from bot.formats.documents import wording
from bot.formats.documents.code import in_code

_LIST = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\S")


def parted(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The paragraphs that are the answer, as one text, and the lines that follow them.

    A paragraph that ends in a colon announces the next, be it a list or code. One that is a list or code alone is all.
    """
    told = list(of(lines))
    taken = 0
    while taken < len(told):
        taken += 1
        last = told[taken - 1][-1].rstrip(" *_")
        announced = last.endswith((":", "：")) or (
            len(told) > taken and _LIST.match(told[taken][0]) and _LIST.match(told[taken - 1][0])
        )
        if not announced:
            break
    answer = "\n\n".join("\n".join(each) for each in told[:taken])
    rest = [line for each in told[taken:] for line in (*each, "")]
    return around_texts.unlisted(tidy(wording.without_links(answer))), rest


def of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between empty ones; code in a fence is one paragraph with what touches it."""
    paragraph: list[str] = []
    for line, code in zip(lines, in_code(lines), strict=True):
        if line.strip() or code:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph

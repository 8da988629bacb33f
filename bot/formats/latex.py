r"""Cards and questions in LaTeX: the classes `flashcards` and `exam`, and what is written like them.

    \begin{flashcard}[Locks]{What is a mutex?}      \question Which of these flies?
      A lock that one thread holds.                 \begin{choices} \choice Cow \CorrectChoice Bat \end{choices}
    \end{flashcard}                                 \question What is a bat? \begin{solution} A mammal. \end{solution}

Source: https://ctan.org/pkg/flashcards and https://ctan.org/pkg/exam
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.check import card_problems, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_CARD = re.compile(r"\\begin\s?\{(?:flashcard|card|qcard)\}|\\(?:card|flashcard)(?=\s?[\[{])")
_QUESTION = re.compile(
    r"\\(?:question|titledquestion\s?\{[^{}\n]{0,200}\})(?![a-zA-Z])(?:\s?\[[^\]\n]{0,20}\])?"
)
_CHOICE = re.compile(r"\\(CorrectChoice|correctchoice|choice)(?![a-zA-Z])")
_SOLUTION = re.compile(
    r"\\begin\s?\{(solution|solutionorbox|solutionorlines|answer)\}(?:\s?\[[^\]\n]{0,40}\])?", re.IGNORECASE
)
_CHOICES = re.compile(r"\\begin\s?\{(?:oneparchoices|choices|checkboxes|oneparcheckboxes|multicols)\}")
_ENDS = re.compile(r"\\(?:end\s?\{(?:questions|document)\}|(?:sub)*section)")
_HEADING = re.compile(r"\\(?:sub)?section\*?\s?\{([^{}\n]{1,200})\}")
_CODE = re.compile(r"\\begin\s?\{(lstlisting|verbatim|minted)\}(?:\s?[\[{][^\]}\n]{0,80}[\]}]){0,2}")
_SPACING = re.compile(
    r"\\(?:[vh]space|[vh]skip|setlength|label|ref|cite|pagestyle|color|fontsize|footnotesize)(?![a-zA-Z])\*?"
    r"(?:\s?\{(?:[^{}]|\{[^{}]{0,80}\}){0,80}\}){0,2}"
)
_PICTURE = re.compile(r"\\includegraphics\*?(?:\s?\[[^\]]{0,200}\])?\s?\{[^{}]{0,300}\}")
_STYLE = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|rm|sf|color\s?\{\w{1,30}\})?|emph|underline|mbox|textsuperscript|url|texttt)\s?\{([^{}]*)\}"
)
_LAYOUT = re.compile(
    r"\\(?:begin|end)\s?\{(?!(?:cases|matrix|[pbvBV]matrix|align\*?|equation\*?|gather\*?|array|tabular)\})[^{}]{1,40}\}(?:\s?\[[^\]\n]{0,40}\])?"
    r"|\\(?:centering|noindent|bigskip|medskip|smallskip|newpage|clearpage|hfill|vfill|large|Large|LARGE|huge|Huge|small|"
    r"scriptsize|tiny|normalsize|bfseries|itshape|ttfamily|par|fillin|droptotalpoints|stretch)(?![a-zA-Z])\*?"
)
_MATH = re.compile(
    r"\$\$(?:(?!\$\$).){1,2000}?\$\$|\$[^$\n]{1,500}\$|\\\((?:(?!\\\().){1,500}?\\\)|\\\[(?:(?!\\\[).){1,2000}?\\\]",
    re.DOTALL,
)
_SIGNS = re.compile(r"\\([&%_#{}$ ])")
_QUOTES = (
    ("``", "“"),
    ("''", "”"),
    ("---", "—"),
    ("--", "–"),
    ("~", " "),
    ("\\ldots", "…"),
    ("\\textbackslash", "\\"),
)
_CHARACTERS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "textdegree": "°",
    "dots": "…",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_CHARACTER = re.compile(rf"\\({'|'.join(_CHARACTERS)})(?![a-zA-Z])(?:\{{\}}|(?<=textless)[ \t])?")
"""Commands that write a sign, with the space or braces that end them."""
_LONG = "cards without an answer, or too long for a card"
_UNPICKED = "questions that name none of their options as the right one"
_MEDIA = "pictures"
_LONGEST = 20_000
"""Characters of a card or question that are looked at."""


def looks_like(text: str) -> bool:
    """Whether cards or questions of these kinds are there."""
    return _CARD.search(text) is not None or (
        "\\question" in text and (_CHOICE.search(text) or _SOLUTION.search(text)) is not None
    )


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    text = _COMMENT.sub("", text.removeprefix("\ufeff"))
    body = text.find("\\begin{document}")
    left_out = LeftOut()
    drafts: list[Draft] = []
    line, counted = 1, 0
    for card, place in _cards(text, max(body, 0), left_out):
        line += text.count("\n", counted, place)
        counted = place
        card = explanations.fitting(listed(card, limits.MAX_PROMPT), left_out, line)
        if not card.reference or card_problems(derive([card])[0], line):
            left_out.note(_LONG, line)
            continue
        drafts.append((card, line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards", line)
    if not drafts:
        raise DeckError.of(
            "; ".join(("there is no card with a question and an answer in this LaTeX", *left_out.notes()))
        )
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _cards(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    """The cards, each with its place in the text."""
    found = list(islice(_CARD.finditer(text, start), limits.MAX_CARDS + 1))
    if len(found) > limits.MAX_CARDS:
        raise DeckError.of(f"over {limits.MAX_CARDS:,} cards")
    if found:
        for each, after in zip(found, [*found[1:], None], strict=True):
            card = _flashcard(
                text[each.end() : min(after.start() if after else len(text), each.end() + _LONGEST)], left_out
            )
            if card is not None:
                yield card, each.start()
        return
    marks = list(islice(_QUESTION.finditer(text, start), limits.MAX_CARDS + 1))
    if len(marks) > limits.MAX_CARDS:
        raise DeckError.of(f"over {limits.MAX_CARDS:,} cards")
    topic, headings = "", list(_HEADING.finditer(text, start))
    for each, after in zip(marks, [*marks[1:], None], strict=False):
        while headings and headings[0].start() < each.start():
            topic = _plain(headings.pop(0)[1], left_out)[: limits.MAX_TOPIC]
        part = text[each.end() : min(after.start() if after else len(text), each.end() + _LONGEST)]
        end = _ENDS.search(part)
        card = _question(part[: end.start()] if end else part, topic, left_out)
        if card is not None:
            yield card, each.start()


def _flashcard(part: str, left_out: LeftOut) -> Card | None:
    """The card that begins with its topic in square brackets, where it has one, and its front in braces."""
    topic, rest = "", part.lstrip()
    if rest.startswith("["):
        topic, _, rest = rest[1:].partition("]")
    front, rest = _braced(rest)
    if not rest.lstrip().startswith("{") and "\\end{" in part:
        back = re.split(r"\\end\s?\{(?:flashcard|card|qcard)\}", rest, maxsplit=1)[0]
    elif rest.lstrip().startswith("{"):
        back, _ = _braced(rest)
    else:
        end = _ENDS.search(rest)
        back = rest[: end.start()] if end else rest
    prompt, reference = _plain(front, left_out), _plain(back, left_out)
    topic = " ".join(_plain(topic, left_out).split())[: limits.MAX_TOPIC]
    return Card("", prompt, reference, topic) if prompt and "#1" not in prompt else None


def _question(part: str, topic: str, left_out: LeftOut) -> Card | None:
    """The card of a question of an exam; None, and counted, where it has no answer."""
    solution = _SOLUTION.search(part)
    solved = ""
    if solution:
        end = part.find(f"\\end{{{solution[1]}}}", solution.end())
        solved = _plain(part[solution.end() : end if end >= 0 else len(part)], left_out)
        part = part[: solution.start()] + (part[end:].partition("}")[2] if end >= 0 else "")
    marks = list(_CHOICE.finditer(part))
    if not marks:
        return Card("", _plain(part, left_out), solved, topic)
    begins = _CHOICES.search(part)
    asked = part[: begins.start() if begins and begins.start() < marks[0].start() else marks[0].start()]
    ends = [*(mark.start() for mark in marks[1:]), max(part.find("\\end{", marks[-1].end()), 0) or len(part)]
    texts = [
        (mark[1] != "choice", _plain(part[mark.end() : end], left_out))
        for mark, end in zip(marks, ends, strict=True)
    ]
    right = [text for ticked, text in texts if ticked]
    if not right:
        left_out[_UNPICKED] += 1
        return None
    return Card(
        key="",
        prompt=_plain(asked, left_out),
        reference=right[0],
        topic=topic,
        accepted=tuple(right[1:]),
        wrong=tuple(Misconception((text,)) for ticked, text in texts if not ticked and text),
        explanation=solved,
    )


def _braced(text: str) -> tuple[str, str]:
    """What stands in the braces at the beginning, and what follows them."""
    text = text.lstrip()
    if not text.startswith("{"):
        return "", text
    depth = 0
    for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return text[1 : found.start()], text[found.end() :]
    return text[1:], ""


def _plain(text: str, left_out: LeftOut) -> str:
    """The text as people read it; formulas stay as they are written."""
    text, pictures = _PICTURE.subn("", text)
    left_out[_MEDIA] += pictures
    kept: list[str] = []
    pieces, place = [], 0
    while found := _CODE.search(text, place):
        end = text.find(f"\\end{{{found[1]}}}", found.end())
        if end < 0:
            break
        kept.append("\n```\n{}\n```\n".format(text[found.end() : end].strip("\n")))
        pieces += [text[place : found.start()], f"\x02{len(kept) - 1}\x03"]
        place = text.index("}", end) + 1

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x02{len(kept) - 1}\x03"

    text = _MATH.sub(keep, "".join([*pieces, text[place:]]))
    text = _LAYOUT.sub("\n", _SPACING.sub(" ", text))
    for _ in range(4):
        text, changed = _STYLE.subn(r"\1", text)
        if not changed:
            break
    text = re.sub(r"\\item(?![a-zA-Z])\s*", "\n- ", text.replace("\\\\", "\n"))
    text = _CHARACTER.sub(lambda found: _CHARACTERS[found[1]], text)
    for mark, sign in _QUOTES:
        text = text.replace(mark, sign)
    text = _SIGNS.sub(r"\1", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return tidy(re.sub(r"\x02(\d{1,6})\x03", lambda found: kept[int(found[1])], text))

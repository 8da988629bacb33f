"""Every sentence about an answer: the verdict and its points, what was right and is missing, hints and nudges."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.cogs.markdown import shown
from bot.cogs.panels import MAX_CONTENT, clip, safe
from bot.core.cards import Card
from bot.core.grading import CANNOT_TELL, Grade, Verdict
from bot.core.grading.facts.scripts.scripts import unspaced
from bot.core.quiz.entries import Entry
from bot.core.quiz.hints import has_hint, shape
from bot.core.scoring import HINT_COST, earned
from bot.core.wording import plural
from bot.services.quiz.given import Answered, Passed, Repeated
from bot.services.quiz.quizzes import Hinted

OPENING = {
    Verdict.CORRECT: "✅ Correct",
    Verdict.PARTIAL: "🟡 Partly right",
    Verdict.INCORRECT: "❌ Not quite",
}
TAKEN_FOR = {Verdict.CORRECT: "right", Verdict.PARTIAL: "partly right", Verdict.INCORRECT: "wrong"}
"""Within a sentence, for those who look at what the grader did."""
GUESS = "That is a guess, as I know too few answers to this card to be sure."
"""Right after the opening, whichever it is: it speaks of the verdict."""
UNTOLD = f"{GUESS} Compare yours when the answer comes."
_SEND = "**Send to a teacher** has a person look at it, so that I know next time; **I was right** asks for its points."
READABLE = "-# Others can read your reply in the channel. Press Answer next time: then only you and I see it."
MAX_QUESTION = 300
"""Characters of a question that is named far from where it was asked."""
MAX_QUOTE = 90
"""Characters of somebody's own words that are quoted as not right."""


_DOING = re.compile(r"[a-z]+ing\b", re.IGNORECASE)
"""An idea that is a deed, `making a model available`: "You have making" is no English."""
_BY_FLAG = {
    "no-unit": "The number needs its unit.",
    "rivals": "You named more than one; say the one you mean.",
    "elsewhere": "That sounds more like the answer to another question of this deck.",
    "first-name-only": "The first name alone is not enough.",
}
"""What to do about what the grader noticed, where nothing else says it."""
_BESIDE = frozenset(("far", "unrelated"))
"""The flags of an answer that says nothing of what the card asks."""


def hinted(taken: Hinted) -> str:
    """The hint, and what it costs."""
    price = "It costs no more." if taken.again else f"It costs {HINT_COST} points on this question."
    return f"{hint(taken.card)}\n-# {price}"


def hint(card: Card) -> str:
    """The written hint; for a bare card how long its answer is and how it begins."""
    return f"💡 {shown(card.hint) if card.hint else shape(card.reference)}"


def _points(answered: Answered) -> str:
    if answered.copied:
        return " · no points: someone wrote these very words before you"
    if answered.gained <= 0:
        return ""
    in_all = f", {answered.entry.points} in all" if answered.entry.points > answered.gained else ""
    return f" · +{plural(answered.gained, 'point')}{in_all}{_sum(answered)}"


def _sum(answered: Answered) -> str:
    """How the points add up, where there is more to it than the verdict."""
    entry = answered.entry
    parts = earned(answered.grade.verdict, tries=entry.tries, hinted=entry.hinted, first=entry.first)
    told = [
        f"{parts.bonus} for being first" if parts.bonus else "",
        f"−{parts.hint} hint" if parts.hint else "",
        f"−{parts.retries} {_TRY_NUMBERS[entry.tries]} try" if parts.retries else "",
        "at least 1" if parts.base <= parts.hint + parts.retries else "",
    ]
    told = [each for each in told if each]
    return f": {', '.join([str(parts.base), *told])}" if told else ""


_TRY_NUMBERS = {2: "second", 3: "third"}


def _streak(answered: Answered) -> str:
    days = answered.streak.current if answered.streak else 0
    return f" · 🔥 {days}-day streak" if days > 1 else ""


def _tries(entry: Entry) -> str:
    if entry.finished:
        return "That was your last try; the answer comes when the question closes."
    return f"{plural(entry.tries_left, 'try', 'tries')} left."


def nudge(passed: Passed) -> str:
    """For "I don't know": no try is used, and each further one helps more, up to the hint, which costs."""
    return f"🤔 No try used. {_NUDGES[min(passed.entry.passes, len(_NUDGES)) - 1](passed)}"


def repeated(again: Repeated) -> str:
    """For the same answer once more."""
    return f"You already gave that answer; it cost no try. {_tries(again.entry)}"


def _first_nudge(passed: Passed) -> str:
    asks = passed.grade.asks
    if asks:
        return f"Think about it this way: {shown(asks[0])}"
    return "Say whatever comes to mind: an answer that is partly right earns points too."


def _second_nudge(passed: Passed) -> str:
    asks = passed.grade.asks[1:]
    reference = passed.card.reference
    long = (
        plural(len(reference), "character") if unspaced(reference) else plural(len(reference.split()), "word")
    )
    return f"And this: {shown(asks[0])}" if asks else f"The answer has {long}."


def _last_nudge(passed: Passed) -> str:
    if passed.entry.hinted:
        return "Have a guess: a wrong one costs a try, but no points."
    if not has_hint(passed.card):
        return "That is all I can tell; a wrong guess costs a try, but no points."
    return f"**Hint** tells more; it costs {HINT_COST} points on this question."


_NUDGES = (_first_nudge, _second_nudge, _last_nudge)


def public_verdict(answered: Answered) -> str:
    """For a reply that all can read: how it went, and nothing that helps anybody else."""
    opening = f"{OPENING[answered.grade.verdict]}{_points(answered)}{_streak(answered)}"
    if answered.entry.correct:
        return opening
    nudge = ""
    if CANNOT_TELL in answered.grade.flags:
        nudge = f" {UNTOLD}"
    elif answered.grade.verdict is Verdict.PARTIAL:
        nudge = f" {_to_all(answered.grade)}"
    return f"{opening}.{nudge} {_tries(answered.entry)}"


def _to_all(grade: Grade) -> str:
    """What to do about an answer that is partly right, without a word of which part of it is."""
    if "rivals" in grade.flags:
        return _BY_FLAG["rivals"]
    return f"Still open: {shown(grade.asks[0])}" if grade.asks else _open(grade)


def private_verdict(answered: Answered) -> str:
    """For the person alone: what was right, what is missing, and why."""
    grade = answered.grade
    lines = [f"{OPENING[grade.verdict]}{_points(answered)}{_streak(answered)}"]
    if grade.verdict is Verdict.CORRECT:
        lines += _listed("You have", grade.matched) + _listed("You could add", grade.missing)
        return "\n".join(lines)
    guess = CANNOT_TELL in grade.flags
    if guess:
        lines.append(UNTOLD)
    sayable = _kept_back(grade, answered.card)
    lines += [*_as_far_as_known(sayable), _SEND] if guess else explained(sayable)
    if grade.unsure and not guess:
        near = (
            "This one was close."
            if _had(grade) or grade.verdict is Verdict.PARTIAL
            else "I am not sure here."
        )
        lines.append(f"{near} If you think I am wrong, press **I was right**.")
    lines.append(_tries(answered.entry))
    return "\n".join(lines)


def _kept_back(grade: Grade, card: Card) -> Grade:
    """Without the ideas of a bare card where all are found: quoted from its reference, they are the answer itself."""
    return grade if card.concepts or grade.missing else replace(grade, matched=())


def direct_verdict(answered: Answered, server: str) -> str:
    """The same as a direct message about a reply that others can read: far from the question, so it is named."""
    behind = f"\n{READABLE}\n{_question(answered.card, server)}"
    return f"{clip(private_verdict(answered), MAX_CONTENT - len(behind))}{behind}"


def direct_repeat(again: Repeated, server: str) -> str:
    """As a direct message: said for all to read, it would tell them that the answer is not right."""
    return f"{repeated(again)}\n{READABLE}\n{_question(again.card, server)}"


def _question(card: Card, server: str) -> str:
    return f"> **{clip(safe(card.prompt), MAX_QUESTION)}** ({safe(server)})"


def _as_far_as_known(grade: Grade) -> list[str]:
    """What was found of the answer, for a verdict that is a guess: nothing is said to be missing or not to fit."""
    hints = [sentence for flag, sentence in _BY_FLAG.items() if flag in grade.flags]
    return [*_listed("You have", _had(grade)), *_correction(grade), *hints]


def explained(grade: Grade) -> list[str]:
    """What was right, what was false, what is missing, in that order."""
    have, ask = _listed("You have", _had(grade)), _asked(grade.asks)
    false = _not_right(_named(grade))
    if len(have) == 1 and false:
        lines = [f"{have[0].removesuffix('.')}, but {false}."]
    else:
        lines = [*have, *([f"But {false}." if have else f"{false[:1].upper()}{false[1:]}."] if false else [])]
    hints = [sentence for flag, sentence in _BY_FLAG.items() if flag in grade.flags]
    more = [*_correction(grade), *hints]
    lines += more
    if not (have or false or hints):
        return [
            *lines,
            *([f"Think about it this way: {ask}"] if ask else [] if lines else _part_of_it(grade)),
        ]
    if len(lines) == 1 and have and ask and not false:
        return [f"{lines[0].removesuffix('.')}; {ask}"]
    return [*lines, *([f"Still open: {ask}"] if ask else [] if false or more else [_open(grade)])]


def _had(grade: Grade) -> tuple[str, ...]:
    """The ideas that an answer is told to have: none where it is wrong, and far from all that the card knows."""
    beside = grade.verdict is Verdict.INCORRECT and not _BESIDE.isdisjoint(grade.flags)
    return () if beside else grade.matched


def _named(grade: Grade) -> tuple[str, ...]:
    """The false parts that may be named while somebody can try again: of two rivals that would leave the right one."""
    return () if "rivals" in grade.flags else grade.false


def _correction(grade: Grade) -> list[str]:
    return [shown(grade.correction)] if grade.correction else []


def _part_of_it(grade: Grade) -> list[str]:
    """For an answer of which nothing can be named: `1989`, where the day is asked for."""
    part = grade.verdict is Verdict.PARTIAL or "part" in grade.flags
    return ["You have a part of it; something is still missing."] if part else []


def _open(grade: Grade) -> str:
    return "Something is still missing." if grade.missing else "Something does not fit yet."


def told(grade: Grade, reference: str) -> list[str]:
    """What was right, what was false, what was missing, for where `reference` is shown with it and not said twice."""
    false = _not_right(grade.false)
    missing = tuple(idea for idea in grade.missing if idea != reference)
    return [
        *_listed("You have", _had(grade)),
        *([f"{false[:1].upper()}{false[1:]}."] if false else []),
        *_correction(grade),
        *(sentence for flag, sentence in _BY_FLAG.items() if flag in grade.flags),
        *_listed("You missed", missing),
    ]


def _not_right(parts: tuple[str, ...]) -> str:
    """The false parts of an answer, quoted from it."""
    quotes = " and ".join(f"“{safe(clip(part, MAX_QUOTE))}”" for part in parts[:2])
    return f"{quotes} {'is' if len(parts) < 2 else 'are'} not right" if parts else ""


def _listed(lead: str, ideas: tuple[str, ...]) -> list[str]:
    """A sentence for one idea, a list for up to four."""
    if len(ideas) < 2:
        return [ended(f"{lead}{':' if _DOING.match(idea) else ''} {shown(idea)}") for idea in ideas]
    return [f"{lead}:", *(f"• {shown(idea)}" for idea in ideas[:4])]


def ended(text: str) -> str:
    """The text with one full stop, or whatever else it ends with."""
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."


def _asked(questions: tuple[str, ...]) -> str:
    """Two at the most, as one question after the other: more would overwhelm."""
    return " And ".join(shown(question.strip()) for question in questions[:2])

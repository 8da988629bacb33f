"""What somebody missed in a quiz, practice of it, and what there is to read on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cogs.markdown import heading, in_a_line, quotation, shown
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.quiz.verdict_texts import GUESS, OPENING, ended, told
from bot.core.cards import Card
from bot.core.grading import CANNOT_TELL, Grade, Verdict
from bot.core.wording import plural
from bot.services.quiz.missed import Missed, Practised

IN_FULL = 6
"""Missed questions shown with their answers; of more there is a line each in practice."""
MAX_PART = 220
"""Characters of a question, an answer or a reference in the list."""


def missed(found: Sequence[Missed]) -> Panel:
    """The questions that somebody did not get, each with the reference, their answer and why."""
    if not found:
        return Panel(
            "What you missed", "Nothing: you got every question of that quiz. 🎉", colour=Colour.ANSWER
        )
    parts = [_missed(each) for each in found[:IN_FULL]]
    more = len(found) - IN_FULL
    if more > 0:
        parts.append(f"… and {more} more: practise them below.")
    return Panel(
        f"What you missed: {plural(len(found), 'question')}",
        "\n\n".join(parts),
        "Only you see this. Practice costs no points and earns none.",
        Colour.RESULT,
    )


def _missed(each: Missed) -> str:
    lines = [f"**{_part(each.card.prompt)}**", f"> {_part(each.card.reference)}"]
    if each.best is None or each.grade is None:
        return "\n".join([*lines, "You did not answer."])
    if each.best.answer:  # its words may have been kept long enough
        lines.append(f"You said: “{safe(clip(each.best.answer, MAX_PART))}”")
    ours = each.grade.verdict is each.best.verdict  # of a reviewer's verdict the grade tells nothing
    why = _why(each.grade, each.card.reference) if ours else ""
    return "\n".join([*lines, f"{OPENING[each.best.verdict]}{f'. {clip(why, MAX_PART)}' if why else ''}"])


def _why(grade: Grade, reference: str) -> str:
    """One line of why an answer was not right, which asks nothing any more; empty where it would be right today."""
    if grade.verdict is Verdict.CORRECT:
        return ""
    if CANNOT_TELL in grade.flags:
        return GUESS
    text = ""
    for line in told(grade, reference):
        if line.startswith("• "):
            text += f"{' ' if text.endswith(':') else '; '}{line[2:].removesuffix('.')}"
        else:
            text = f"{ended(text)} {line}" if text else line
    return ended(text) if text else ""


def _part(text: str) -> str:
    return in_a_line(clip(" ".join(text.split()), MAX_PART))


def practice_question(now: Practised) -> Panel:
    """A missed question, asked again."""
    return Panel(
        heading(now.card.prompt),
        "",
        "Press Answer and say it in your own words.",
        Colour.QUESTION,
        above=_above(now),
    )


def practice_verdict(now: Practised) -> Panel:
    """How an answer in practice went, or what the answer is; with the reference."""
    lines = []
    if now.grade is not None:
        lines += [f"**{OPENING[now.grade.verdict]}**", *_explained(now.grade, now.card.reference), ""]
    lines += ["The answer:", quotation(now.card.reference)]
    if now.card.explanation:
        lines += ["", shown(now.card.explanation)]
    right = now.grade is not None and now.grade.verdict is Verdict.CORRECT
    last = "" if now.at + 1 < now.of else "That was the last one."
    return Panel(
        heading(now.card.prompt),
        "\n".join(lines),
        last,
        Colour.ANSWER if right else Colour.RESULT,
        above=_above(now),
    )


def _explained(grade: Grade, reference: str) -> list[str]:
    if CANNOT_TELL in grade.flags:
        return [f"{GUESS} Compare:"]
    if grade.verdict is Verdict.CORRECT:
        return []
    return told(grade, reference)


def _above(now: Practised) -> str:
    topic = f" · {in_a_line(now.card.topic)}" if now.card.topic else ""
    return f"**Practice**{topic} · {now.at + 1} of {now.of}"


def more(card: Card) -> Panel:
    """What there is to read on about a card."""
    return Panel(
        f"More: {in_a_line(card.prompt)}",
        shown(card.explanation) or "Read on at the source.",
        colour=Colour.INFO,
    )

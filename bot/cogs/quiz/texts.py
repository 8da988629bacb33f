"""Every sentence and panel of a quiz."""

from __future__ import annotations

from datetime import datetime

from bot.cogs.markdown import heading, in_a_line, quotation
from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.texts import ErrorWords
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.leaderboard import Standing
from bot.core.quiz.entries import PlayerEntry
from bot.core.quiz.state import MAX_QUESTIONS, MAX_SECONDS, MIN_SECONDS, CloseReason, Round
from bot.core.scoring import CORRECT_POINTS, FIRST_BONUS, HINT_COST, MAX_TRIES, RETRY_COST
from bot.core.wording import plural, time_span
from bot.services.quiz import errors
from bot.services.quiz.quizzes import Started
from bot.services.quiz.rounds import Question, Reveal, Standings

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
MAX_NAMED = 20
"""People named in one panel."""
SLOW = "Discord is slow at the moment. The first question comes as soon as it goes through."
SKIPPED = "Skipped."
ENDED = "The quiz is over. Thanks for playing!"
HOW_TO_ANSWER = "-# Was that an answer? Press Answer under the question, or reply to it."
NOT_READ_HERE = (
    "I read no messages here: press **Answer** under a question, or reply to it in its channel; "
    "`/review start` lets you practise here."
)
UNREADABLE = (
    "Discord did not let me read that. Press Answer under the question, or leave the mention on when you reply "
    "(“@ ON” above the message box)."
)
CLOSED_DM = (
    "Your answer counts. I cannot message you, and the verdict is not for all to read: "
    "press Answer next time, then only you see it. Others can read this reply."
)
CLOSED_DM_AGAIN = (
    "I cannot message you, and what came of this is not for all to read: "
    "press Answer next time, then only you see it."
)

_CLOSED_BECAUSE = {
    CloseReason.TIME: "Time is up.",
    CloseReason.ANSWERED: "Everyone who is playing has answered.",
    CloseReason.SKIPPED: SKIPPED,
    CloseReason.ENDED: "The quiz was ended.",
    CloseReason.DELETED: "The question was deleted.",
}
_WORTH = f"{CORRECT_POINTS} points, {FIRST_BONUS} more for the first who is right."
_HOW = (
    f"Press Answer, or reply to this message in your own words. {MAX_TRIES} tries; "
    f"each earlier one costs {RETRY_COST} points, a hint {HINT_COST}."
)
_ALL_DONE = (
    "**Everyone who is playing has answered.** It closes <t:{at}:R>; "
    "if you are still thinking, press Answer and it waits for you."
)
JOINED = "You are in: the questions wait for you."
_STEPS = 10
"""Most dots in a bar of progress."""


def _busy(error: errors.ChannelBusy) -> str:
    said = "A quiz is already running in this channel. Join in!"
    if error.message_id is None:
        return said
    return f"{said} {message_link(error.guild_id, error.channel_id, error.message_id)}"


def message_link(guild_id: int, channel_id: int, message_id: int) -> str:
    """The address of a message."""
    return f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"


def _tries_used(error: errors.TriesUsed) -> str:
    tries = _TRIES.get(error.of, plural(error.of, "try", "tries"))
    return f"You have used your {tries} on this question. The answer comes when it closes."


_TRIES = {1: "one try", 2: "two tries", 3: "three tries"}

ERRORS: ErrorWords = {
    errors.InvalidQuizSize: (
        f"Ask for 1 to {MAX_QUESTIONS} questions, of {MIN_SECONDS} to {MAX_SECONDS} seconds each."
    ),
    errors.TooManyDecks: "A quiz can ask from {of} decks at most.",
    errors.DeckAndDecks: "Choose either `deck` or `decks`; `decks` takes them all, such as `mlops+sql`.",
    errors.NoDeckNamed: "I see no deck's name in `decks`. Write them with + between them, such as `mlops+sql`.",
    errors.EmptyDeck: "The deck “{deck}” has no cards.",
    errors.ChannelBusy: _busy,
    errors.QuizJustEnded: "A quiz has just ended in this channel. Try again.",
    errors.CannotAsk: "I could not post in this channel. Please check my permissions here and try again.",
    errors.NotYourQuiz: "Only the person who started the quiz, or a member with Manage Messages, can do that.",
    errors.QuizOver: "That quiz is over.",
    errors.AskedElsewhere: "That question was asked in another channel. Answer it there.",
    errors.NoLongerKept: "I keep nothing of that question any more. `/quiz` starts a new quiz.",
    errors.RoundClosed: "That question is closed. Its answer is below it in the channel.",
    errors.AlreadyCorrect: "You already answered this one correctly. 🎉",
    errors.NoHint: "I have no hint for this one: its answer is too short to show a part of it. Nothing was charged.",
    errors.HintNotNeeded: "You already have this one: no hint needed.",
    errors.TriesUsed: _tries_used,
    errors.NotRevealed: "That question is still open. Its answer comes when it closes.",
    errors.NothingMissed: "You got every question of that quiz. Nothing to practise here. 🎉",
    errors.NoText: "I see no text in that. Write your answer in a sentence or two.",
    errors.NothingToGrade: "I see nothing to grade in that. Write your answer in words.",
    errors.AnswerKept: (
        "I have your answer, but I cannot save it at the moment. I'll keep trying, and tell you how you did as "
        "soon as it is saved. It counts as of now."
    ),
    errors.AnswerNotSaved: "I could not save your answer, and no try was used. Please send it again in a few minutes.",
}


def started(begun: Started) -> str:
    """What the person hears who started a quiz."""
    quiz = begun.quiz
    topic = f" · {safe(quiz.topic)}" if quiz.topic else ""
    time = f"{time_span(begun.seconds)} {'each' if quiz.questions > 1 else 'to answer it'}"
    if begun.seconds > quiz.seconds:
        time = f"{time} with your extra time"
    said = f"Here we go: {plural(quiz.questions, 'question')} from **{safe(begun.title)}**{topic}, {time}. Good luck!"
    if quiz.questions == begun.wanted:
        return said
    has = "This topic has" if quiz.topic else "These decks have" if quiz.more_deck_ids else "This deck has"
    return f"{has} only {plural(quiz.questions, 'question')}. {said}"


def _bar(number: int, of: int) -> str:
    """How far the quiz is, in dots and words."""
    steps = min(of, _STEPS)
    done = max(1, round(number * steps / of))
    return f"{'●' * done}{'○' * (steps - done)} Question {number} of {of}"


def _above(deck: str, card: Card, number: int, of: int) -> str:
    topic = f" · {in_a_line(card.topic)}" if card.topic else ""
    return f"**{in_a_line(deck)}**{topic}\n-# {_bar(number, of)}"


def question(due: Question, opened_at: datetime) -> Panel:
    """An open question. `opened_at` is now for one that is about to be posted."""
    round_ = due.round
    closes_at = int((round_.closes_at or due.deadline(opened_at)).timestamp())
    playing = [
        _ALL_DONE.format(at=closes_at) if round_.closes_early else f"{_WORTH} Closes <t:{closes_at}:R>."
    ]
    if due.names:
        more = due.players.playing - len(due.names)
        names = ", ".join(map(safe, due.names))
        playing.append(f"-# Playing: {names}{f' and {more} more' if more > 0 else ''}")
    if due.players.playing > 1:
        playing.append(f"-# {due.players.answered} of {due.players.playing} have answered")
    return Panel(
        heading(due.card.prompt),
        "\n".join(playing),
        _HOW,
        Colour.CLOSING if round_.closes_early else Colour.QUESTION,
        above=_above(due.deck_title, due.card, round_.number, due.quiz.questions),
    )


def form_title(round_: Round) -> str:
    """Above the form behind Answer, which shows the question itself."""
    return "Question of the day" if round_.quiz_id is None else f"Question {round_.number}"


def closed_question(due: Reveal) -> Panel:
    """The question after it closed: what its message becomes."""
    above = _above(due.deck_title, due.card, due.round.number, due.quiz.questions)
    return Panel(heading(due.card.prompt), "", "Closed. The answer is below.", above=above)


def reveal(due: Reveal, pause: float) -> Panel:
    """The reference answer and who got it."""
    right = [e for e in due.entries if e.entry.correct]
    partly = [e for e in due.entries if e.entry.best is Verdict.PARTIAL]
    lines = [quotation(due.card.reference), ""]
    if right:
        lines.append(f"✅ {_names(right)}")
    if partly:
        lines.append(f"🟡 {_names(partly)}")
    if not right and not partly:
        lines.append("Nobody got it this time." if due.entries else "Nobody answered.")
    because = _CLOSED_BECAUSE.get(due.round.close_reason or CloseReason.TIME, "")
    after = (
        f"{'No other cards are left. ' if due.ran_out else ''}Standings follow."
        if due.last
        else f"Next question in {pause:g} s."
        if pause
        else "Next question now."
    )
    return Panel(
        f"Answer: {in_a_line(due.card.prompt)}",
        "\n".join(lines),
        f"{because} {after}".strip(),
        Colour.ANSWER if right else Colour.RESULT if partly else Colour.INFO,
        above=_question_link(due),
    )


def _question_link(due: Reveal) -> str:
    named = f"Question {due.round.number} of {due.quiz.questions}"
    if due.round.message_id is None:
        return named
    return f"[{named}]({message_link(due.round.guild_id, due.round.channel_id, due.round.message_id)})"


def _names(entries: list[PlayerEntry]) -> str:
    named = [f"{safe(e.name)} +{e.entry.points}" for e in entries if e.name][:MAX_NAMED]
    more = len(entries) - len(named)
    if not named:
        return f"{plural(more, 'person', 'people')}, not named"
    return f"{', '.join(named)} and {more} more" if more else ", ".join(named)


def standings(due: Standings) -> Panel:
    """The end of a quiz."""
    title = f"🏁 Quiz over · {safe(due.deck_title)}"
    if not due.rows:
        return Panel(title, "Nobody answered this time.", colour=Colour.RESULT)
    lines = [row(each) for each in due.rows[:MAX_NAMED]]
    if len(due.rows) > MAX_NAMED:
        lines.append(f"… and {len(due.rows) - MAX_NAMED} more")
    return Panel(
        title=title,
        body="\n".join(lines),
        footer="All time: `/leaderboard` · your days in a row: `/streak`",
        colour=Colour.RESULT,
    )


def row(each: Standing) -> str:
    """One line of any ranking."""
    if not each.points:
        return f"{safe(each.name)} — no points this time"
    place = MEDALS.get(each.rank, f"**{each.rank}.**")
    return f"{place} {safe(each.name)} — {plural(each.points, 'point')} ({each.correct:,} correct)"

"""Small cards for the grader's tests."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import Card, Concept, Misconception, Need, Side

ORDER = "The order matters: what comes first?"
CARD = Card(
    key="backup",
    prompt="What is a write-ahead log?",
    reference="A file to which a database writes every change before it touches the tables, so a crash loses nothing.",
    concepts=(
        Concept(
            "first",
            "the order of writing",
            "what is written when?",
            Need.CORRECT,
            (
                "changes are logged before tables",
                "log first",
                "written to the log before the data",
                "record the change first",
            ),
        ),
        Concept(
            "crash",
            "safety in a crash",
            "what is it good for?",
            Need.CORRECT,
            ("survives a crash", "nothing is lost", "recover after a failure", "replay after a power cut"),
        ),
    ),
    accepted=(
        "log the change first, then change the table, so you can recover after a crash",
        "every change goes to a log before the real data, and after a power cut the log is replayed",
        "a journal the database appends to before doing anything, so no committed change is lost",
        "changes written to a log ahead of the tables for crash recovery",
        "like noting in a diary what you will do before you do it, so after a blackout you can redo it",
    ),
    partial=("a log of changes in a database", "it helps after a crash", "a file with changes"),
    wrong=(
        Misconception(
            (
                "a log written after the tables were changed",
                "the tables are changed first and the log later, so a crash loses nothing",
                "changes are recorded once everything is done",
            ),
            ORDER,
        ),
        Misconception(
            (
                "a log of errors and warnings for the administrator",
                "a list of who logged in",
                "debug output of the server",
            )
        ),
        Misconception(
            (
                "a copy of the whole database made every night",
                "a replica on another machine",
                "a snapshot of the tables",
            )
        ),
    ),
)
"""With ideas and enough examples to tell right from wrong, though fewer than twenty."""
BARE = Card(
    "bare",
    "Why does ice float on water?",
    "Ice is less dense than liquid water because its molecules form an open lattice.",
)
"""With a reference alone."""
VERSUS = Card(
    key="versus",
    prompt="What is the difference between a stack and a queue?",
    reference="A stack returns the newest item first; a queue returns the oldest item first.",
    sides=(
        Side(
            "stack",
            ("lifo",),
            ("last in, first out", "newest item first", "a pile of plates", "takes from the top"),
        ),
        Side(
            "queue",
            ("fifo",),
            ("first in, first out", "oldest item first", "a line at the till", "takes the front"),
        ),
    ),
    accepted=(
        "stack is last in first out, queue is first in first out",
        "a queue serves whoever came first, a stack whoever came last",
        "stack: newest first. queue: oldest first",
    ),
    partial=("stack is lifo", "they return items in another order"),
    wrong=(
        Misconception(
            (
                "stack is first in first out, queue is last in first out",
                "a stack returns the oldest item, a queue the newest",
            )
        ),
        Misconception(("a stack is sorted and a queue is not", "both return the oldest item first")),
    ),
)
"""With two sides that share nearly every word."""
NUMBERED = replace(
    CARD,
    key="numbered",
    prompt="How does a redundant array keep your data?",
    reference="It keeps each block on 2 disks, so a broken disk loses nothing.",
    concepts=(),
    accepted=("every block is written to 2 disks, and nothing is lost when a disk breaks",),
    partial=("blocks are copied", "more than one disk"),
    wrong=(Misconception(("one disk with a backup at night", "blocks are compressed to save space")),),
)
"""With a number in its reference."""
TALK = (
    "Purple elephants juggle frozen bananas. Ottoman sultans drank sherbet. Kiwis hum quietly at noon."
    " Jazz pianists mock bagpipes. Grumpy hobbits brew bitter cider. Zebras vex my uncle Bob."
    " Velvet curtains smother dusty Viennese ballrooms. Sailors whistle shanties beneath crooked lanterns."
    " Penguins adore salty sardines."
)
"""Forty words that relate to no card, twelve of which are forgiven."""

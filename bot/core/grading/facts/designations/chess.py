"""Grades moves of chess: "pawn to c4", "c2-c4" and "c4" are 2.c4, "castles kingside" and "0-0" are O-O.

Moves that the question names, and those of a line up to the asked one, are no answers.
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.designations.in_notation import InNotation
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import phrase
from bot.core.grading.facts.words.terms import Term

_ASKS = pattern(
    r"(?i)\b(?:chess|schach|échecs|ajedrez|scacchi|gambit|castl\w*|rochade|checkmate|white'?s?|black'?s?)\b|\b1\.\s?[a-h][34]"
)
_PIECES = {
    name: piece
    for piece, names in {
        "": "pawn bauer pion peón peon pedone", "N": "knight springer cavalier caballo cavallo horse n",
        "B": "bishop läufer fou alfil alfiere b", "R": "rook turm tour torre castle r",
        "Q": "queen dame dama reina donna q", "K": "king könig roi rey re k",
    }.items()
    for name in names.split()
}  # fmt: skip
_SQUARE = r"[a-h][1-8]"
_MOVE = pattern(
    rf"(?<![\w/])(?:(?P<number>\d{{1,3}})\s?\.{{1,3}}\s?)?(?P<piece>[KQRBNkqrn]?)(?:{_SQUARE}[-x:]?(?={_SQUARE})|[a-h]?[1-8]?(?P<takes>[x:-]?))"
    rf"(?P<square>{_SQUARE})(?P<more>=?[QRBN])?[+#]?(?![\w])"
)
_CAPITAL = pattern(r"(?<![\w])[A-H][1-8](?!\w)")
"""A square as only people write it: "C4"."""
_IN_WORDS = pattern(
    r"(?i)\b(?P<piece>pawn|bauer|pion|pe[óo]n|pedone|knight|springer|cavalier|caballo|cavallo|horse|bishop|läufer|fou|alfil"
    r"|alfiere|rook|turm|tour|torre|queen|dame|dama|reina|donna|king|könig|roi|rey|re)s?\b"
    rf"(?:\s+(?:from|on|von)\s+{_SQUARE})?(?:\s+(?:moves?|goes|takes|captures|schlägt|nach|auf|to|on|at|zu|a|en|in|x)){{0,3}}\s*(?P<square>{_SQUARE})\b"
)
_CASTLED = pattern(r"(?<![\w-])[Oo0](?:\s?-\s?[Oo0]){1,2}(?![\w-])")
_CASTLES = pattern(
    r"(?i)\b(?P<side>(?:king|queen)'?s?[- ]?side|short|long|kurze|lange|kleine|große|petit|grand|corto|largo|lungo)\s+"
    r"(?:castl\w*|rochade|roque|enroque|arrocco)"
    r"|\b(?:castl\w*|rochade|roque|enroque|arrocco)\s+(?:on (?:the )?)?"
    r"(?P<after>(?:king|queen)'?s?[- ]?side|short|long|corto|largo|lungo)"
)
SHORT = 2
"""Signs of "O-O"."""
_SHORT = ("king", "short", "kurz", "klein", "petit", "corto")
_REFERENCE = pattern(
    rf"(?:\d{{1,3}}\s?\.{{1,3}}\s?)?(?:[KQRBN]?[a-h]?[1-8]?x?{_SQUARE}(?:=?[QRBN])?|[Oo0](?:-[Oo0]){{1,2}})[+#]?[!?]{{0,2}}"
)
_Form = tuple[str, str]


class Move(InNotation[_Form], frozen=True):
    """A reference move."""

    number: str
    """Which move of the game it is, as far as the reference says so."""

    def _told(self, said: Said) -> list[_Form]:
        """The moves that an answer asserts: of a numbered line the asked one, and none that the question names."""
        found = _moves(characters(said.text))
        numbered = [form for form, number in found if number and number == self.number]
        asked = {form for form, _ in _moves(characters(said.question))} - {self.form}
        return numbered[:1] or [form for form, _ in found if form not in asked]


def _moves(text: str) -> list[tuple[_Form, str]]:
    """The moves of a text as piece and square, or as castling and its side, each with its number in the game."""
    text = _CAPITAL.sub(lambda one: one[0].lower(), text)
    worded = list(_IN_WORDS.finditer(text))
    found = [
        *(
            (one.start(), ("castling", _side(one)), "")
            for form in (_CASTLED, _CASTLES)
            for one in form.finditer(text)
        ),
        *((one.start(), (_PIECES[one["piece"].lower()], one["square"].lower()), "") for one in worded),
        *(
            (one.start(), (one["piece"].upper(), one["square"] + (one["more"] or "")), one["number"] or "")
            for one in _MOVE.finditer(text)
            if not any(other.start() <= one.start() < other.end() for other in worded)
        ),
    ]
    asserted = (one for one in sorted(found) if not claims.denied(text, one[0], one[0] + 2))
    return [(form, number) for _, form, number in asserted]


def _side(castled: re.Match[str]) -> str:
    """Whether it is the short or the long castling: as many letters as squares that the rook goes, or in words."""
    told = [one for one in castled.groups() if one]
    if told:
        return "short" if told[0].lower().startswith(_SHORT) else "long"
    return "short" if len(re.findall(r"\w", castled[0])) == SHORT else "long"


def chess_move(text: str, question: str) -> Move | None:
    """The reference as a move; None where it is none, or nothing says that chess is played."""
    plain = characters(text).strip(" .")
    if not _REFERENCE.fullmatch(plain) or not _ASKS.search(question):
        return None
    found = _moves(plain.rstrip("!?"))
    if len(found) != 1:
        return None
    return Move(Term(AnswerKind.TERM, phrase(text)), *found[0])

"""Grades the paths of files and folders: "/etc/hosts" may be "the hosts file in /etc", and not "/etc/hosts.allow"."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.outcome import SHOTGUN, FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern

LONGEST = 400
"""Characters of an answer in which paths are looked for."""
_PATH = pattern(r"(?:~|\.{1,2}|[A-Za-z]:|%\w{1,20}%|\$\w{1,20})?(?:[/\\][\w.@+-]{1,60}){1,12}[/\\]?")
_IN_TEXT = pattern(
    r"(?<![\w/\\.~:-])(?:(?:~|\.{1,2}|[A-Za-z]:|%\w{1,20}%|\$\w{1,20})?(?:[/\\][\w.@+-]{1,60}){1,12}"
    r"|[\w.@+-]{1,60}(?:/[\w.@+-]{1,60}){1,12})[/\\]?"
)
_ASKS_PATH = pattern(
    r"(?i)\b(?:file|path|folder|directory|director(?:y|ies)|device|mount\w*|datei|ordner|pfad|fichier|dossier|chemin"
    r"|archivo|fichero|carpeta|ruta|cartella|percorso)\b"
)
_SLASH = pattern(r"(?i)\s*\b(?:forward[- ]?|back)?slash\b\s*")
_FILE = pattern(r"[\w.@+-]*\w")


class Path(Struct, frozen=True):
    """A reference path."""

    text: str
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: the path anywhere in it, or its last part alone, and no other path."""
        text = _SLASH.sub("/", said.raw[:LONGEST])
        asked = _form(self.text)
        found = [(one.start(), one.end(), _form(one[0])) for one in _IN_TEXT.finditer(text)]
        hits = [one for one in found if one[2] in (asked, "/" + asked) or "/" + one[2] == asked]
        if any(claims.denied(text, start, end) for start, end, _ in hits):
            return wrong("term", self.text, said.text, "denied")
        others = [
            text[start:end]
            for start, end, form in found
            if form not in (asked, asked.lstrip("/"))
            and not asked.startswith(form.rstrip("/") + "/")
            and not claims.denied(text, start, end)
        ]
        told = bool(hits) or (not others and self._by_parts(text))
        if told and others:
            grader = wrong if len(others) >= SHOTGUN else partly
            return grader("term", self.text, said.text, "rivals", false=tuple(others[:3]))
        return (
            right("term", self.text, said.text) if told else wrong("term", self.text, said.text, "other-term")
        )

    def _by_parts(self, text: str) -> bool:
        """Whether the answer names the file, "the hosts file in /etc", and no other file in the place of it."""
        *folders, last = [part for part in re.split(r"[/\\]", _form(self.text)) if part.strip("~.")]
        plain = text.strip().strip("`'\"").rstrip(" .!").lower()
        if re.fullmatch(
            rf"(?:it'?s |that'?s )?(?:the |a )?['\"`]?{re.escape(last)}['\"`]?(?: (?:file|folder))?", plain
        ):
            return True
        words = {one.rstrip(".") for one in _FILE.findall(plain)}
        return last in words and bool(folders) and all(folder in words for folder in folders)


def _form(path: str) -> str:
    return path.strip().rstrip("/\\.,;:").replace("\\", "/").lower() or "/"


def is_path(text: str, question: str) -> bool:
    """Whether a reference is a path: of two parts or more, or of one where a file or folder is asked."""
    plain = text.strip().strip("`")
    if _PATH.fullmatch(plain) is None or re.fullmatch(r"/[^/]+/", plain):
        return False  # "/kæt/" is a sound
    rooted = plain[:1] in "~.%$" or ":" in plain[:2]
    return rooted or _ASKS_PATH.search(question) is not None


def path(text: str, question: str) -> Path | None:
    """The reference as a path; None where it is none."""
    return Path(text.strip().strip("`")) if is_path(text, question) else None

"""The verb that a question in another language asks for, in any of its forms: "verlagen" for "die verlaagt hij"."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.grading.facts.carriers import WORD
from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern

_ASKS_DOING = pattern(
    r"(?i)\b(?:macht|machen|tut|passiert|geschieht|fait|font|arrive|passe|hacen?|ocurre|sucede|pasa|fa|fanno|succede|accade"
    r"|faz|fazem|acontece|doet|doen|gebeurt|gör|händer|делает|делают|происходит|случается|robi|robią|dzieje|dělá|děje"
    r"|робить|роблять|відбувається|yapar|olur)\b"
)
"""What asks for what something does, or what happens to it."""
_ENDINGS = {
    language: frozenset(fold(one) for one in listed(endings)) | {""}
    for language, endings in {
        "de": "e st t en n et te ten est",
        "nl": "t en te ten de den e",
        "sv": "er a ar r ade te de t as es",
        "fr": "e es ent er ez ait aient era ant é it is issent ir issant t re s",
        "es": "a an ar e en er ir aba ía ando iendo ado ido arla arlo arlas arlos erla erlo irla irlo se arse",
        "it": "a ano are e ono ere ire isce iscono ava ando endo ato ito uto arla arlo erla erlo irla irlo arsi",
        "pt": "a am ar e em er ir ando endo indo ado ido ava",
        "ru": "ет ют ть т л ла ло ли ется ются тся ться ит ят ить ать ять ает ают",
        "uk": "є ють ти ть в ла ло ли ється ються тися ує увати ить ити",
        "pl": "a ają ać e ą eć i y yć ić ił ała ało uje ować",
        "cs": "á ají at e í it et uje ovat al ala",
        "tr": "er ar ır ir ur ür r iyor ıyor uyor üyor mek mak di dı du dü mesi ması",
    }.items()
}
"""What a verb may end in, by language."""
_PRONOUNS = frozenset(
    fold(word)
    for word in listed("""
    er sie es ihn ihm ihr sich die der das den dem hij zij ze het hem haar zich dit dat han hon den det dem sig il elle
    le la les lui se ça cela on lo los las esto eso li gli si ciò o a os as isso ele ela он она оно они его её ее их
    ему ей это to go ją je się ono on ona mu jej ho ji se він вона воно вони його її це onu bunu o
    """)
)
SHORTEST = 4
"""Letters that all forms of a verb share."""
LONGEST = 5
"""Words of a reference that is a verb with pronouns, and of an answer."""


class Verb(Struct, frozen=True):
    """The verb of a reference."""

    text: str
    """The whole reference."""
    word: str
    """The verb, folded."""
    beside: frozenset[str]
    """The folded words that say nothing more beside it."""
    language: str

    def told(self, text: str) -> str:
        """The reference for an answer that is a form of its verb and nothing else; else the answer."""
        words = _words(text)
        rest = [word for word in words if word not in self.beside]
        if len(words) > LONGEST or len(rest) != 1 or not _one_verb(self.word, rest[0], self.language):
            return text
        return self.text


def verb_of(reference: str, question: str, language: str) -> Verb | None:
    """The verb of a reference that has only pronouns and words of the question beside it; None for others."""
    if language not in _ENDINGS or not _ASKS_DOING.search(question):
        return None
    words, beside = _words(reference), _PRONOUNS | frozenset(_words(question))
    stems = {word[:SHORTEST] for word in _words(question) if len(word) >= SHORTEST}
    rest = [word for word in words if word not in beside and word[:SHORTEST] not in stems]
    if len(rest) != 1 or len(words) > LONGEST or any(map(str.isdigit, reference)):
        return None
    return Verb(reference, rest[0], (beside | holding(language)) - {rest[0]}, language)


def _words(text: str) -> list[str]:
    return [fold(word) for word in re.findall(WORD, text)]


def _one_verb(one: str, other: str, language: str) -> bool:
    """Whether two words are the same but for what verbs end in, and for letters that Dutch doubles."""
    if language == "nl":
        one, other = (re.sub(r"([aeou])\1", r"\1", word) for word in (one, other))
    endings = _ENDINGS[language]
    pairs = enumerate(zip(one, other, strict=False))
    size = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    return any(
        one[at:] in endings and other[at:] in endings for at in range(max(SHORTEST, size - 3), size + 1)
    ) or (language == "tr" and size >= len("düş") and one[size:] in endings and other[size:] in endings)

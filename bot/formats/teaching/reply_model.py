"""The shape of a model's reply about one card, and of its second reading: asked for by schema, read with patience."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Misconception, Need, Side
from bot.core.decks import limits
from bot.core.decks.check import slugify, tidy
from bot.core.grading.result import Verdict
from bot.core.teaching.second_reading import Reading
from bot.formats.answer_model import folded

MOST = 60
"""Entries of one list; the instructions ask for 12 at most."""
_NAME_WORDS = 5
VERDICTS = {"right": Verdict.CORRECT, "partly": Verdict.PARTIAL, "wrong": Verdict.INCORRECT}
"""The labels of a second reading; "unsure" is none."""


def asked_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema that a model is asked to keep to: every part of it, though a missing one is forgiven."""
    schema = model.model_json_schema()
    for each in (schema, *schema.get("$defs", {}).values()):
        if "properties" in each:
            each["required"] = list(each["properties"])
    return schema


def _one_text(value: Any) -> Any:
    """The text of an entry, alone or under the name that a writer gave it."""
    if isinstance(value, dict):
        return next((value[name] for name in ("text", "answer") if isinstance(value.get(name), str)), value)
    return value


def _list(value: Any) -> Any:
    """A list, also where nothing or a single entry was written, without empty entries."""
    if value is None:
        return []
    return [each for each in (value if isinstance(value, list) else [value]) if each not in ("", None)]


def _none_is_empty(value: Any) -> Any:
    return "" if value is None else value


Text = Annotated[str, AfterValidator(tidy)]
Said = Annotated[Text, BeforeValidator(_none_is_empty)]
Texts = Annotated[list[Text], BeforeValidator(_list), Field(max_length=MOST)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Idea(_Part):
    """One idea that a right answer has."""

    idea: Text
    ask: Said = ""
    needed: Annotated[Need, BeforeValidator(folded)] = Need.CORRECT
    phrasings: Texts = []


class ComparedSide(_Part):
    """One side of a comparison."""

    name: Text
    aliases: Texts = []
    belongs: Texts = []


class Right(_Part):
    """A right answer in some register."""

    register_: Said = Field("", alias="register")
    text: Text


class Mistake(_Part):
    """Wrong answers that share a mistake."""

    mistake: Said = ""
    why: Said = ""
    answers: Texts = []


def _right(value: Any) -> Any:
    return [{"text": each} if isinstance(each, str) else each for each in _list(value)]


def _mistakes(value: Any) -> Any:
    return [{"answers": [each]} if isinstance(each, str) else each for each in _list(value)]


def _partly(value: Any) -> Any:
    return [_one_text(each) for each in _list(value)]


class CardReply(_Part):
    """All that a model writes about one card."""

    card: Said = ""
    kind: Annotated[AnswerKind, BeforeValidator(folded)] | None = None
    ideas: Annotated[list[Idea], BeforeValidator(_list), Field(max_length=limits.MAX_CONCEPTS)] = []
    sides: Annotated[list[ComparedSide], BeforeValidator(_list), Field(max_length=limits.MAX_SIDES)] = []
    right: Annotated[list[Right], BeforeValidator(_right), Field(max_length=MOST)]
    partly: Annotated[list[Text], BeforeValidator(_partly), Field(max_length=MOST)] = []
    wrong: Annotated[list[Mistake], BeforeValidator(_mistakes), Field(max_length=MOST)]
    explanation: Said = ""
    hint: Said = ""

    def additions(self, card: Card) -> Card:
        """What the reply would add to the card, unchecked."""
        sentence = self.kind in (None, AnswerKind.SENTENCE)
        return Card(
            key=card.key,
            prompt=card.prompt,
            reference=card.reference,
            hint=self.hint if len(self.hint) <= limits.MAX_HINT else "",
            explanation=self.explanation if len(self.explanation) <= limits.MAX_EXPLANATION else "",
            concepts=tuple(_concepts(self.ideas)) if sentence else (),
            sides=tuple(Side(s.name, tuple(s.aliases), tuple(s.belongs)) for s in self.sides)
            if sentence
            else (),
            accepted=tuple(each.text for each in self.right if each.text),
            partial=tuple(self.partly),
            wrong=tuple(Misconception(tuple(w.answers), w.why or None) for w in self.wrong if w.answers),
            answer=AnswerSpec(self.kind) if self.kind else None,
        )


def _concepts(ideas: Iterable[Idea]) -> list[Concept]:
    """The ideas under short names that differ."""
    found: dict[str, Concept] = {}
    for number, each in enumerate(ideas, 1):
        name = "-".join(slugify(each.idea).split("-")[:_NAME_WORDS])
        name = name if name not in found and not name.startswith("deck-") else f"idea-{number}"
        found[name] = Concept(name, each.idea, each.ask, each.needed, tuple(each.phrasings))
    return list(found.values())


class SecondReading(_Part):
    """A second reader's own answer, and the labels of the numbered examples."""

    answer: Said = ""
    labels: dict[str, Annotated[Literal["right", "partly", "wrong", "unsure"], BeforeValidator(folded)]]

    def reading(self) -> Reading:
        """The reading; numbers that are none are left out."""
        labels = {
            int(n): VERDICTS[label] for n, label in self.labels.items() if n.isdecimal() and label in VERDICTS
        }
        return Reading(self.answer, labels)

"""The shape of the project's own deck files: what the parser checks and what the JSON Schema is made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from bot.core.cards import Card, Concept, Misconception, Need, Side, Source
from bot.core.decks import limits, sources
from bot.core.decks.check import SLUG, tidy
from bot.formats.answer_model import Answer, spec_of
from bot.formats.model_messages import GROUP, TEXT

Text = Annotated[str, AfterValidator(tidy)]
Examples = Annotated[tuple[Text, ...], Field(max_length=limits.MAX_EXAMPLES)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConceptEntry(_Entry):
    """One idea of a card, with the ways people put it."""

    id: Text = Field(description="A short name, unique in the card.")
    idea: Text = Field(description="A noun phrase for feedback: 'the drop in performance'.")
    ask: Text = Field(description="A question that points at the idea without giving it away.")
    needed: Need = Field(
        Need.CORRECT,
        description="correct: a right answer has it. partial: earns 'partly right'. bonus: never asked for.",
    )
    phrasings: Examples = Field((), description="How people put the idea, a few words each.")


class SideEntry(_Entry):
    """One side of a comparison and what is true of it alone."""

    name: Text
    aliases: Examples = Field((), description="Other names of the side.")
    belongs: Examples = Field((), description="What is true of this side and not of the others.")


class WrongEntry(_Entry):
    """Known wrong answers that share one mistake."""

    answers: Examples = Field(min_length=1)
    why: Text | None = Field(None, description="The sentence that corrects the mistake.")


def _url(text: str) -> str:
    url = sources.url_of(text)
    if url is None:
        raise PydanticCustomError("source", sources.URL_SHOULD)
    return url


def _source(text: str) -> str:
    if text.strip() and sources.read(text) is None:
        raise PydanticCustomError("source", sources.SHOULD)
    return text


class SourceEntry(_Entry):
    """A page with more on the matter."""

    url: Annotated[str, AfterValidator(_url)] = Field(
        max_length=limits.MAX_URL, description="Its address, which begins with https:// or http://."
    )
    title: Annotated[str, AfterValidator(sources.one_line)] = Field(
        "", max_length=limits.MAX_SOURCE_TITLE, description="What it is called."
    )


def _kind(value: Any) -> str:
    return TEXT if isinstance(value, str) else GROUP


SourceText = Annotated[
    Annotated[str, AfterValidator(_source), Tag(TEXT)] | Annotated[SourceEntry, Tag(GROUP)],
    Discriminator(_kind),
]
"""A link, a title and a link in one text, or both by name."""
Wrong = Annotated[
    Annotated[Text, Tag(TEXT)] | Annotated[WrongEntry, Tag(GROUP)],
    Discriminator(_kind),
]


class CardEntry(_Entry):
    """One question with its answer."""

    key: Text = Field(
        "",
        max_length=limits.MAX_KEY,
        description="Names the card for ever: importing the deck again updates the card that has the key. "
        "Left out, it is made of the question.",
    )
    prompt: Text = Field(max_length=limits.MAX_PROMPT, description="The question.")
    reference: Text = Field(
        max_length=limits.MAX_REFERENCE, description="The model answer, shown after the round."
    )
    topic: Text = Field("", max_length=limits.MAX_TOPIC, description="One line; cards can be asked by topic.")
    hint: Text = Field("", max_length=limits.MAX_HINT, description="Helps without giving the answer away.")
    enough: int | None = Field(
        None, ge=1, description="How many of the concepts needed for 'correct' suffice; left out, all."
    )
    explanation: Text = Field(
        "",
        max_length=limits.MAX_EXPLANATION,
        description="More on the matter, to read after the answer: why, an example. Never graded.",
    )
    source: SourceText | None = Field(
        None,
        description="Where to read on: a link, `Title <link>`, or `url` and `title` by name. Never graded.",
    )
    concepts: tuple[ConceptEntry, ...] = Field((), max_length=limits.MAX_CONCEPTS)
    sides: tuple[SideEntry, ...] = Field((), max_length=limits.MAX_SIDES)
    accepted: Examples = Field((), description="Right answers in other words.")
    partial: Examples = Field((), description="Answers that are partly right.")
    wrong: tuple[Wrong, ...] = Field(
        (),
        max_length=limits.MAX_EXAMPLES,
        description="Known wrong answers, alone or grouped by their mistake.",
    )
    answer: Answer | None = Field(
        None,
        description="The form of the answer: its kind (number, name, list, ...), or more about it by name. "
        "Left out, it is found from the question and the reference.",
    )

    def card(self) -> Card:
        """The domain's card."""
        return Card(
            key=self.key,
            prompt=self.prompt,
            reference=self.reference,
            topic=self.topic,
            hint=self.hint,
            enough=self.enough,
            concepts=tuple(Concept(c.id, c.idea, c.ask, c.needed, c.phrasings) for c in self.concepts),
            sides=tuple(Side(s.name, s.aliases, s.belongs) for s in self.sides),
            accepted=self.accepted,
            partial=self.partial,
            wrong=tuple(
                Misconception((w,)) if isinstance(w, str) else Misconception(w.answers, w.why or None)
                for w in self.wrong
            ),
            answer=spec_of(self.answer),
            explanation=self.explanation,
            source=self._source(),
        )

    def _source(self) -> Source | None:
        if isinstance(self.source, SourceEntry):
            return Source(self.source.url, self.source.title)
        return sources.read(self.source or "")


class HeadEntry(_Entry):
    """What the deck is called."""

    slug: str = Field(
        pattern=f"^{SLUG.pattern}$",
        description="What commands call it: lower case letters, digits and dashes.",
    )
    title: Text = Field(min_length=1, max_length=limits.MAX_TITLE)
    description: Text = Field("", max_length=limits.MAX_DESCRIPTION)


class DeckFile(_Entry):
    """A Cuecard deck."""

    deck: HeadEntry
    cards: tuple[CardEntry, ...] = Field(min_length=1, max_length=limits.MAX_CARDS)

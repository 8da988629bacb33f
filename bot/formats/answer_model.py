"""The shape of what an author says of an answer's form: in YAML, in the cells of a table, in a line to `grade`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.decks import limits
from bot.core.decks.answer_rules import TOLERANCE_SHOULD, contradictions, misplaced, tolerance_of
from bot.core.decks.check import tidy
from bot.formats.model_messages import GROUP, TEXT, message

WHOLE = ("true", "yes", "on", "all")
"""What says of `all_of` that the reference names the members."""


def folded(value: Any) -> Any:
    """A kind as people write it: `Yes/No`, `yes_no`."""
    return re.sub(r"[\s_/]+", "-", value.strip().casefold()) if isinstance(value, str) else value


def _truth(value: Any) -> Any:
    return True if isinstance(value, str) and value.strip().casefold() in WHOLE else value


def _number_text(value: Any) -> Any:
    """A number as it is written; YAML of ours gives text, JSON a number."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return format(Decimal(repr(value)), "f") if number else value


def _tolerance(text: str) -> str:
    tolerance = tolerance_of(text)
    if tolerance is None:
        raise PydanticCustomError("tolerance", TOLERANCE_SHOULD)
    return tolerance


def _shape(value: Any) -> str:
    return GROUP if isinstance(value, list | tuple) else TEXT


def _way(value: Any) -> str:
    return TEXT if isinstance(value, str) else GROUP


_Text = Annotated[str, AfterValidator(tidy)]
_Kind = Annotated[AnswerKind, BeforeValidator(folded)]
_Tolerance = Annotated[
    str,
    BeforeValidator(_number_text),
    AfterValidator(_tolerance),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "number", "exclusiveMinimum": 0}]}),
]
_Members = Annotated[tuple[_Text, ...], Field(max_length=limits.MAX_MEMBERS)]
_AllOf = Annotated[
    Annotated[Literal[True], BeforeValidator(_truth), Tag(TEXT)] | Annotated[_Members, Tag(GROUP)],
    Discriminator(_shape),
]


class AnswerEntry(BaseModel):
    """The form of a card's answer; whatever is left out is found from the question and the reference."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: _Kind | None = Field(None, description="What the answer is, and so how it is compared.")
    tolerance: _Tolerance | None = Field(
        None, description="How near a number has to be: 2% of the reference, or 0.5 in its own unit."
    )
    unit: _Text = Field(
        "", max_length=limits.MAX_UNIT, description="The unit of the reference's number, where it names none."
    )
    all_of: _AllOf | None = Field(
        None, description="The members of a list; true: those that the reference names, all of them."
    )
    any: int | None = Field(
        None, ge=1, le=limits.MAX_MEMBERS, description="How many members suffice; left out, all."
    )
    ordered: bool = Field(False, description="The members must come in this order.")
    exact: bool = Field(False, description="No typing slips and no synonyms are forgiven.")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        """One error with all that contradicts itself, so that it is told with the line of the answer."""
        if found := [*self._whole(), *contradictions(self.spec() or AnswerSpec())]:
            raise PydanticCustomError("contradiction", "{what}", {"what": "; ".join(found)})
        return self

    def _whole(self) -> Iterator[str]:
        """What `all_of: true` cannot stand beside; a spec holds no trace of it, so later checks cannot tell."""
        if self.all_of == ():
            yield "all_of is empty"
        if self.all_of is True and self.kind not in (None, AnswerKind.LIST):
            yield misplaced("all_of", self.kind)
        if self.all_of is True and self.any is not None:
            yield "all_of: true asks for every member, and any for some"

    def spec(self) -> AnswerSpec | None:
        """The domain's spec; None where nothing is said."""
        whole = self.all_of is True
        spec = AnswerSpec(
            kind=self.kind or (AnswerKind.LIST if whole else None),
            tolerance=self.tolerance or "",
            unit=self.unit,
            all_of=self.all_of if isinstance(self.all_of, tuple) else (),
            any=self.any,
            ordered=self.ordered,
            exact=self.exact,
        )
        return None if spec == AnswerSpec() else spec


Answer = Annotated[
    Annotated[_Kind, Tag(TEXT)] | Annotated[AnswerEntry, Tag(GROUP)],
    Discriminator(_way),
]
"""The kind alone, or everything by name."""
_ANSWER: TypeAdapter[AnswerKind | AnswerEntry] = TypeAdapter(Answer)


def spec_of(answer: AnswerKind | AnswerEntry | None) -> AnswerSpec | None:
    """The domain's spec of either way to write it."""
    if answer is None:
        return None
    return answer.spec() if isinstance(answer, AnswerEntry) else AnswerSpec(kind=answer)


def read(data: Any, name: str) -> tuple[AnswerSpec | None, list[str]]:
    """The spec in plain `data`, and what is wrong with it; messages call the data `name`."""
    try:
        return spec_of(_ANSWER.validate_python(data)), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return None, [message((name, *each["loc"]), each) for each in found]

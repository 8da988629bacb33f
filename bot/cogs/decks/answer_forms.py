"""The form of an answer in words, for those who look after decks."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import AnswerKind, AnswerSpec

_KINDS = {
    AnswerKind.SENTENCE: "an explanation",
    AnswerKind.NUMBER: "a number",
    AnswerKind.QUANTITY: "a quantity",
    AnswerKind.DATE: "a date",
    AnswerKind.NAME: "a name",
    AnswerKind.TERM: "a term",
    AnswerKind.LIST: "a list",
    AnswerKind.YES_NO: "yes or no",
    AnswerKind.FORMULA: "a formula or code",
}


def words(spec: AnswerSpec) -> str:
    """What the author said, as "a number, within 2%, in m/s"; empty where that is nothing."""
    return ", ".join(_parts(spec))


def _parts(spec: AnswerSpec) -> Iterator[str]:
    if spec.kind is not None:
        yield _KINDS[spec.kind]
    if spec.tolerance:
        yield f"within {spec.tolerance}"
    if spec.unit:
        yield f"in {spec.unit}"
    if spec.all_of:
        yield f"{_some(spec.any) if spec.any else 'all'} of: {'; '.join(spec.all_of)}"
    elif spec.any:
        yield f"{_some(spec.any)} of its members"
    if spec.ordered:
        yield "in that order"
    if spec.exact:
        yield "exactly as written"


def _some(count: int) -> str:
    return f"any {count}"

"""A form that is open at the terminal: its fields with what stands in them, set one by one or all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from discord import ComponentType as Kind
from msgspec import Struct
from simcord.results import InteractionResult

from bot.core.wording import plural
from bot.sandbox import files
from bot.sandbox.lines import WrongLine
from bot.sandbox.markup import Markup
from bot.sandbox.options import Named, picked, yes_or_no

MAX_TEXT = 4_000
"""Characters in a field that sets no limit (Discord's)."""
LONG = 2
"""The style of a field with several lines; `\\n` is typed for a new one."""
CHOICES = (Kind.select, Kind.radio_group, Kind.checkbox_group)
ENTITIES = (Kind.user_select, Kind.role_select, Kind.mentionable_select, Kind.channel_select)


class Field(Struct):
    """One field."""

    raw: Mapping[str, Any]
    """As Discord sends it."""
    label: str
    about: str
    value: Any
    """What would be sent: a text, a list of values, whether it is ticked, or a list of files."""

    @property
    def kind(self) -> Kind:
        """What can be put in."""
        return Kind(self.raw["type"])

    @property
    def required(self) -> bool:
        """Whether it must not stay empty."""
        return bool(self.raw.get("required", self.kind is not Kind.checkbox))

    @property
    def options(self) -> list[dict[str, Any]]:
        """What can be chosen."""
        return list(self.raw.get("options", ()))

    def put(self, text: str, named: Named) -> None:
        """Put in what was typed; WrongLine when it does not fit."""
        if self.kind in CHOICES:
            pairs = [(str(option["label"]), str(option["value"])) for option in self.options]
            self.value = picked(self.label, pairs, text) if text else []
        elif self.kind in ENTITIES:
            self.value = [named.find(self.label, word) for word in text.replace(",", " ").split()]
        elif self.kind is Kind.checkbox:
            self.value = yes_or_no(self.label, text)
        elif self.kind is Kind.file_upload:
            self.value = [files.read(text)] if text else []
        else:
            self.value = text.replace("\\n", "\n") if self.raw.get("style") == LONG else text
        self.check()

    def check(self) -> None:
        """WrongLine when what stands in it cannot be sent."""
        if self.required and self.value in ("", []):
            raise WrongLine(f"“{self.label}” cannot be empty.")
        if isinstance(self.value, str):
            limit = self.raw.get("max_length") or MAX_TEXT
            if len(self.value) > limit:
                count = f"{limit:,} characters on Discord; this has {len(self.value):,}."
                raise WrongLine(f"“{self.label}” has up to {count}")

    def shown(self) -> str:
        """What stands in it, as a person would read it."""
        if self.kind is Kind.checkbox:
            return "yes" if self.value else "no"
        if self.kind in CHOICES:
            return ", ".join(str(o["label"]) for o in self.options if str(o["value"]) in self.value)
        if isinstance(self.value, list):
            return ", ".join(
                str(getattr(each, "name", each[0] if isinstance(each, tuple) else each))
                for each in self.value
            )
        return str(self.value)


class Form:
    """A form as one person sees it."""

    def __init__(self, result: InteractionResult, actor: Any, opened_from: int | None = None) -> None:
        self.result = result
        self.opened_from = opened_from
        """The private message whose button opened it, by its id."""
        self.actor = actor
        """Who opened it, as simcord knows them where they did."""
        payload = result.modal or {}
        self._title = str(payload.get("title", ""))
        self.texts, self.fields = _parts(payload.get("components", ()))

    def lines(self, markup: Markup, at: datetime) -> list[str]:
        """Its title, its texts, its fields with what stands in them, and how to go on."""
        texts = [line for text in self.texts for line in markup.lines(text, at)]
        lines = [f"A form opens: {self._title}", *texts]
        for number, field in enumerate(self.fields, 1):
            mark = f"{number}) " if len(self.fields) > 1 else ""
            lines.append(f"{mark}{field.label}:{_hint(field)}")
            lines += [f"     {line}" for line in (field.shown().splitlines() or [])]
            lines += [f"     {n}) {option['label']}" for n, option in enumerate(field.options, 1)]
        several = " | ".join("text" for _ in self.fields)
        how = f"Send it with  :fill {several}"
        return [
            *lines,
            f"{how}, or change it by  :set NUMBER text  and  :send" if len(self.fields) > 1 else how,
        ]

    def put(self, which: str, text: str, named: Named) -> Field:
        """Put a text into one field, named by its number or label."""
        field = self._field(which)
        field.put(text, named)
        return field

    def fill(self, text: str, named: Named) -> None:
        """Put texts into all fields, several separated by `|`."""
        texts = [part.strip() for part in text.split("|")] if len(self.fields) > 1 else [text]
        if len(texts) != len(self.fields):
            raise WrongLine(f"The form has {plural(len(self.fields), 'field')}: separate their texts with |.")
        for field, value in zip(self.fields, texts, strict=True):
            field.put(value, named)

    def values(self) -> dict[str, Any]:
        """What is sent; WrongLine when a field is not filled in."""
        for field in self.fields:
            field.check()
        return {field.raw["custom_id"]: _sent(field) for field in self.fields if field.value not in ("", [])}

    def _field(self, which: str) -> Field:
        if which.isdecimal() and 0 < int(which) <= len(self.fields):
            return self.fields[int(which) - 1]
        named = [field for field in self.fields if field.label.casefold().startswith(which.casefold())]
        if len(named) == 1 and which:
            return named[0]
        labels = ", ".join(f"{number} {field.label}" for number, field in enumerate(self.fields, 1))
        raise WrongLine(f"Which field? There is {labels}.")


def _sent(field: Field) -> Any:
    return field.value[0] if field.kind is Kind.radio_group else field.value


def _hint(field: Field) -> str:
    optional = "" if field.required else "may stay empty"
    about = "; ".join(filter(None, (field.about, optional)))
    return f" ({about})" if about else ""


def _parts(components: Any) -> tuple[list[str], list[Field]]:
    """The texts and the fields, in either of Discord's layouts (action rows, or labels)."""
    texts, fields = [], []
    for row in components:
        if Kind(row["type"]) is Kind.text_display:
            texts.append(str(row["content"]))
        for raw in _controls(row):
            label = str(row.get("label") or raw.get("label") or raw["custom_id"])
            about = str(row.get("description") or raw.get("placeholder") or "")
            fields.append(Field(raw, label, about, _standing(raw)))
    return texts, fields


def _controls(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    inside = [*row.get("components", ()), row.get("component") or {}]
    yield from (raw for raw in inside if "custom_id" in raw)


def _standing(raw: Mapping[str, Any]) -> Any:
    """What stands in a field when the form opens."""
    kind = Kind(raw["type"])
    if kind is Kind.checkbox:
        return bool(raw.get("default"))
    if kind in CHOICES:
        return [str(option["value"]) for option in raw.get("options", ()) if option.get("default")]
    return str(raw.get("value") or "") if kind is Kind.text_input else []

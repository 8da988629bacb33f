"""Notes for Anki in an Org outline, as anki-editor and org-anki keep them: what a heading's properties say of it.

    * ATP                                  * What is ATP?
      :PROPERTIES:                           :PROPERTIES:
      :ANKI_NOTE_TYPE: Basic                 :ANKI_NOTE_ID: 1607119825349
      :END:                                  :END:
    ** Front                                 The carrier of energy.
       What is ATP?
    ** Back                                * The {{c1::heart}} pumps blood.
       The carrier of energy.                ...

Formats: https://github.com/anki-editor/anki-editor and https://github.com/eyeinsky/org-anki
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card
from bot.core.decks.check import tidy
from bot.formats.anki import cloze
from bot.formats.documents.org_outline import Heading
from bot.formats.tables import columns

MARK = re.compile(r"^[ \t]{0,40}:ANKI_NOTE_(?:TYPE|ID):", re.IGNORECASE | re.MULTILINE)
_LABEL = re.compile(r"(?:q|question) ?: +", re.IGNORECASE)


def is_note(heading: Heading) -> bool:
    """Whether its properties say that it is one."""
    return not {"ANKI_NOTE_TYPE", "ANKI_NOTE_ID"}.isdisjoint(heading.properties)


def cards(heading: Heading, topic: str) -> Iterator[Card]:
    """The cards of a note: the headings below it are its fields, else its title asks for its text."""
    title = _LABEL.sub("", heading.title, count=1)
    fields = [(child.title, _text(child)) for child in heading.children if not is_note(child)]
    texts = [title, tidy(heading.text), *(text for _, text in fields)]
    gapped = next((text for text in texts if cloze.is_cloze(text)), "")
    if gapped:
        others = (text for text in texts[1:] if text != gapped)
        yield from cloze.cards(
            Card("", gapped, "", topic, explanation=tidy("\n\n".join(filter(None, others))))
        )
        return
    held = columns.fields_of([name for name, _ in fields])
    told = {field: text for field, (_, text) in zip(held, fields, strict=True) if field and text}
    own = [text for field, (_, text) in zip(held, fields, strict=True) if field is None]
    asked = told.get(columns.PROMPT, title)
    answered = told.get(columns.REFERENCE) or tidy("\n".join([heading.text, *own]))
    if asked and answered:
        yield Card("", asked, answered, topic, explanation=told.get(columns.EXPLANATION, ""))


def _text(heading: Heading) -> str:
    """The text below a field's heading, that of headings within it too."""
    below = (f"{child.title}\n{_text(child)}" for child in heading.children if not is_note(child))
    return tidy("\n".join([heading.text, *below]))

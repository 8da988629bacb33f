"""The form for a time zone. Submissions are taken from the event, since a restart forgets open forms."""

from __future__ import annotations

from typing import Any

from discord import ui

from bot.cogs.menu_ids import ZONE_FORM, ZoneFormId, ZoneOf
from bot.cogs.settings import texts

FIELD_ID = "zone"
MAX_NAME = 100
"""Characters of what may be typed; the longest name has a third of it."""


class ZoneModal(ui.Modal):
    """One field, read as the option of the command is."""

    def __init__(self, of: ZoneOf) -> None:
        super().__init__(title=texts.ZONES[of], custom_id=ZONE_FORM.make(ZoneFormId(of)), timeout=None)
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=FIELD_ID, placeholder=texts.ZONE_EXAMPLES, max_length=MAX_NAME
        )
        self.add_item(ui.Label(text=texts.ZONE_FIELD, component=field))

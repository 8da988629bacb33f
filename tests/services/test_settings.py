"""Zones that people and servers set."""

from __future__ import annotations

import pytest

from bot.services.settings import UnknownZone
from tests.core.test_zones import HOSTILE
from tests.services.game import ANA, BEN, GUILD, Game


async def test_zones_are_kept_apart(game: Game) -> None:
    assert await game.settings.zones(ANA.user_id, GUILD) == (None, "UTC")
    assert await game.settings.set_own_zone(ANA.user_id, " Europe/Paris ") == "Europe/Paris"
    assert await game.settings.set_guild_zone(GUILD, "Asia/Tokyo") == "Asia/Tokyo"
    assert await game.settings.zones(ANA.user_id, GUILD) == ("Europe/Paris", "Asia/Tokyo")
    assert await game.settings.zones(BEN.user_id, GUILD) == (None, "Asia/Tokyo")
    assert await game.settings.zones(ANA.user_id, GUILD + 1) == ("Europe/Paris", "UTC")
    assert await game.settings.zones(ANA.user_id, None) == ("Europe/Paris", "UTC")


async def test_a_zone_is_kept_by_its_name_however_it_was_written(game: Game) -> None:
    assert await game.settings.set_own_zone(ANA.user_id, "berlin") == "Europe/Berlin"
    assert await game.settings.set_guild_zone(GUILD, "new york") == "America/New_York"
    assert await game.settings.zones(ANA.user_id, GUILD) == ("Europe/Berlin", "America/New_York")
    with pytest.raises(UnknownZone) as caught:
        await game.settings.set_own_zone(ANA.user_id, "CET")
    assert caught.value.likely == ("Europe/Berlin", "Europe/Paris", "Europe/Madrid")


NO_ZONES = [name for name in HOSTILE if name.strip() == name and name != "europe/paris"]


@pytest.mark.parametrize("name", NO_ZONES, ids=ascii)
async def test_what_is_no_zone_is_refused_and_changes_nothing(game: Game, name: str) -> None:
    await game.settings.set_own_zone(ANA.user_id, "Europe/Paris")
    for change in (game.settings.set_own_zone, game.settings.set_guild_zone):
        with pytest.raises(UnknownZone) as caught:
            await change(ANA.user_id, name)
        assert caught.value.name == name
    assert await game.settings.zones(ANA.user_id, ANA.user_id) == ("Europe/Paris", "UTC")

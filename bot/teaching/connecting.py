"""Connections to an endpoint, imported with aiohttp when the first is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.teaching.budget import Meter
from bot.teaching.address import Address

if TYPE_CHECKING:
    from bot.teaching.endpoint import Endpoint


def connect(address: Address, meter: Meter) -> Endpoint:
    """The endpoint there, to be opened with `async with`; what it takes is counted by `meter`."""
    from bot.teaching.endpoint import Endpoint

    return Endpoint(address, meter)

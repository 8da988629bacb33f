"""A soak of some seconds. That its recount would notice what it must: `tests/services/test_recount.py`."""

from __future__ import annotations

import random
from pathlib import Path

from tests.soak.soak import soak

SECONDS = 10


async def test_some_seconds_of_load_and_faults(tmp_path: Path) -> None:
    report = await soak(tmp_path, SECONDS, random.Random(20_261_126))
    assert report.wrong == []
    assert sum(report.done.values()) > 0

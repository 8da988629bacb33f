"""Names as they are shown: always something to read, and nothing that changes what stands around it."""

from __future__ import annotations

import pytest

from bot.core.members import visible_name


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Ann", "ann1"], "Ann"),
        (["  Ann  "], "Ann"),
        (["\u202eevil", "ann1"], "evil"),
        (["a\u0000\nb"], "ab"),
        (["\u200b\u200b", "ann1"], "ann1"),
        (["\u3164", "ann1"], "ann1"),
        (["\u0301", "ann1"], "ann1"),
        (["\U0001f468\u200d\U0001f469", "ann1"], "\U0001f468\u200d\U0001f469"),
        (
            ["\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        (["", "\u2800"], "?"),
    ],
)
def test_the_first_name_that_shows_something(names: list[str], shown: str) -> None:
    assert visible_name(*names) == shown

"""Which server is whose: Discord's rule, fair shares, and the numbers as operators write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.shards import EVERYTHING, NOTHING, Part, fair_shares, parse_ids, shard_of, written

IDS = st.integers(0, 2**63 - 1)
HELD = st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.integers(0, 40), min_size=1, max_size=9)


def test_a_server_is_of_the_shard_that_discord_says() -> None:
    assert shard_of(197038439483310086, 16) == (197038439483310086 >> 22) % 16
    assert [shard_of(number << 22, 4) for number in range(6)] == [0, 1, 2, 3, 0, 1]


@given(IDS, st.integers(1, 64), st.sets(st.integers(0, 63)))
def test_each_server_is_of_one_part(guild_id: int, count: int, ids: set[int]) -> None:
    mine = frozenset(each for each in ids if each < count)
    part, rest = Part(count, mine), Part(count, frozenset(range(count)) - mine)
    assert part.has(guild_id) != rest.has(guild_id)
    assert part.has_direct != rest.has_direct
    assert EVERYTHING.has(guild_id)
    assert EVERYTHING.has_direct
    assert not NOTHING.has(guild_id)


@given(HELD, st.integers(1, 64))
def test_shares_are_as_equal_as_can_be_and_settle(held: dict[str, int], count: int) -> None:
    shares = fair_shares(held, count)
    assert sum(shares.values()) == count
    assert max(shares.values()) - min(shares.values()) <= 1
    assert fair_shares(shares, count) == shares, "once they are fair, nothing changes hands"


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(1, 40))
def test_who_holds_more_keeps_more(held: list[int], count: int) -> None:
    names = {f"p{number}": each for number, each in enumerate(held)}
    shares = fair_shares(names, count)
    assert all(shares[a] >= shares[b] for a in names for b in names if names[a] > names[b])


def test_nobody_shares_nothing() -> None:
    assert fair_shares({}, 16) == {}


@given(st.sets(st.integers(0, 300), min_size=1))
def test_numbers_are_read_as_they_are_written(ids: set[int]) -> None:
    assert parse_ids(written(ids)) == sorted(ids)


def test_how_they_are_written() -> None:
    assert written([3, 0, 1, 2, 8]) == "0-3, 8"
    assert written([]) == "none"
    assert parse_ids(" 3-4,0 , 4") == [0, 3, 4]


@pytest.mark.parametrize("text", ["", "a", "3-1", "-1", "1,,2", "1-2-3", "0-99999999", "٣-x"])
def test_other_texts_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"is neither a number|is no range of shards"):
        parse_ids(text)

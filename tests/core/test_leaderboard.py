"""Standings: ties share a rank, and the next rank counts them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.leaderboard import Metric, leading_to, rank, ranked

rows = st.lists(
    st.tuples(st.integers(1, 50), st.just("name"), st.integers(0, 6), st.integers(0, 3)),
    unique_by=lambda row: row[0],
    max_size=20,
)


def test_ties_rank_one_one_three() -> None:
    standings = rank([(3, "cy", 4, 1), (1, "ana", 10, 1), (2, "ben", 10, 2)])
    assert [(s.rank, s.name) for s in standings] == [(1, "ben"), (1, "ana"), (3, "cy")]


def test_nobody_ranks_nobody() -> None:
    assert rank([]) == []


@given(rows)
def test_a_rank_is_one_more_than_those_with_more_points(table: list[tuple[int, str, int, int]]) -> None:
    standings = rank(table)
    assert sorted((s.user_id, s.name, s.points, s.correct) for s in standings) == sorted(table)
    for each in standings:
        assert each.rank == 1 + sum(other.points > each.points for other in standings)
    assert [s.points for s in standings] == sorted((row[2] for row in table), reverse=True)


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(table: list[tuple[int, str, int, int]], rng: object) -> None:
    shuffled = list(table)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(shuffled) == rank(table)


@given(rows, st.integers(0, 20), st.integers(1, 5))
def test_a_page_from_counts_is_a_slice_of_the_whole(
    table: list[tuple[int, str, int, int]], offset: int, limit: int
) -> None:
    whole = rank(table)
    counts = sorted(Counter(s.points for s in whole).items(), reverse=True)
    points, ahead = leading_to(offset, counts)
    if points is None:
        assert (whole[offset:], ahead) == ([], len(whole))
        return
    assert ahead == sum(s.points > points for s in whole)
    page = whole[offset : offset + limit]
    assert page[0].points == points
    blank = [replace(row, rank=0) for row in page]
    assert ranked(blank, Metric.POINTS, offset + 1, ahead + 1) == page

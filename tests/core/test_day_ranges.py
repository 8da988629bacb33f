"""Dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.day_ranges import DayRange, in_words, parse_date, parse_range

TODAY = date(2026, 11, 26)
DATES = st.dates(date(1970, 1, 1), date(9990, 12, 31))


def days(first: tuple[int, int, int], last: tuple[int, int, int] | None = None) -> DayRange:
    return DayRange(date(*first), date(*(last or first)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-24", days((2026, 12, 24))),
        ("  24   DEC ", days((2026, 12, 24))),
        ("24th of December", days((2026, 12, 24))),
        ("Dec 24, 2027", days((2027, 12, 24))),
        ("december 24th", days((2026, 12, 24))),
        ("24.12.", days((2026, 12, 24))),
        ("24. 12. 2027", days((2027, 12, 24))),
        ("24. Dec", days((2026, 12, 24))),
        ("Sept. 5", days((2027, 9, 5))),
        ("today", days((2026, 11, 26))),
        ("Tomorrow", days((2026, 11, 27))),
        ("26 nov", days((2026, 11, 26))),
        ("25 nov", days((2027, 11, 25))),
        ("29 feb", days((2028, 2, 29))),
        ("24 Dec to 2 Jan", days((2026, 12, 24), (2027, 1, 2))),
        ("24 Dec - 2 Jan", days((2026, 12, 24), (2027, 1, 2))),
        ("24 Dec–2 Jan", days((2026, 12, 24), (2027, 1, 2))),
        ("24 Dec until 2 Jan 2028", days((2026, 12, 24), (2028, 1, 2))),
        ("2026-12-24 to 2027-01-02", days((2026, 12, 24), (2027, 1, 2))),
        ("2026-12-24..2026-12-26", days((2026, 12, 24), (2026, 12, 26))),
        ("２４　Ｄｅｃ", days((2026, 12, 24))),
        ("２０２６－１２－２４", days((2026, 12, 24))),
        ("٢٤ dec", days((2026, 12, 24))),
        ("24-26 December", days((2026, 12, 24), (2026, 12, 26))),
        ("24. – 26. Dec", days((2026, 12, 24), (2026, 12, 26))),
        ("24 to 26 dec 2027", days((2027, 12, 24), (2027, 12, 26))),
        ("today to 3 Dec", days((2026, 11, 26), (2026, 12, 3))),
        ("2027-03-05 to 2027-03-01", days((2027, 3, 5), (2027, 3, 1))),
    ],
)
def test_what_people_write(text: str, found: DayRange) -> None:
    assert parse_range(text, TODAY) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "to",
            "-",
            "soon",
            "5 maybe",
            "12/24",
            "3/4/2027",
            "24.12",
            "31 feb",
            "32 dec",
            "30.2.",
            "2026-13-01",
        ),
        *("2026-12", "24 de", "24 smarch", "24 dec to", "to 24 dec", "1 dec to 2 dec to 3 dec", "400 days"),
        *(
            "24 dec 26",
            "0 dec",
            "2026-02-29",
            "24 to 26",
            "yesterday",
            "24 dec 2 jan",
            "0000-01-01",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_range(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sept 5", date(2027, 9, 5)),
        ("Dec. 1, 2026", date(2026, 12, 1)),
        ("1 Dec., 2026", date(2026, 12, 1)),
        ("2026-2-30", None),
        ("30 february", None),
        ("5 maybe", None),
        ("12/01/2026", None),  # nobody knows which is the month
        ("٣ march", date(2027, 3, 3)),
    ],
)
def test_one_date(text: str, day: date | None) -> None:
    assert parse_date(text, TODAY) == day


@given(st.text(max_size=60), DATES)
def test_no_text_breaks_it(text: str, today: date) -> None:
    found = parse_range(text, today)
    assert found is None or isinstance(found, DayRange)


@given(DATES, DATES, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%d.%m.%Y"]))
def test_a_written_date_is_that_date_whatever_day_it_is(day: date, today: date, form: str) -> None:
    assert parse_date(day.strftime(form), today) == day


@given(DATES, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_date_without_a_year_is_the_next_one(day: date, today: date) -> None:
    found = parse_date(f"{day.day} {day:%B}", today)
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)
    assert today <= found <= today + timedelta(days=8 * 366)
    if (day.day, day.month) != (29, 2):
        assert found < today.replace(day=min(today.day, 28), year=today.year + 1) + timedelta(days=4)


@given(DATES, st.integers(0, 60), DATES)
def test_a_range_is_its_days(first: date, more: int, other: date) -> None:
    found = DayRange(first, first + timedelta(days=more))
    assert len(list(found)) == len(found) == more + 1
    assert (other in found) == (other in list(found))
    assert found.meets(DayRange(other, other)) == (other in found)
    assert parse_range(f"{found.first} to {found.last}", TODAY) == found


def test_in_words() -> None:
    assert in_words(days((2026, 12, 24))) == "Thursday, 24 December 2026"
    assert in_words(days((2026, 12, 24), (2026, 12, 26))) == "24 to 26 December 2026"
    assert in_words(days((2026, 11, 24), (2026, 12, 6))) == "24 November to 6 December 2026"
    assert in_words(days((2026, 12, 24), (2027, 1, 2))) == "24 December 2026 to 2 January 2027"

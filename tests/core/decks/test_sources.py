"""Sources: which links a card takes, and how they are written beside a title."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.cards import Card, Source
from bot.core.decks import limits
from bot.core.decks.check import card_problems
from bot.core.decks.sources import problems, read, url_of, written

PAGE = "https://a.org/b"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (PAGE, PAGE),
        (" HTTPS://A.Org/Be ", "https://a.org/Be"),
        ("http://1.2.3.4:8080?q=1#end", "http://1.2.3.4:8080?q=1#end"),
        ("https://a.org./", "https://a.org/"),
        ("https://en.wikipedia.org/wiki/Recall_(metric)", "https://en.wikipedia.org/wiki/Recall_(metric)"),
        ("https://a.org/ä%20%zz", "https://a.org/%C3%A4%20%25zz"),
        ("https://bücher.de/", "https://xn--bcher-kva.de/"),
        ("https://a.org/\u202e|[x]", "https://a.org/%E2%80%AE%7C%5Bx%5D"),
    ],
)
def test_a_link_is_kept_in_ascii(text: str, url: str) -> None:
    assert url_of(text) == url
    assert url_of(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lecture 4",
        "a.org/b",
        "ftp://a.org/",
        "javascript:alert(1)//https://a.org",
        "https://",
        "https://localhost/",
        "https://a..org/",
        "https://-a.org/",
        "https://a.org:99999/",
        "https://a.org/b c",
        "https://user:secret@a.org/",
        "https://user@a.org/",
        "https://a.org\\@b.org/",
        "https://[::1]/",
        "https://a.org/" + "b" * limits.MAX_URL,
        "https://a.org/" + "ä" * 100,
        "https://" + "ä." * 300,
    ],
)
def test_what_is_no_link_to_follow_is_refused(text: str) -> None:
    assert url_of(text) is None
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"A  page <{PAGE}>",
        f"[A page]({PAGE})",
        f"A page ({PAGE})",
        f"A page: {PAGE}",
        f"A page - {PAGE}",
        f"A page\n{PAGE}",
    ],
)
def test_a_title_may_stand_before_a_link(text: str) -> None:
    assert read(text) == Source(PAGE, "A page")


@pytest.mark.parametrize("text", [PAGE, f"<{PAGE}>", f"[]({PAGE})"])
def test_a_link_needs_no_title(text: str) -> None:
    assert read(text) == Source(PAGE)


@pytest.mark.parametrize(
    "text", [f"{PAGE} or {PAGE}", f"{PAGE} is good", " " * 5_000 + PAGE, f"a{' ' * 5_000}b"]
)
def test_what_is_more_than_a_title_and_a_link_is_refused(text: str) -> None:
    assert read(text) is None


TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    ["a (", "[a](", "a <", "a <b>:", "- a", "(https)"]
)


@settings(deadline=None)
@given(TITLES.map(lambda title: " ".join(title.split())))
def test_what_is_written_is_read_again(title: str) -> None:
    source = Source(PAGE, title)
    if not list(problems(source)):
        assert read(written(source)) == source


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (Source("a.org"), "Q1: the source should be a link, https://... without a password in it, 512"),
        (Source("HTTPS://a.org"), "Q1: the source should be a link"),
        (Source(PAGE, "a\nb"), "Q1: the title of the source is over one line"),
        (Source(PAGE, "see https://b.org"), "Q1: the title of the source is a link of its own"),
        (Source(PAGE, "a" * 81), "Q1: the title of the source has 81 characters, over 80"),
        (Source(PAGE, "a\0"), "Q1: the title of the source holds a control character (U+0000)"),
    ],
)
def test_every_problem_of_a_source_is_told(source: Source, message: str) -> None:
    (problem,) = card_problems(Card("Q1", "Why?", "So.", source=source), 3)
    assert str(problem).startswith(f"line 3: {message}")


@pytest.mark.parametrize(
    ("explanation", "message"),
    [
        ("a" * 1_001, "Q1: the explanation has 1,001 characters, over 1,000"),
        ("a\x07", "Q1: the explanation holds a control character (U+0007)"),
    ],
)
def test_every_problem_of_an_explanation_is_told(explanation: str, message: str) -> None:
    assert [str(each) for each in card_problems(Card("Q1", "Why?", "So.", explanation=explanation), 0)] == [
        message
    ]
    assert (
        card_problems(Card("Q1", "Why?", "So.", explanation="a" * 1_000, source=Source(PAGE, "A")), 0) == []
    )

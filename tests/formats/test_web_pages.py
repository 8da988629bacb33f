"""Pages of HTML that are decks, and those that are none."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs

PAGE = (
    "<!DOCTYPE html>\n<html><head><title>Locks &amp; co</title><style>dl {{ a: b }}</style></head><body>"
    "<nav><a href='/'>Home of all the other pages that there are on this site</a></nav>{}"
    "<script>if (a<b) {{ c() }}</script></body></html>"
)
LIST = (
    "<h2>Threads</h2><dl><dt>Mutex</dt><dd>A lock that <b>one</b> thread holds.</dd>"
    "<dt>Race</dt><dt>Data race</dt><dd>Two <i>writers</i>.</dd><dd>No order.</dd></dl>"
)
TABLE = (
    "<table><thead><tr><th>Question</th><th>Answer</th><th>Hint</th></tr></thead><tbody>"
    "<tr><td>Which port has HTTP?</td><td>80</td><td>two digits</td></tr>"
    "<tr><td>10<sup>2</sup>?</td><td><p>100</p></td></tr></tbody></table>"
)


def loaded(text: str, filename: str = "a.html") -> Loaded:
    return load(text.encode(), filename=filename)


@pytest.mark.parametrize("around", [PAGE, "{}", "<div>{}</div>"], ids=["page", "bare", "part"])
def test_a_list_of_terms_is_a_deck(around: str) -> None:
    found = loaded(around.format(LIST))
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("Mutex", "A lock that one thread holds.", "Threads"),
        ("Race, Data race", "Two writers.\nNo order.", "Threads"),
    ]
    assert (found.format, found.deck.title) == ("table", "Locks & co" if around == PAGE else "a")


def test_ends_of_items_may_be_left_out() -> None:
    assert pairs(loaded("<dl><dt>Mutex<dd>A lock.<dt>Race<dd>Two writers.</dl>")) == [
        ("Mutex", "A lock."),
        ("Race", "Two writers."),
    ]


@pytest.mark.parametrize("around", [PAGE, "{}"], ids=["page", "bare"])
def test_a_table_that_names_its_columns_is_a_deck_whatever_else_the_page_says(around: str) -> None:
    prose = "<p>" + "A long introduction. " * 40 + "</p>"
    found = loaded(around.format(prose + TABLE))
    assert [(card.prompt, card.reference, card.hint) for card in found.deck.cards] == [
        ("Which port has HTTP?", "80", "two digits"),
        ("10²?", "100", ""),
    ]
    assert found.skipped == ()


def test_a_table_of_two_columns_is_one_where_it_is_most_of_the_page() -> None:
    table = "<table><tr><th>Name</th><th>What it is</th></tr><tr><td>Mutex</td><td>A lock</td></tr>"
    table += "<tr><td>Race</td><td>Two writers</td></tr></table>"
    assert pairs(loaded(PAGE.format(table))) == [("Mutex", "A lock"), ("Race", "Two writers")]
    with pytest.raises(
        DeckError, match=r"this is a web page.*tables with columns called question and answer"
    ):
        loaded(PAGE.format(table + "<p>" + "There is more to say. " * 20 + "</p>"))


def test_a_table_around_others_is_a_layout() -> None:
    assert pairs(loaded(PAGE.format(f"<table><tr><td>Menu</td><td>{TABLE}</td></tr></table>")))[0] == (
        "Which port has HTTP?",
        "80",
    )


@pytest.mark.parametrize(
    "body",
    [
        "<h1>404 Not Found</h1>",
        "<p>What is a mutex?</p><p>A lock.</p>",
        "<dl><dt>Time</dt><dd>15 minutes</dd><dt>Cost</dt><dd>None</dd></dl><p>"
        + "We sell all you need. " * 9,
        "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>",
        "<table><tr><td>only one</td></tr></table>",
        "<dl><dt>Mutex</dt></dl>",
        "<!-- <dl><dt>Mutex</dt><dd>A lock.</dd><dt>Race</dt><dd>Two.</dd></dl> -->",
    ],
    ids=["error", "prose", "facts", "three", "one", "no-meaning", "comment"],
)
def test_other_pages_are_refused(body: str) -> None:
    with pytest.raises(DeckError, match="this is a web page, perhaps of an error, and no deck"):
        loaded(PAGE.format(body))


def test_other_formats_that_begin_with_a_tag_are_what_they_were() -> None:
    xml = "<deck><card front='What?' back='This.'/><card front='Who?' back='He.'/></deck>"
    assert loaded(xml, "a.xml").format == "xml"
    folded = "<details><summary>What is a mutex?</summary>\n\nA lock.\n</details>\n"
    assert loaded(folded * 2 + folded.replace("mutex", "race"), "a.md").format == "document"


@pytest.mark.parametrize(
    "text",
    [
        "<table>" * 5_000,
        "<html><script>" * 20_000,
        "<dl><dt>" * 30,
        "<p><!--" * 20_000,
        "<html><table><tr>" * 39,
    ],
    ids=["tables", "scripts", "terms", "comments", "rows"],
)
def test_pages_that_never_end_are_refused(text: str) -> None:
    with pytest.raises(DeckError):
        loaded(text)

"""HTML of Anki's editor as plain text, and gaps as questions."""

from time import thread_time_ns

import pytest

from bot.core.cards import Card
from bot.formats.anki import cloze
from bot.formats.markup import Plain, looks_like_html, strip


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <b>bold</b>&nbsp;word", "a bold word"),
        ("<div>a</div><div>b</div>c<p>d</p>", "a\nb\nc\nd"),
        ("a<br>b<br/>\n c", "a\nb\nc"),
        ("<ul><li>a</li> <li>b</li></ul>", "a\nb"),
        ("a<script>alert('<b>')</script>b<STYLE>p{}</style >c", "abc"),
        ("a<script>never closed", "a"),
        ("a<!-- <b> -->b<!-- never closed", "ab"),
        ("<!DOCTYPE html><?xml x?>a", "a"),
        ("1 &lt; 2 &amp;&amp; x<y, i<3", "1 < 2 && x<y, i<3"),
        ('<a title="a > b" href=\'c>d\'>e</a><i x="\'">f</i>', "ef"),
        ("<a title=it's>a</a>", "a"),
        ("&lt;script&gt;", "<script>"),
        ("a&#32;&#32;b", "a  b"),
        ("10<sup>8</sup> m, x<sup>n+1</sup>, Ca<sup>2+</sup>", "10⁸ m, xⁿ⁺¹, Ca²⁺"),
        ("2<sup><b>8</b></sup>, e<sup>x</sup>, e<sup>kt</sup>", "2⁸, e^x, e^(kt)"),
        ("log<sub>2</sub> 16, CO<sub>2</sub>, v<sub>max</sub>", "log₂ 16, CO₂, vmax"),
        ("5<sup>th</sup> of May, 1<sup>er</sup>, a<sup>[1]</sup>", "5th of May, 1er, a[1]"),
        ("<pre>def f(x):<br>&nbsp;&nbsp;&nbsp;&nbsp;return x</pre>", "def f(x):\n    return x"),
        ("<pre>if a:\n\tb\n</pre>c", "if a:\n    b\nc"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>0</td>\n<td>1</td></tr></table>", "A | B\n0 | 1"),
    ],
)
def test_text_without_markup(source: str, text: str) -> None:
    assert strip(source) == Plain(text, 0)


def test_media_are_counted() -> None:
    assert strip('<img src="a.png">a[sound:b.mp3] <video></video>') == Plain("a", 3)


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<a '",
        '<a b="',
        "<!--",
        "<script>",
        "<br>\n",
        "&nbsp;",
        "[sound:",
        "&",
        "<p> ",
        "</",
        "<pre>",
        "<pre> &nbsp;<br>",
        "<sup>",
        "<sup>1",
        "<td>",
        "</td> ",
    ],
)
def test_hostile_markup_takes_work_in_proportion_to_its_length(piece: str) -> None:
    """The work is done inside regular expressions, where nothing can be counted: so by this thread's processor time.

    Of sixteen times the text linear work takes 16 times as much and quadratic 256: whatever else the machine does,
    64 lies far from both.
    """
    little, much = (_least_time(piece * count) for count in (500, 8_000))
    assert much < 64 * little


def _least_time(source: str) -> int:
    """Nanoseconds of processor time; the least of several tries, as the one that was disturbed least."""
    tries = []
    for _ in range(5):
        start = thread_time_ns()
        strip(source)
        tries.append(thread_time_ns() - start)
    return min(tries)


@pytest.mark.parametrize(
    ("text", "is_html"), [("a<br>", True), ("<DIV class=x>a", True), ("if a<b and b>c", False)]
)
def test_html_is_told_from_text(text: str, *, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


def test_each_gap_is_a_question() -> None:
    note = Card("k", "{{c1::Paris::city}} and {{c1::Lyon}} are in {{c2::France}}.", "", hint="h")
    assert [(card.key, card.prompt, card.reference, card.hint) for card in cloze.cards(note)] == [
        ("k-c1", "Fill the gap: _____ and _____ are in France.", "Paris, Lyon", "city"),
        ("k-c2", "Fill the gap: Paris and Lyon are in _____.", "France", "h"),
    ]


@pytest.mark.parametrize(
    "text", ["{{c1::a {{c2::b}}}}", "{{c1::a", "{{c1::}}", "".join(f"{{{{c{n}::a}}}}" for n in range(60))]
)
def test_gaps_that_make_no_question(text: str) -> None:
    assert cloze.is_cloze(text)
    assert cloze.cards(Card("k", text, "")) == []

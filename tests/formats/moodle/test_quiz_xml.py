"""Moodle XML: each type of question, its texts and weights."""

import pytest

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong_and_why

_TEXT = "<questiontext format='html'><text>{}</text></questiontext>"


def loaded(*questions: str, top: str = "<?xml version='1.0' encoding='UTF-8'?>\n") -> Loaded:
    found = load(f"{top}<quiz>\n{''.join(questions)}\n</quiz>".encode(), filename="bank.xml")
    assert found.format == "xml"
    return found


def question(kind: str, text: str, *parts: str) -> str:
    return f"<question type='{kind}'>{_TEXT.format(text)}{''.join(parts)}</question>\n"


def answer(fraction: str, text: str, feedback: str = "", more: str = "") -> str:
    said = f"<feedback format='html'><text>{feedback}</text></feedback>"
    return f"<answer fraction='{fraction}'><text>{text}</text>{said}{more}</answer>"


def only(*questions: str) -> Card:
    (card,) = loaded(*questions).deck.cards
    return card


def test_options_with_html_in_cdata() -> None:
    found = loaded(
        question(
            "multichoice",
            "<![CDATA[<p>What is <b>2<sup>2</sup></b>?<img src='@@PLUGINFILE@@/a.png'></p>]]>",
            "<generalfeedback format='html'><text><![CDATA[<p>Two twos.</p>]]></text></generalfeedback>",
            answer("0", "<![CDATA[<p>3</p>]]>", "Too few"),
            answer("100", "<![CDATA[<p>4</p>]]>"),
        )
    )
    (card,) = found.deck.cards
    assert (card.prompt, card.reference, card.explanation) == ("What is 2²?", "4", "Two twos.")
    assert wrong_and_why(card) == [("3", "Too few")]
    assert found.skipped == ("pictures and sounds: 1",)


def test_options_that_earn_the_mark_together() -> None:
    thirds = [answer("33.33333", each) for each in ("red", "green", "blue")]
    card = only(question("multichoice", "Which are primary?", *thirds, answer("-100", "black")))
    assert card.answer == AnswerSpec(kind=AnswerKind.LIST, all_of=("red", "green", "blue"))
    assert wrong_and_why(card) == [("black", None)]


def test_typed_answers_are_plain_and_asterisks_stand_for_anything() -> None:
    texts = (
        answer("100", "*<![CDATA[<br>]]>*"),
        answer("100", "br"),
        answer("50", "break"),
        answer("0", "*", "No"),
    )
    card = only(question("shortanswer", "Which tag breaks a line?", *texts))
    assert (card.reference, card.accepted, card.partial, card.wrong) == ("<br>", ("br",), ("break",), ())


def test_true_and_false() -> None:
    card = only(
        question(
            "truefalse", "The earth is flat.", answer("0", "true", "Look again."), answer("100", "false")
        )
    )
    assert (card.prompt, card.reference) == ("True or false: The earth is flat.", "False")
    assert wrong_and_why(card) == [("True", "Look again.")]


def test_numbers_with_tolerance_and_unit() -> None:
    unit = "<units><unit><multiplier>1000</multiplier><unit_name>km/s</unit_name></unit>"
    unit += "<unit><multiplier>1</multiplier><unit_name>m/s</unit_name></unit></units>"
    number = answer("100", "343", more="<tolerance>2.50</tolerance>")
    card = only(question("numerical", "How fast is sound?", number, answer("0", "*"), unit))
    assert card.answer == AnswerSpec(kind=AnswerKind.NUMBER, tolerance="2.5", unit="m/s")
    with pytest.raises(DeckError, match="line 3: 'fast' is no number"):
        loaded(question("numerical", "How fast?", answer("100", "fast")))


def test_pairs_and_topics() -> None:
    pair = "<subquestion format='html'><text>{}</text><answer><text>{}</text></answer></subquestion>"
    category = "<question type='category'><category><text>$course$/top/Capitals</text></category></question>"
    first, _ = loaded(
        category,
        question(
            "matching", "Name the capital.", pair.format("Canada", "Ottawa"), pair.format("Italy", "Rome")
        ),
    ).deck.cards
    assert (first.prompt, first.reference, first.topic) == (
        "Name the capital.\nCanada → _____",
        "Ottawa",
        "Capitals",
    )


def test_markdown_and_tags_that_nobody_wrapped() -> None:
    text = "<questiontext format='markdown'><text>**Who** wrote `&lt;b&gt;`?</text></questiontext>"
    assert (
        only(f"<question type='shortanswer'>{text}{answer('100', 'me')}</question>").prompt
        == "**Who** wrote `<b>`?"
    )
    assert (
        only(question("shortanswer", "<p>Who?</p><p>Why<br/>so?</p>", answer("100", "me"))).prompt
        == "Who?\nWhy\nso?"
    )


def test_each_gap_of_a_cloze_is_a_card_with_the_others_filled_in() -> None:
    text = (
        "<![CDATA[<p>Plants need {1:SHORTANSWER:=water#Yes~%50%H<sub>2</sub>O~%0%air#They breathe it.~%0%*#No}, "
        "a pH of {2:NM:=7:0.5~%50%7:1} and {:MULTICHOICE_V:gravel~=so\\}il\\~}.</p>]]>"
    )
    water, acid, soil = loaded(question("cloze", text)).deck.cards
    assert (water.prompt, water.reference, water.partial) == (
        "Plants need _____, a pH of 7 and so}il~.",
        "water",
        ("H₂O",),
    )
    assert wrong_and_why(water) == [("air", "They breathe it.")]
    assert acid.prompt == "Plants need water, a pH of _____ and so}il~."
    assert acid.answer == AnswerSpec(kind=AnswerKind.NUMBER, tolerance="0.5")
    assert (soil.reference, wrong_and_why(soil)) == ("so}il~", [("gravel", None)])


def test_a_cloze_without_gaps_or_too_long_is_counted() -> None:
    plain = question("cloze", "Nothing {1:UNKNOWN:=x} here.")
    long = question("cloze", "{1:SA:=x}" + "x" * 20_001)
    many = question("cloze", "{1:SA:=x}" * 51)
    unseen = question("cloze", "<![CDATA[<script>{1:SA:=x}</script>]]>")
    found = loaded(plain, long, many, unseen, question("shortanswer", "A?", answer("100", "b")))
    assert found.skipped == ("questions of kinds that no card can ask: 4 (the first in line 3)",)


def test_what_no_card_asks_is_counted() -> None:
    found = loaded(
        question("essay", "Discuss."),
        question("description", "Read."),
        question("ddwtos", "Drag [[1]]."),
        question("shortanswer", "A?", answer("100", "b")),
    )
    assert found.skipped == (
        "essay questions, which have no answer to compare: 1 (the first in line 3)",
        "texts that ask nothing: 1 (the first in line 4)",
        "questions of kinds that no card can ask: 1 (the first in line 5)",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>\n<quiz>&d;</quiz>",
            "line 1: the XML declares an entity (<!ENTITY ...>) that is no short text",
        ),
        (
            "\n\n<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><quiz>&b;</quiz>",
            "line 3: the XML declares an entity",
        ),
        (
            "<!DOCTYPE quiz SYSTEM 'file:///etc/passwd'><quiz/>",
            "no question with an answer is in it",
        ),
        (
            f"<!DOCTYPE a [<!ENTITY b '{'c' * 200}'>]><quiz>{'&b;' * 50_000}</quiz>",
            "line 1: over 8,388,608 characters",
        ),
        ("<quiz>\n<question>&b;</question></quiz>", "line 2: not XML: undefined entity"),
        ("<quiz>\n<question></quiz>", "line 2: not XML: mismatched tag"),
        ("<a>" * 41 + "</a>" * 41, "line 1: elements stand over 40 deep"),
        ("<a>" + "<b/>" * 300_001 + "</a>", "line 1: over 300,000 elements"),
        (
            "<a " + " ".join(f"b{n}=''" for n in range(101)) + "/>",
            "line 1: an element with over 100 attributes",
        ),
        (
            f"<quiz>{question('multichoice', 'A?', answer('0', 'b') * 2_001)}</quiz>",
            "line 1: over 2,000 answers to one question",
        ),
        ("just text", "line 1: not XML"),
        ("<quiz><question type='essay'/></quiz>", "there is no question with an answer in it; essay"),
        ("<a><b>c</b></a>", "no question with an answer is in it"),
    ],
)
def test_hostile_and_broken_xml_is_refused(text: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        load(text.encode(), filename="a.xml")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "filename", "kind"),
    [
        ("<?xml version='1.0'?><d><c><q>a</q><a>b</a></c></d>", "x.txt", "xml"),
        ("<d><c><q>a</q><a>b</a></c></d>", "x.xml", "xml"),
        ("<b>What?</b>\tThat\n<i>Who?</i>\tMe\n", "x.txt", "csv"),
        ("<!DOCTYPE is what?::a declaration\n", "x.md", "flashcards"),
    ],
)
def test_xml_is_told_by_its_first_line_or_its_name(text: str, filename: str, kind: str) -> None:
    assert load(text.encode(), filename=filename).format == kind

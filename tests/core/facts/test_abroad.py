"""Facts in other languages, by kind: what people write for a value, beside neighbours that are none of its.

`told_abroad.txt` has a table a kind. A line without a mark has a question and its reference, those below it answers:
"+" before right ones, "~" before partly right ones, "-" before wrong ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts import kind_of
from tests.core.facts.cards import graded, verdict

TOLD = {"+ ": "correct", "~ ": "partial", "- ": "incorrect"}
TABLES = dict(
    table.split("\n", 1)
    for table in Path(__file__).with_name("told_abroad.txt").read_text(encoding="utf-8")[2:].split("\n# ")
)


def rows(table: str) -> list[tuple[str, str, str, str]]:
    """Question, reference, answer and verdict of each answer of a table."""
    found, question, reference = [], "", ""
    for line in filter(None, table.splitlines()):
        if line[:2] in TOLD:
            found += [(question, reference, answer, TOLD[line[:2]]) for answer in line[2:].split(" | ")]
        else:
            question, reference = line.split(" | ")
    return found


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_a_value_is_read_as_it_is_told(kind: str) -> None:
    found = rows(TABLES[kind])
    told = [(*row[:3], verdict(row[1], row[2], row[0])) for row in found]
    assert [one for one, row in zip(told, found, strict=True) if one != row] == []


def test_every_kind_has_neighbours_that_are_no_answers() -> None:
    assert all({"correct", "incorrect"} <= {row[3] for row in rows(table)} for table in TABLES.values())


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("Wer schrieb „Die Verwandlung“?", "Franz Kafka", "Kafka, vielleicht Thomas Mann"),
        ("Qui a écrit Germinal ?", "Émile Zola", "Zola, peut-être Hugo"),
        ("Столица Австралии", "Канберра", "Канберра, может быть Сидней"),
        ("Kto napisał „Lalkę”?", "Bolesław Prus", "Prus, może Henryk Sienkiewicz"),
        ("Welches Hormon senkt den Blutzuckerspiegel?", "Insulin", "Insulin, Glukagon"),
        ("Vilket grundämne har beteckningen Fe?", "järn", "järn, koppar"),
    ],
)
def test_another_thing_that_may_be_meant_is_a_rival(question: str, reference: str, answer: str) -> None:
    assert verdict(reference, answer, question) != "correct"


@pytest.mark.parametrize(
    ("question", "reference", "kind"),
    [
        ("Was bezeichnet man als „Kaltmiete“?", "Miete ohne Neben- und Heizkosten", AnswerKind.TERM),
        ("Was bedeutet „Skonto“?", "Preisnachlass bei schneller Zahlung", AnswerKind.TERM),
        ("Was ist Inflation?", "Anstieg des Preisniveaus", AnswerKind.TERM),
        ("Was ist die größte Insel Deutschlands?", "Rügen", AnswerKind.NAME),
        ("Welches Abkommen regelt das Klima?", "Übereinkommen von Paris", AnswerKind.NAME),
        ("Wer schrieb „Die Verwandlung“?", "Franz Kafka", AnswerKind.NAME),
    ],
)
def test_german_nouns_that_tell_what_something_is_are_no_names(
    question: str, reference: str, kind: AnswerKind
) -> None:
    assert kind_of(Card("card", question, reference)) is kind


@pytest.mark.parametrize(
    ("question", "reference", "answer", "wanted"),
    [
        (
            "丝绸之路连接了哪些地区？",
            "中国、中亚、西亚和欧洲",
            "China, Central Asia, West Asia and Europe",
            None,
        ),
        ("光合成に必要な三つのものは何か。", "光、水、二酸化炭素", "light, water and CO2", None),
        ("What are the three states of matter?", "Solid, liquid, gas", "fest, flüssig, gasförmig", None),
        ("What are the three states of matter?", "Solid, liquid, gas", "earth, fire, wind", "incorrect"),
        ("What are the three states of matter?", "Solid, liquid, gas", "earth → fire → wind", "incorrect"),
        ("俳句の音数は何ですか。", "五・七・五", "drei mal sechs", "incorrect"),
        ("丝绸之路连接了哪些地区？", "中国、中亚、西亚和欧洲", "美国、日本", "incorrect"),
    ],
)
def test_members_told_in_another_language_are_read_as_a_sentence(
    question: str, reference: str, answer: str, wanted: str | None
) -> None:
    grade = graded(reference, answer, question)
    assert (grade.verdict.value if grade else None) == wanted


@pytest.mark.parametrize(
    ("question", "reference", "kind"),
    [
        (
            "将棋で取った相手の駒をどうできますか。",
            "自分の持ち駒として盤上に打つことができる。",
            AnswerKind.SENTENCE,
        ),
        ("为什么高原上煮饭容易夹生?", "海拔高气压低,水的沸点降低,所以饭煮不熟。", AnswerKind.SENTENCE),
        ("日本の三景はどこですか。三つ挙げてください。", "松島と天橋立と宮島", AnswerKind.LIST),
        ("初唐四杰是哪四位?", "王勃,杨炯,卢照邻,骆宾王", AnswerKind.LIST),
    ],
)
def test_sentences_of_short_clauses_are_no_lists(question: str, reference: str, kind: AnswerKind) -> None:
    assert kind_of(Card("card", question, reference)) is kind

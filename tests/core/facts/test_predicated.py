"""What an answer says the thing is, with a description or another name around it, and what it only mentions."""

import pytest

from bot.core.cards import Card
from bot.core.grading.facts.card import fact_of
from bot.core.grading.facts.dialects import in_standard_words
from bot.core.grading.facts.namings import renamed, without_latin, without_mothers_name, without_state
from bot.core.grading.result import Verdict


def _verdict(question: str, reference: str, answer: str) -> Verdict | None:
    fact = fact_of(Card("card", question, reference))
    assert fact is not None
    grade = fact.grade(answer)
    return None if grade is None else grade.verdict


NAIROBI = ("What is the capital of Kenya?", "Nairobi")
CURIE = ("Who discovered radium?", "Marie Curie")
RHINE = ("Welcher Fluss fließt durch Köln?", "Rhein")
MOSCOW = ("Какой город столица России?", "Москва")
PICASSO = ("¿Quién pintó el Guernica?", "Pablo Picasso")
OAK = ("Which tree has acorns?", "oak")
FEMUR = ("Which bone is the longest?", "femur")
TSHIRT = ("Which company makes the Beetle?", "Volkswagen")
SHIN = ("日本でいちばん高い山は何ですか。", "富士山(3776 m)")
SOSEKI = ("「こころ」の作者は誰ですか。", "夏目漱石")
FRANCE = ("Quelle est la capitale de l'Australie ?", "Canberra")


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        (NAIROBI, "the city with the national park next door, Nairobi"),
        (NAIROBI, "it used to be Mombasa, now Nairobi"),
        (NAIROBI, "Nairobi sits at 1,800 metres"),
        (CURIE, "the Polish lady with two Nobel prizes, Marie Curie"),
        (CURIE, "wee Marie Curie fae Warsaw, her that found polonium"),
        (CURIE, "Marie Kurie"),
        (RHINE, "der Fluss mit der Loreley, der Rhein"),
        (RHINE, "na der Rhein halt"),
        (MOSCOW, "раньше Петербург, а теперь Москва"),
        (PICASSO, "el malagueño que inventó el cubismo, Picasso"),
        (OAK, "Quercus robur, oak"),
        (OAK, "och it's just the oak, plain and simple"),
        (FEMUR, "the one in your thigh: femur"),
        (TSHIRT, "Volkswagen AG, from Wolfsburg"),
        (SHIN, "高さ3,776メートルの富士山です"),
        (SOSEKI, "漱石"),
        (SOSEKI, "『坊っちゃん』も書いた夏目漱石"),
        (FRANCE, "Melbourne jusqu'en 1927, et Canberra depuis"),
    ],
)
def test_the_value_is_what_is_said(card: tuple[str, str], answer: str) -> None:
    assert _verdict(*card, answer) is Verdict.CORRECT


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        (NAIROBI, "Mombasa, a port south-east of Nairobi"),
        (NAIROBI, "Mombasa is hotter than Nairobi"),
        (NAIROBI, "the city next to Nairobi, Thika"),
        (CURIE, "Becquerel, who shared the prize with Marie Curie"),
        (RHINE, "die Mosel, sie mündet in den Rhein"),
        (PICASSO, "Dalí, que conoció a Picasso"),
        (OAK, "beech, close kin of the oak"),
        (FEMUR, "tibia, and the femur comes second"),
        (SHIN, "富士山の隣の山"),
        (SOSEKI, "夏目房之介"),
        (FRANCE, "Sydney, et Canberra jusqu'en 1927"),
    ],
)
def test_the_value_is_only_mentioned(card: tuple[str, str], answer: str) -> None:
    assert _verdict(*card, answer) is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("card", "answer"),
    [(SHIN, "富士山か北岳のどちらか"), (FRANCE, "Canberra ou Sydney"), (MOSCOW, "Москва или Петербург")],
)
def test_one_of_two_is_half(card: tuple[str, str], answer: str) -> None:
    assert _verdict(*card, answer) is Verdict.PARTIAL


@pytest.mark.parametrize(
    ("file", "answer", "verdict"),
    [
        ("/etc/passwd", "etc/passwd", Verdict.CORRECT),
        ("/etc/passwd", "the passwd file in /etc", Verdict.CORRECT),
        ("/etc/passwd", "/etc/passwd, not /etc/shadow", Verdict.CORRECT),
        ("/etc/passwd", "/etc/shadow", Verdict.INCORRECT),
        ("/etc/passwd", "/etc/passwd.bak", Verdict.INCORRECT),
        ("/etc/passwd", "~/.cache/passwd", Verdict.INCORRECT),
        ("/etc/passwd", "/etc/shadow or /etc/passwd", Verdict.PARTIAL),
        ("/var/log/kern.log", "kern.log", Verdict.CORRECT),
        ("/var/log/kern.log", "/var/kern.log", Verdict.INCORRECT),
    ],
)
def test_a_path_is_compared_by_its_parts(file: str, answer: str, verdict: Verdict) -> None:
    assert _verdict("Which file is meant on Linux?", file, answer) is verdict


@pytest.mark.parametrize("answer", ["citric acid, which lemons have", "white blood cell, made in the marrow"])
def test_another_term_before_the_comma_is_wrong(answer: str) -> None:
    reference = "formic acid" if "acid" in answer else "red blood cell"
    assert _verdict("What is meant?", reference, answer) is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Denver, CO", "Denver"),
        ("Perth WA, far out", "Perth, far out"),
        ("OK", "OK"),
        ("in Denver CO2", "in Denver CO2"),
    ],
)
def test_a_state_behind_a_city_goes(text: str, plain: str) -> None:
    assert without_state(text) == plain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Uluru, also known as Ayers Rock", "Ayers Rock"),
        ("Petroleumchemie, d.h. Petrochemie", "Petrochemie"),
        ("iron, also known as steel", ""),  # the first is another known thing
        ("Paris and London", ""),
    ],
)
def test_a_second_name_for_the_same(text: str, name: str) -> None:
    assert renamed(text) == name


def test_other_names_go() -> None:
    assert without_latin("Turdus merula, blackbird") == "blackbird"
    assert without_latin("Great horned owl") == "Great horned owl"
    assert without_mothers_name("Manuel Rojas y Prado") == "Manuel Rojas"
    assert without_mothers_name("sal y pimienta") == "sal y pimienta"


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("och aye, frae Leith", "oh yes, from Leith"),
        ("wee Robbie Burns", "Robbie Burns"),
        ("an apple", "an apple"),
        ("the Da Vinci code", "the Da Vinci code"),
    ],
)
def test_dialect_in_standard_words(text: str, standard: str) -> None:
    assert in_standard_words(text) == standard

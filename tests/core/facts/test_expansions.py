"""What a short form stands for: another word in one's place is wrong, a slip, a cut or another form is right."""

import pytest

from bot.core.grading.facts.words.expansions import expansion, spelled_words

VPN = ("What does VPN stand for?", "virtual private network")
RAM = ("What does the abbreviation RAM stand for?", "random access memory")
LED = ("What is LED short for?", "light-emitting diode")
HTML = ("HTML stands for ...", "HyperText Markup Language")
ROI = ("What does ROI mean?", "return on investment")
UNESCO = ("What does UNESCO stand for?", "United Nations Educational, Scientific and Cultural Organization")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (*VPN, ("virtual", "private", "network")),
        (*HTML, ("hypertext", "markup", "language")),
        (*ROI, ("return", "on", "investment")),
        (*UNESCO, ("united", "nations", "educational", "scientific", "cultural", "organization")),
        ("What does CPR stand for?", "cardiopulmonary resuscitation", ("cardiopulmonary", "resuscitation")),
        ("What does DRY mean?", "don't repeat yourself", ("don't", "repeat", "yourself")),
        ("What does NPO mean?", "nothing by mouth", ()),
        ("Which device trips first, the RCD?", "residual current device", ()),
        ("What does the EU do?", "European Union", ()),
        ("What does RAM stand for?", "random accessible big memory", ()),
    ],
)
def test_words_whose_letters_a_short_form_is(question: str, text: str, expected: tuple[str, ...]) -> None:
    assert spelled_words(text, question) == expected


@pytest.mark.parametrize(
    ("card", "answer", "flag"),
    [
        (VPN, "virtual public network", "other-expansion"),
        (VPN, "very private network", "other-expansion"),
        (VPN, "private virtual network", ""),
        (VPN, "virtual network", "part"),
        (VPN, "virtuelles privates Netzwerk", ""),
        (VPN, "a tunnel through the internet", ""),
        (VPN, "virtual private network, a tunnel with a password", ""),
        (RAM, "read only memory", "other-expansion"),
        (RAM, "rapid access memory, I think", "other-expansion"),
        (RAM, "the computer's short-term memory", ""),
        (RAM, "random ... memory", ""),
        (LED, "light emission diode", ""),
        (LED, "liquid emitting display", "other-expansion"),
        (HTML, "hyper text markup lang", ""),
        (HTML, "hypertext markup lang", "slip"),
        (HTML, "hypertext machine language", "other-expansion"),
        (ROI, "return of investment", ""),
        (ROI, "return on income", "other-expansion"),
        (UNESCO, "UN educational, scientific and cultural org", ""),
        (UNESCO, "United Nations Environmental, Social and Civic Organization", "other-expansion"),
    ],
)
def test_another_word_in_its_place(card: tuple[str, str], answer: str, flag: str) -> None:
    question, reference = card
    grade = expansion("term", reference, question, answer)
    assert (grade.flags if grade else ()) == ((flag,) if flag else ())

"""What stands in brackets behind a reference: another name for it, or a remark."""

import pytest

from bot.core.grading.facts.detection.remarked import read_reference


@pytest.mark.parametrize(
    ("reference", "question", "name"),
    [
        ("die Milz (Splen)", "Welches Organ baut Blutzellen ab?", "Splen"),
        ("das Wadenbein (Fibula)", "Wie heißt der dünnere Knochen des Unterschenkels?", "Fibula"),
        ("Substantiv (Hauptwort)", "Welche Wortart schreibt man groß?", "Hauptwort"),
        ("diminuendo (dim.)", "Which musical term means getting quieter?", "dim."),
        ("die Kakteen (auch: Kaktusse)", 'Wie heißt der Plural von "Kaktus"?', "Kaktusse"),
        ("le lave-linge (aussi machine à laver)", "Quel appareil lave le linge ?", "machine à laver"),
        ("Leyland Group (Standard Triumph)", "Which maker built the Herald?", "Standard Triumph"),
    ],
)
def test_a_name_in_brackets_is_right_alone(reference: str, question: str, name: str) -> None:
    assert name in read_reference(reference, question).ways


@pytest.mark.parametrize(
    ("reference", "question"),
    [
        ("Saturn (about 10.7 hours)", "Which planet has rings?"),
        ("Oslo (Norway)", "Which city hosted the 1952 Winter Olympics?"),
        ("Oslo (Norwegen)", "In welcher Stadt steht das Munch-Museum?"),
        ("Macbeth (Shakespeare)", "Which play has three witches?"),
        ("Venus (planet)", "What is called the morning star?"),
        ("der Wal (Säugetier)", "Welches Tier ist das größte?"),
        ("Neptune (in the outer system)", "Which planet is the farthest?"),
    ],
)
def test_a_remark_in_brackets_is_no_name(reference: str, question: str) -> None:
    assert len(read_reference(reference, question).ways) == 1

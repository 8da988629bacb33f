"""What has a notation of its own, in its notation and in words: scores, verses, moves, chords, notes, ratios."""

from __future__ import annotations

import pytest

from tests.core.facts.cards import unlike

SCORE = ("4–2 (after extra time)", "What was the score in the 1966 final between England and West Germany?")
VERSE = ("John 3:16", 'Which Bible verse begins "For God so loved the world"?')
LETTER = ("1 Corinthians 13:4", 'Which verse begins "Love is patient"?')
PAWN = ("2.c4", "In chess, what is White's first move in the Queen's Gambit after 1.d4 d5?")
BISHOP = ("3.Bb5", "Which move makes the Ruy Lopez after 1.e4 e5 2.Nf3 Nc6?")
CASTLING = ("O-O", "How is castling kingside written in chess?")
CHORD = ("G7", "Which chord symbol names the notes G, B, D, F?")
NOTES = ("C, E, G", "Which notes make up a C major triad?")
TOENE = ("G, H, D", "Welche Töne hat ein G-Dur-Dreiklang?")
MOLL = ("C, Es, G", "Welche Töne hat ein c-Moll-Dreiklang?")
RATIO = ("2:1", "What is the ratio of water to rice for white rice?")
CROSS = ("3:1", "What is the phenotypic ratio of a monohybrid cross?")


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (SCORE, "4:2, Hurst hat trick | 4-2 or 4:2, however you write it | four two | 4 to 2 | 4-2 to England"),
        (("1–7", "What was the final score of Brazil v Germany?"), "1-7 | one seven | 1:7, what a night"),
        (VERSE, "Jn 3.16, on all the signs | John 3 verse 16 | john three sixteen | 3:16 of John | Johannes 3,16"),
        (VERSE, "Gospel of John 3 v 16 | John chapter 3, verse 16"),
        (LETTER, "1 Cor 13:4 | First Corinthians 13:4 | 1 Corinthians 13 v 4"),
        (PAWN, "pawn to c4 | c2-c4, offering the pawn | c4, watched the series | 1.d4 d5 2.c4 | C4 | Bauer c4"),
        (BISHOP, "bishop to b5 | Bb5 | bishop goes to b5 | B-b5 | 1.e4 e5 2.Nf3 Nc6 3.Bb5 | Läufer b5"),
        (CASTLING, "0-0 | o-o | castles kingside | short castling | castling on the king's side"),
        (CHORD, "G7 wants to go to C | dominant seventh on G | G dominant 7 | g7 | G seventh"),
        (("C minor", "Which chord is C, Eb, G?"), "Cm | c minor, the sad one | minor on C | Cm, sad"),
        (NOTES, "do mi sol | C E G | c e and g | E G C | ceg | C, E, G, not Eb | do, mi, sol"),
        (TOENE, "G H D | g, h und d | sol si re"),
        (MOLL, "c es g | C, Es und G"),
        (RATIO, "two cups water to one of rice | twice as much water as rice | 2 to 1 | two to one | double the water"),
        (RATIO, "one cup of rice to two cups of water | half as much rice as water | 2 parts water, 1 part rice | 4:2"),
        (CROSS, "three to one | 3 dominant to 1 recessive | 3:1"),
        (("1:1", "What sex ratio does Fisher expect?"), "one to one | equal parts | fifty-fifty"),
    ],
)  # fmt: skip
def test_told_in_another_notation(fact: tuple[str, str], answers: str) -> None:
    assert unlike("correct", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (SCORE, "4-2 to the Germans | 2-4 | 3-2 | not 4-2 | England"),
        (
            VERSE,
            "1 John 3:16 | Matthew 3:16, my gran has it on the wall | John 3:17 | not John 3:16 | John 4",
        ),
        (LETTER, "2 Corinthians 13:4 | Corinthians 13:4 | 1 Corinthians 13:5"),
        (PAWN, "c5 | Nf3 | 2. Nf3 | not c4 | knight to c4"),
        (BISHOP, "Bc4 | knight to b5 | b5"),
        (CASTLING, "O-O-O | castles queenside | long castling"),
        (CHORD, "Em7, same notes nearly | Gmaj7 | G | minor seventh on G | dominant seventh on C"),
        (NOTES, "C Eb G | A C E, the white ones | F A C"),
        (TOENE, "G B D | e g h"),
        (MOLL, "C E G"),
        (RATIO, "1:2 | twice as much rice as water | 3:1 | equal parts | 1 water to 2 rice | not 2:1"),
        (CROSS, "1:3 | 9:3:3:1 | one to three"),
    ],
)
def test_another_designation(fact: tuple[str, str], answers: str) -> None:
    assert unlike("incorrect", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (SCORE, "4-2 or 3-2"),
        (VERSE, "somewhere in John | John 3 | 3:16"),
        (PAWN, "c4 or Nf3"),
        (CHORD, "G7 or Gmaj7"),
        (NOTES, "C and E | C, F and G | C E G B"),
        (RATIO, "2:1 or 3:1"),
    ],
)
def test_part_of_a_designation(fact: tuple[str, str], answers: str) -> None:
    assert unlike("partial", fact, answers) == {}

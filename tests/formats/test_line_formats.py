"""Cards that people write line by line: blocks, outlines, keys at the end, LaTeX."""

import pytest

from bot.core.cards import AnswerKind
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs, wrong


def loaded(name: str, text: str) -> Loaded:
    return load(text.encode(), filename=name)


@pytest.mark.parametrize("last", ["b", "2", "Bat", "(B)"])
def test_blocks_of_lines(last: str) -> None:
    text = f"What flies?\nCow\nBat\nCat\nDog\n{last}\n\nWhat barks?\nCow\nBat\nCat\nDog\n{last.replace('Bat', 'Dog')}\n"
    found = loaded("quiz.txt", text)
    assert found.format == "blocks"
    assert (found.deck.cards[0].reference, wrong(found.deck.cards[0])) == ("Bat", ["Cow", "Cat", "Dog"])


def test_questions_and_answers_in_turn() -> None:
    found = loaded("quiz.txt", "Question What flies?\nAnswer Bats do\nQuestion What barks?\nAnswer Dogs do\n")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What flies?", "Bats do"),
        ("What barks?", "Dogs do"),
    ]


@pytest.mark.parametrize(
    "marks",
    [("Q ", "A "), ("Q\t", "A\t"), ("Q1 ", "A1 "), ("q2 ", "a2 ")],
    ids=["space", "tab", "upper", "lower"],
)
@pytest.mark.parametrize("apart", ["", "\n"], ids=["close", "apart"])
def test_lines_that_begin_with_a_bare_q_and_a_in_turn(marks: tuple[str, str], apart: str) -> None:
    asked, answered = marks
    text = f"{asked}Capital of Spain\n{answered}Madrid\n{apart}{asked}A bat?\n{answered}A mammal\n"
    assert pairs(loaded("cards.txt", text)) == [("Capital of Spain", "Madrid"), ("A bat?", "A mammal")]


@pytest.mark.parametrize(
    "text",
    [
        "Q is a letter.\nA is one, too.\n",
        "Q is a letter.\nA is one, too.\nB is not in it.\nQ is seldom.\n",
        "A dog barks.\nQ is a letter.\nA cat sleeps.\nQ is seldom.\n",
        "Q is a letter.\nA is one, too.\nQuite often.\nA is often.\n",
        "Q Capital\na Madrid\nQ Mammal\na Bat\n",
    ],
    ids=["one-pair", "other-letter", "answer-first", "word", "small-letter"],
)
def test_prose_that_begins_with_such_letters_is_no_deck(text: str) -> None:
    with pytest.raises(DeckError, match="this holds no deck"):
        loaded("cards.txt", text)


def test_an_answer_may_ask_where_blank_lines_part_the_pairs() -> None:
    text = "What asks?\nHow?\n\nWhat flies?\nA bat.\n"
    assert pairs(loaded("cards.txt", text)) == [("What asks?", "How?"), ("What flies?", "A bat.")]
    with pytest.raises(DeckError, match="this holds no deck"):
        loaded("cards.txt", text.replace("\n\n", "\n"))
    with pytest.raises(DeckError, match="this holds no deck"):
        loaded("cards.txt", "What asks?\nHow?\n\nIt flies.\nA bat.\n")


def test_a_key_at_the_end_tells_the_right_options() -> None:
    asked = "1. What flies?\na) Cow\nb) Bat\n\n2. What barks?\na) Dog\nb) Cat\n\n"
    for key in ("Answer key:\n1. b\n2. a\n", "Answers: 1-B, 2-A\n", "## Answers\n| 1 | b |\n| 2 | a |\n"):
        flying, barking = loaded("exam.txt", asked + key).deck.cards
        assert (flying.prompt, flying.reference, wrong(flying)) == ("What flies?", "Bat", ["Cow"])
        assert barking.reference == "Dog"


def test_letters_alone_below_the_options_and_several_of_them() -> None:
    text = "What flies?\nA. Cow\nB. Bat\nB\n\nWhich fly? (Select two.)\na. Owl\nb. Cow\nc. Bat\nac\n"
    flying, both = loaded("dump.txt", text).deck.cards
    assert flying.reference == "Bat"
    assert both.answer is not None and both.answer.kind is AnswerKind.LIST
    assert both.answer.all_of == ("Owl", "Bat")
    assert both.prompt.endswith("• Bat\n• Cow\n• Owl")


def test_cards_of_logseq() -> None:
    text = (
        "tags:: animals\ntype:: flashcards\n\n- ## Mammals\n- What flies? #card\n  card-last-score:: 5\n\t- Bats do\n"
        "- #card Name two\n\t- Cow\n\t- Dog\n- The {{cloze bat}} flies by {{cloze night}}. #card\n- No card\n"
    )
    found = loaded("page.md", text)
    assert found.format == "bullets"
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What flies?", "Bats do"),
        ("Name two", "- Cow\n- Dog"),
        ("The _____ flies by night.", "bat"),
        ("The bat flies by _____.", "night"),
    ]
    assert {card.topic for card in found.deck.cards} == {"Mammals"}


def test_bullets_that_ask_have_their_answer_below() -> None:
    found = loaded("notes.md", "* What flies?\n    * Bats do\n* What barks?\n    * Dogs do\n")
    assert [card.reference for card in found.deck.cards] == ["Bats do", "Dogs do"]


def test_sections_called_options_and_answer() -> None:
    part = (
        "## Question {}\n**What {}?**\n\n### Options:\n- A) Cow\n- B) Bat\n\n"
        "### Answer:\n**B) Bat**\n\n### Explanation:\nSo it is.\n\n---\n\n"
    )
    found = loaded("exam.md", part.format(1, "flies") + part.format(2, "hangs"))
    assert [(card.prompt, card.reference, wrong(card), card.explanation) for card in found.deck.cards] == [
        ("What flies?", "Bat", ["Cow"], "So it is."),
        ("What hangs?", "Bat", ["Cow"], "So it is."),
    ]


def test_prose_around_questions_is_left_out_and_counted() -> None:
    text = "# Animals\n\nThese are cards.\n\n---\n\n## 🐄 **1. Mammals**\n\n" + "".join(
        f"**Q:** What is {word}?\n**A:** It is {word}.\nand more of it.\n\n"
        for word in ("a cow", "a bat", "a dog")
    )
    found = loaded("cards.md", text)
    assert found.deck.cards[0].reference == "It is a cow.\nand more of it."
    assert found.deck.cards[0].topic == "Mammals"
    assert "lines that belong to no card: 2 (the first in line 1)" in found.skipped


FLASHCARDS = r"""
\documentclass{flashcards}
\begin{document}
% \begin{flashcard}{Not this}{one}\end{flashcard}
\begin{flashcard}[Mammals]{What \textbf{flies} \& hangs?}
\vspace*{\stretch{1}}
A bat, at $50\%$ of night.\\ Also:
\begin{verbatim}
x = {1}
\end{verbatim}
\end{flashcard}
\end{document}
"""
EXAM = r"""
\begin{questions}
\section{Mammals}
\question[2] What flies?
\begin{choices} \choice Cow \CorrectChoice Bat \end{choices}
\question What barks?
\begin{solution} A dog. \end{solution}
\question Unanswered?
\end{questions}
"""


def test_flashcards_in_latex() -> None:
    found = loaded("cards.tex", FLASHCARDS)
    (card,) = found.deck.cards
    assert (found.format, card.topic, card.prompt) == ("latex", "Mammals", "What flies & hangs?")
    assert card.reference == "A bat, at $50\\%$ of night.\nAlso:\n\n```\nx = {1}\n```"


def test_exams_in_latex() -> None:
    found = loaded("exam.tex", EXAM)
    flying, barking = found.deck.cards
    assert (flying.prompt, flying.reference, wrong(flying), flying.topic) == (
        "What flies?",
        "Bat",
        ["Cow"],
        "Mammals",
    )
    assert (barking.prompt, barking.reference) == ("What barks?", "A dog.")
    assert any("cards without an answer" in note for note in found.skipped)
    with pytest.raises(DeckError, match="there is no card with a question and an answer in this LaTeX"):
        loaded("paper.tex", "\\section{A}\nText.")


NOTES = r"""
\documentclass{article}
\newenvironment{note}{}{}
\begin{document}
\begin{note}
  \xplain{3f1c1de2-1111-2222-3333-444455556666}
  \begin{field}
    What is a \emph{bat}?
  \end{field} \\
  \begin{field}
    A mammal.% that flies
  \end{field}
  \xplain{Animals}
\end{note}
\begin{note}
\field{What barks?}
\field{A {dog}.}
\field{It is one.}
\tags{animals::dogs}
\end{note}
\begin{note} \xplain{cow} \xplain{It gives milk.} \end{note}
\begin{note} A remark. \end{note}
\end{document}
"""
SLIDES = r"""
\documentclass{beamer}
\begin{document}
\begin{frame} \titlepage \end{frame}
\begin{frame}{Contents} \tableofcontents[hideallsubsections] \end{frame}
\begin{frame}[fragile]
  \frametitle<1->[Bats]{What is a \alert{bat}?}
  \pause
  \begin{itemize}
    \item<2-> A mammal
    \item It \only<3>{flies}
  \end{itemize}
  \note{Wait here.}
\end{frame}
\begin{frame}<1>{What barks?}{Of animals}
  \begin{block}{Barking} A dog does. \end{block}
\end{frame}
\frame{\frametitle{What gives milk?} A cow.}
\end{document}
"""


def test_notes_in_latex() -> None:
    found = loaded("notes.tex", NOTES)
    assert pairs(found) == [
        ("What is a bat?", "A mammal."),
        ("What barks?", "A {dog}."),
        ("cow", "It gives milk."),
    ]
    assert [card.topic for card in found.deck.cards] == ["", "dogs", ""]
    assert "fields of notes past the second: 1" in found.skipped
    assert pairs(loaded("notes.txt", NOTES)) == pairs(found)


def test_slides_in_latex_that_ask() -> None:
    found = loaded("talk.tex", SLIDES)
    assert pairs(found) == [
        ("What is a bat?", "- A mammal\n\n- It flies"),
        ("What barks?", "Barking\nA dog does."),
        ("What gives milk?", "A cow."),
    ]
    assert pairs(loaded("talk.txt", SLIDES)) == pairs(found)


@pytest.mark.parametrize(
    "slide",
    [
        "\\begin{frame}{Results}Many.\\end{frame}",
        "\\begin{frame}Many.\\end{frame}",
        "\\begin{frame}{Which?}\\includegraphics{a.png}\\end{frame}",
        "\\frame{Many.}",
        "\\frame{\\frametitle{Which?",
    ],
    ids=["statement", "no-title", "picture", "braces", "broken"],
)
def test_talks_are_no_decks(slide: str) -> None:
    text = SLIDES.replace("\\frame{\\frametitle{What gives milk?} A cow.}", slide)
    with pytest.raises(DeckError, match=r"^these are slides \(beamer\): they are cards only where each"):
        loaded("talk.tex", text)


def test_one_slide_is_no_deck() -> None:
    with pytest.raises(DeckError, match="these are slides"):
        loaded("talk.tex", "\\begin{frame}{What is a bat?}A mammal.\\end{frame}")

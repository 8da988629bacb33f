"""References that are sentences: what stands before their first comma, or beside their "or", is no answer by itself."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.facts.detection.detect import matchers

PIECES = [
    ("What does 'primum non nocere' mean?", "first, do no harm", ("first", "the patient comes first")),
    (
        "What is the default access in a class and a struct in C++?",
        "In C++, the default access of a class is private, while for a struct it is public.",
        ("in C++",),
    ),
    (
        "What is the volume limit for affiliates?",
        "Per 90 days: the greater of 1% of the shares or the average weekly volume.",
        ("90 days",),
    ),
    (
        "What is a p-value?",
        "The probability, assuming the null hypothesis is true, of seeing a result at least as extreme as this one.",
        ("the probability", "probability"),
    ),
    (
        "What is the straw man fallacy?",
        "Attacking a distorted, weaker version of the opponent's position instead of what they claim.",
        ("attacking a distorted",),
    ),
    (
        "What is the price of adding more and more indexes to a table?",
        "Every INSERT, DELETE and many UPDATEs have to maintain each index as well, so that writing gets slower.",
        ("every insert", "insert"),
    ),
    (
        "What is the role of DataOps?",
        "Ensures reliable, automated data pipelines for training and inference.",
        ("ensures reliable",),
    ),
    (
        "What is experiment tracking?",
        "Recording model metrics, parameters, and results to improve reproducibility.",
        ("recording model metrics",),
    ),
    (
        "What is the difference between online and offline learning?",
        "Online: learns in real time; Offline: learns from batches.",
        ("online", "what is the difference between online and offline learning?"),
    ),
    (
        "Why do antibiotics not help against a cold?",
        "Colds are caused by viruses, and antibiotics only attack structures or processes of bacteria.",
        ("processes",),
    ),
    (
        "Why do cats purr?",
        "They purr mostly when content, but also to calm themselves when in pain or stressed.",
        ("they purr",),
    ),
]


@pytest.mark.parametrize(("question", "reference", "pieces"), PIECES, ids=[one[0] for one in PIECES])
def test_a_piece_of_a_sentence_is_not_the_answer(
    question: str, reference: str, pieces: tuple[str, ...]
) -> None:
    assert not matchers(reference, question)
    for piece in pieces:
        assert load_grader().grade(Card("card", question, reference), piece).verdict is not Verdict.CORRECT, (
            piece
        )


def test_what_the_remark_tells_is_no_other_term() -> None:
    reference = "Follow ABCDE: airway, breathing, circulation, disability and exposure"
    card = Card("card", "What is the primary survey in trauma?", reference)
    assert (
        load_grader().grade(card, "airway, breathing, circulation, disability, exposure").verdict
        is not Verdict.INCORRECT
    )
    assert load_grader().grade(card, "an x-ray of the head").verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("question", "reference", "piece"),
    [
        (
            "What are the parts of an ethics answer?",
            "- Autonomy\n- Consent\n- Capacity\n- Dignity of risk",
            "autonomy",
        ),
        (
            "Concept: fairness",
            "Definition: A model treats individuals with similar features alike.",
            "definition",
        ),
        ("Which sentence fits?", "Furthermore, the need to be liked is a part of well-being.", "furthermore"),
        ("What is hidden?", "of a person: shown on no leaderboard and in no standings", "of a person"),
        ("What is printed?", "[30, 30, 30, 30] due to late binding in closures", "30"),
        ("What is rated?", "again, hard, good or easy: what an answer says of memory", "again"),
        (
            "What is group unaware fairness?",
            "Removing attributes like race, gender, or age from the data.",
            "gender",
        ),
        (
            "Name the stages.",
            "Data collection/preparation, model design/training and deployment",
            "preparation",
        ),
        ("artless", "without guile or deception; natural and simple", "deception"),
        ("ready", "the process turns; it can do its work now", "the process turns"),
    ],
)
def test_a_member_an_opening_or_a_label_is_not_the_answer(question: str, reference: str, piece: str) -> None:
    assert load_grader().grade(Card("card", question, reference), piece).verdict is not Verdict.CORRECT


def test_what_a_negation_stands_before_is_no_way_to_say_it() -> None:
    question, reference = (
        "What is fairness?",
        "Ensuring models don't favour or discriminate against any group.",
    )
    assert all(
        "discriminate" in found.text and "favour" in found.text for found in matchers(reference, question)
    )


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("What is the currency of Japan?", "The yen, which has been in use since 1871", "the yen"),
        ("Which gas do plants take in?", "Carbon dioxide, a gas that we breathe out", "carbon dioxide"),
        (
            "Third normal form forbids what?",
            "Transitive dependencies: columns that depend on others",
            "transitive dependencies",
        ),
        ("Who wrote it?", "Mary Shelley, the English novelist", "Mary Shelley"),
        ("What is the primary colour here?", "red, yellow or blue", "yellow"),
        ("How do you say hello?", "hi or hello", "hi"),
        ("Which country has the shape of a boot?", "Italy, which reaches into the Mediterranean", "Italy"),
        ("What is that novel called?", "In Cold Blood, by Truman Capote", "In Cold Blood"),
        ("What is that play called?", "King Lear, by Shakespeare", "King Lear"),
        ("What is that theory called?", "String theory, a framework of physics", "string theory"),
        ("Who won the final, Brazil vs Italy, in 1970?", "Brazil, who won 4-1", "Brazil"),
    ],
)
def test_a_remark_behind_a_name_may_still_be_left(question: str, reference: str, answer: str) -> None:
    assert load_grader().grade(Card("card", question, reference), answer).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("question", "reference", "answer", "fair"),
    [
        (
            "School zone: you must",
            "Slow to 20 mph and watch for children",
            "go 20 and look out for kids",
            True,
        ),
        (
            "món",
            "Indicates dishes and valuable things, such as money, gifts",
            "used for dishes and valuables",
            True,
        ),
        (
            "What does it do?",
            "Preserves the original cause in the traceback",
            "keeps the original in the traceback",
            True,
        ),
        ("Primary colours", "red, yellow and blue", "green, orange", False),
        (
            "Wonders",
            "The Colossus of Rhodes, the Great Pyramid, the Gardens of Babylon",
            "the eiffel tower",
            False,
        ),
    ],
)
def test_phrases_in_other_words_are_not_refused_as_other_members(
    question: str, reference: str, answer: str, *, fair: bool
) -> None:
    verdict = load_grader().grade(Card("card", question, reference), answer).verdict
    assert (verdict is not Verdict.INCORRECT) == fair


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("Which state runs branches of work in parallel?", "Parallel"),
        ("Which attribute gives an image another text?\n• alt\n• src\n• href", "alt"),
        ("Is the capital of Australia Sydney or Canberra?", "Canberra"),
    ],
)
def test_the_question_is_no_answer_though_it_holds_the_value(question: str, reference: str) -> None:
    card = Card("card", question, reference)
    assert load_grader().grade(card, question).verdict is Verdict.INCORRECT
    assert load_grader().grade(card, reference).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("Varför bröt revolutionen ut?", "Folket var fattigt, skatterna orättvisa, kungen levde i lyx."),
        ("Devrim neden çıktı?", "Halk yoksuldu, vergiler adaletsizdi, kral lüks içinde yaşıyordu."),
        ("Mengapa revolusi terjadi?", "Rakyat miskin, pajak tidak adil, raja hidup mewah."),
        ("Dlaczego wybuchła rewolucja?", "Lud był biedny, podatki niesprawiedliwe, król żył w luksusie."),
    ],
)
def test_reasons_one_after_another_are_no_list(question: str, reference: str) -> None:
    assert load_grader().prepare(Card("x", question, reference)).fact is None

"""What the columns and fields of multiple-choice questions are called, in the languages that people name them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPTION_WORDS = (
    "option choice answer alternative opt possibility antwort möglichkeit antwortmöglichkeit opción opcion "
    "alternativa opção opcao réponse reponse choix proposition opzione risposta вариант ответ odpowiedź "
    "odpowiedz seçenek şık lựa_chọn đáp_án phương_án pilihan jawaban optie alternativ 选项 選項 選択肢 보기"
)
OPTION_WORDS = frozenset(_OPTION_WORDS.split())
_OPTION = re.compile(
    rf"(?:{'|'.join(_OPTION_WORDS.split())})?_?(?:no_|number_)?([a-h]|\d)(?:_text)?", re.IGNORECASE
)
LIST_NAMES = (
    "options choices answer_options possible_answers answers variants opts selections alternatives "
    "question_options question_answers "
    "answer_choices option_list antworten antwortmöglichkeiten optionen opciones alternativas opções opcoes "
    "respostas respuestas réponses reponses choix propositions opzioni risposte варианты варианты_ответов "
    "варианты_ответа ответы odpowiedzi seçenekler şıklar pilihan 选项 選項 選択肢 보기"
)
"""Of fields that may hold the options of a question in one list."""
_RIGHT_NAMES = (
    "correct_answer correct_answers correct cop correct_answer_s correct_option correct_options correct_choice "
    "correct_index correct_answer_index correct_option_index answer_index right_answer right_option right "
    "answer answers solution solutions answer_key key ans lösung antwort respuesta resposta réponse risposta "
    "ответ odpowiedź cevap đáp_án 答案 正确答案 正確答案 正解 답 정답"
)
RIGHT_NAMES = tuple(_RIGHT_NAMES.split())
"""Of what may say which option is right, the plainest first."""
_RIGHT_WORDS_TEXT = (
    "correct correcta correcto correctas correctos correta correto corretas corretos richtig richtige richtiger "
    "bonne juste correcte corretta corretto giusta right true правильный правильного верный верного poprawna "
    "poprawny doğru benar đúng"
)
_RIGHT_WORDS = frozenset(_RIGHT_WORDS_TEXT.split())
_NOT_RIGHT_WORDS_TEXT = "feedback text message explanation count points score marks is no not"
_NOT_RIGHT_WORDS = frozenset(_NOT_RIGHT_WORDS_TEXT.split())
"""Words of a name that speaks of the right option without telling it."""
_FROM_ONE = frozenset(("number", "numero", "número", "nummer", "num", "nr"))
_FROM_ZERO = frozenset(("index", "indice", "índice", "idx", "position"))


_MARK = re.compile(r"(?:option )?\(?([a-h]|\d)\)?(?:[.):．、：）]| [-–]) ?(?=\S)", re.IGNORECASE)


def without_marks(texts: Sequence[str]) -> list[str]:
    """The options without the letters or numbers before them, where all have one, in order: "A) Bat"."""
    marks = [_MARK.match(text) for text in texts]
    said = "".join(mark[1].lower() for mark in marks if mark)
    runs = ("abcdefgh", "12345678")
    if len(texts) > 1 and any(said == run[: len(texts)] for run in runs):
        return [text[mark.end() :] for text, mark in zip(texts, marks, strict=True) if mark]
    return list(texts)


def option_mark(name: str) -> str | None:
    """The letter or number of the option that a column of that plain name holds: `option_b` is b; None for others."""
    found = _OPTION.fullmatch(name)
    return found[1].casefold() if found else None


def says_right(name: str) -> bool:
    """Whether what has that plain name may tell which option is right."""
    words = name.split("_")
    return name in RIGHT_NAMES or (not _RIGHT_WORDS.isdisjoint(words) and _NOT_RIGHT_WORDS.isdisjoint(words))


def counts_from(name: str) -> int | None:
    """What the numbers of what has that plain name count from: 0 in `correct_index`; None where it does not tell."""
    words = name.split("_")
    if not _FROM_ZERO.isdisjoint(words):
        return 0
    return None if _FROM_ONE.isdisjoint(words) else 1


def first_number(said: Sequence[tuple[int, int]], name: str) -> int | None:
    """What numbers of right options count from, each with how many options there are; None where nothing tells."""
    if any(number == 0 for number, _ in said):
        return 0
    if any(number == count for number, count in said):
        return 1
    return counts_from(name)

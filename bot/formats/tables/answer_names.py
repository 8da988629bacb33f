"""What names of columns say of answers: which are right, wrong or others that count, in the languages people use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.formats.tables import choice_names

_ANSWERING_WORDS = (
    "answer answers reference antwort antworten respuesta respuestas resposta respostas réponse réponses reponse "
    "reponses risposta risposte ответ ответы odpowiedź odpowiedzi cevap antwoord svar jawaban תשובה إجابة الإجابة"
)
ANSWERING = frozenset(_ANSWERING_WORDS.split())
_OF_ANSWERS = {
    "wrong": "wrong incorrect false falsche falscher falsch incorrecta incorrectas errada erradas errónea incorreta "
    "incorretas fausse fausses mauvaise mauvaises incorrecte sbagliata sbagliate errata неправильный неверный błędna "
    "yanlış foute felaktigt salah שגויה خاطئة الخاطئة",
    "accepted": "alt acceptable alternative alternativa alternativas alternatives weitere andere otra otras outra "
    "outras autre autres altra другой также inna diğer",
    "reference": "right true richtige richtiger correcta correctas correta corretas bonne bonnes juste correcte "
    "corretta corrette правильный верный poprawna doğru juiste rätt benar נכונה صحيحة الصحيحة",
}
_ANSWERS_THAT = {word: field for field, words in _OF_ANSWERS.items() for word in words.split()}
"""Words beside one for an answer, and what that is then: "Resposta errada 1"."""
_LONG = 4
"""Words from which a name is no plain one for an answer."""
_COUNT_WORDS = (
    "first second third one two three four five uno dos tres eins zwei drei un deux trois a b c d e"
)
_COUNTS = frozenset(_COUNT_WORDS.split())
_RIGHT = frozenset(
    ("correct", "richtig", *(word for word, part in _ANSWERS_THAT.items() if part == "reference"))
)
_TRUTH = frozenset(("is_true", "istrue", "truth", "truth_value", "is_correct"))


def part_of(words: Sequence[str]) -> str | None:
    """The part of a card that holds what is called by these words; None where they are no plain name of an answer.

    "Respuesta incorrecta 1", "wrong_one" and "incorrect option a" are wrong answers.
    """
    if len(words) < _LONG and not ANSWERING.isdisjoint(words):
        told = next((_ANSWERS_THAT[word] for word in words if word in _ANSWERS_THAT), None)
        if told is not None:
            return told
    parts = [part for word in words for part in re.findall(r"\d+|\D+", word)]
    rest = [part for part in parts if not _only_counts(part)]
    counted = len(parts) > 1 and len(rest) == 1 and _ANSWERS_THAT.get(rest[0]) == "wrong"
    return "wrong" if counted else None


def _only_counts(word: str) -> bool:
    return word.isdecimal() or word in _COUNTS or word in choice_names.OPTION_WORDS


def right_beside(names: Sequence[str], fields: Sequence[str | None]) -> int | None:
    """The column of right answers that only says so, by plain names: `correct` beside wrong answers, or `is_true`."""
    wanted = _TRUTH | _RIGHT if "wrong" in fields else _TRUTH
    return next((at for at, name in enumerate(names) if fields[at] is None and name in wanted), None)

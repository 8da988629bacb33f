"""Facts graded as facts: values compared by value, before any sentence is read.

The path of an answer, with the modules on it:

1.  A card is made ready once: where it may want a fact (`wanted`), `detection.remarked` parts the reference from what
    it only remarks on its value, and `card` asks `detection` for the kind of each way to say it.
2.  An answer is cleaned (`said`), freed of the question (`repeated`) and of talk (`talk`). On a card in another
    language its denials, months and numbers are put into English (`scripts.abroad`, `numbers.counting_abroad`).
3.  Each right value grades it, in the folder of its kind: `numbers` (quantities too), `dates`, `names`, `words`
    (terms, places, changes, words of a language), `lists`, `yes_no`, `formulas` (code and signs too).
    Versions, chords, scores, verses, moves, ratios: `designations`.
    Letter by letter, kana and Chinese: `as_written`. Other scripts in Latin letters: `scripts.romanise`; values of
    Chinese, Japanese and Korean in figures: `scripts.eastern`, what their sentences carry: `scripts.phrases_east`.
    Lists on cards in other languages: `lists.abroad`. A word and its reading: `detection.glossed`. Phrases and clauses
    by what they mean: `words.meanings`, `words.likeness`; comparisons: `words.comparisons`. Other names of one thing:
    `words.synonyms`.
4.  What stands beside the right value decides between right, half right and wrong: `claims` (denied, hedged, echoed),
    `context` (words that change the thing), `judging` (rivals), `disputed` (what belies the reference's remark),
    `outcome` (how findings add up).
5.  Where the answer as it stands is not right, it is read in other ways (`readings`): without what carries it
    (`carriers`), without a remark (`remarks`), written otherwise (`rephrasings`, `words.own_words`,
    `lettercase`).

What names several values, or says one against another, is graded by each of them, from outside: `wavering`, `opposed`
and `side_by_side` find them, and `several_values`, beside this folder, decides.

`vocabulary` has words that hold an answer together without being part of it; `tables` helps with word tables and
patterns; `numbers.values` finds all numbers, quantities and dates of any text, for the sentence grader too.
"""

from bot.core.grading.facts.numbers.values import Value, conflicting, same, values_in
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.wanted import kind_of, prepare_fact

__all__ = ["FactGrade", "Value", "conflicting", "kind_of", "prepare_fact", "same", "values_in"]

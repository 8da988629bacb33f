"""Facts graded as facts: values compared by value, before any sentence is read.

The path of an answer, with the modules on it:

1.  A card is made ready once: `card` asks `detect` for the kind of its reference. `detect_values` finds dates, numbers
    and quantities (`measure_reference` with their tolerance), `detect_words` tells persons and terms from sentences,
    `notation` finds formulas and code, `lists` splits lists, `languages` tells cards that ask for a word of a language.
2.  An answer is cleaned (`said`) and, on a card in another language, its denials, months and numbers are put into
    English (`abroad`, `counting_abroad`).
3.  Each right value grades it. Numbers and quantities: `measures`, `amounts`, `measured_text`. Dates: `moments`,
    `date_order`. Persons: `names`, `given_names`. Terms: `terms`. Words of a language: `inflections`. Lists: `listing`.
    Yes and no: `yes_no`, `polarity`, `yes_words`. Formulas: `formulas`, `formula_fit`. Letter by letter, kana and
    Chinese: `as_written`. Other scripts in Latin letters: `romanise`.
4.  What stands beside the right value decides between right, half right and wrong: `claims` (denied, hedged, echoed),
    `context` (words that change the thing), `judging` (rivals), `outcome` (how findings add up).
5.  Where the answer as it stands is not right, it is read in other ways (`readings`): without what carries it
    (`carriers`), without a remark (`remarks`), written otherwise (`rephrasings`).

Below them, what is found in any text: `values` (all of numbers, quantities and dates), `numbers`, `numerals`,
`quantities`, `unit_text`, `units`, `clock`, `dates`; for formulas `formula_text`, `formula_words`, `algebra`,
`polynomials`, `monomials`, `intervals`, `sign_names`; for words `words`, `phrases`, `spellings`, `word_forms`,
`scripts`, `vocabulary`. `tables` holds the helpers for word tables and patterns.
"""

from bot.core.grading.facts.card import FactCard, kind_of, prepare_fact
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.values import Value, conflicting, same, values_in

__all__ = ["FactCard", "FactGrade", "Value", "conflicting", "kind_of", "prepare_fact", "same", "values_in"]

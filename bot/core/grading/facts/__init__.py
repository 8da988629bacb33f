"""Facts graded as facts: values compared by value, before any sentence is read.

A card is made ready once (`wanted`, then `card`). The calls that an answer goes through, in their order; behind each:
what it reads, and what it may do to the verdict. "Typed" is the answer with its length and blanks cut; "cleaned" is
`Said.text`, without markdown, emoji, a label, a tag; "in English" is cleaned and with the values of other languages in
English. Modules without a dot stand in this folder.

In `Grader.grade` (`bot.core.grading.grader`):

A.  `bot.core.grading.verbatim`: a text of the card under capitals and hedges becomes that text. Typed; no verdict.
B.  `Grader._whole`, the grade of a text as it is. Typed.
    -   A pass ("no idea", `bot.core.grading.passes`) ends it as wrong, unless a right answer of the card has its words.
    -   `FactCard.grade`, see 1 to 15. None: the text is read as a sentence.
    -   `in_other_words`: where no table has its words, the cross-encoders may raise it; they may also lower what is
        half right, and send what is right by its meaning to be read as a sentence. Typed.
C.  `SeveralValues.weighed` (`bot.core.grading.several_values`), see 16 to 23; it grades parts by B.
D.  `bot.core.grading.denials`: what would be credited and does nothing but deny what B calls right is wrong. Typed, in
    small letters; it may only lower. Not on cards of yes or no.

In `FactCard.grade` (`card`); cards that forgive nothing ("exact") skip 3, 6 to 8, the readings of 11, and 15:

1.  `hearing` cleans (`Hearing.as_typed`, by `said`). The reference, sign for sign, ends it as right. Typed.
2.  The question again ends it as wrong ("echo"): `known_values`, `yes_no` for a question that may be affirmed. Cleaned.
3.  `repeated` takes off a question that is written down first. Cleaned; no verdict.
4.  `hearing` puts compounds, verbs, numbers, units, dates, signs and lists of another language into English
    (`Hearing.as_referred`). Nothing left ends it as wrong ("empty").
5.  `known_values`: the author's own verdict on this very text ends it. In English.

Then `FactCard._claimed`, all in English:

6.  `disowned`: what is only named as wrong is taken off; nothing left ends it as wrong ("denied"). Not on cards of yes
    or no.
7.  `talk` at the ends is taken off, but where signs are asked; then `disowned` is asked once more, as in 6.
8.  `words.expansions`: what a short form stands for. What it finds stands in the place of 9 to 11.
9.  `known_values` grades by each right value, each by the folder of its kind, and takes the best. Around the value,
    within one clause, `judging` decides (terms and names) or the kind itself does, by `claims`, `context`,
    `in_passing`, `set_apart` and `outcome`. An echo of the question lowers it to wrong (`claims`).
10. `words.meanings` where 9 is not right and the reference is a phrase or clause: may raise, lower or send it to the
    sentence grader. On cards in other languages 11 is asked before it.
11. Where it is still not right: `known_values`, the author's wrong and partial texts by value, end it; else
    `words.synonyms` and `readings` (the answer without its carriers and remarks, or written otherwise) may raise it. A
    reading may lower it in one case, that what is left stands in the answering position and is another value.
12. `lettering`: a slip where letters are asked ends it as half right.
13. A wrong term of many words, phrases for members, or what the reference only remarks, goes to the sentence grader.
14. What is not wrong, undecided too, may be lowered: without what a definition tells its thing from others by
    (`bot.core.grading.distinction`), in another form than asked (`formulas.asked_form`), with roles exchanged
    (`roles`), in other letters (`lettering`).
15. What is right may be lowered to half by what is said beside it: `elements`, `disputed`, `contradicted`.

In `SeveralValues.weighed`, which reads the answer cleaned and not in English; the first that finds something decides.
Cards of sentences come here only where a word tells of what others hold or of taking back, exact ones never:

16. A text of the card, what is no answer, and essays stay as they are.
17. What is said twice, or sent after "scratch that", is graded by that alone. May raise and lower.
18. `reported`: of "many say A but it is B" B is the answer, where one of the two is right and the other not. May raise
    and lower.
19. `opposed`: of "B, not A" likewise. Numbers, quantities, dates, names, terms, lists, formulas, and what ends with a
    plain yes or no; not where the reference has a "not".
20. `disowned.corrected`: right, and taken back for another value, is wrong. Not on cards of yes or no.
21. `equated`: another known thing said to be the same lowers a right value to half.
    As 22 and 23 on cards of numbers, quantities, dates, names and terms; 22 of formulas, too.
22. `wavering`: a right value offered beside another is half right, beside two wrong; wrong ones are wrong together. May
    raise and lower. Its "or" may be that of another language (`scripts.abroad`).
23. `side_by_side` lowers a right answer that has another value beside it; `idle_sentences` may raise or lower one that
    is not right, to the grade of the one sentence that can name a value.

The modules by what they are for.

The way of an answer:
-   `wanted`: whether a card wants a fact at all, without importing the rest.
-   `card`: steps 1 to 15.
-   `known_values`: the values that the author gave a verdict.
-   `hearing`: the answer in the terms of the reference.
-   `said`: the cleaned answer.
-   `readings`: the answer in other readings.
-   `outcome`: what grading a fact says; how findings add up.
-   `in_other_words`: what the cross-encoders may raise.

Around the value, taken off:
-   `talk`: what somebody says of themselves, the quiz, the group.
-   `talk_words`: its tables.
-   `repeated`: the question written down first.
-   `carriers`: words that only bring the value, in the card's language.
-   `remarks`: where an answer ends and a remark begins.
-   `beside_value`: what a reference has beside its value.
-   `predicated`: descriptions before a value, sentences about it.
-   `dialects`: small words of dialects.
-   `idle_sentences`: sentences that can name no value.

Around the value, denied or against it:
-   `claims`: a "not", an "or", an echo in the value's clause.
-   `disowned`: what is named only to be called wrong, what is taken back; the words for "wrong".
-   `opposed`: one value against another.
-   `reported`: what others hold, or somebody held before.
-   `wavering`: values between which an answer wavers.
-   `side_by_side`: another value beside the right one.
-   `equated`: another thing said to be the same.
-   `judging`: the verdict on an answer that has the reference, by rivals and additions.
-   `context`: words that carry nothing new, words that change the thing.
-   `in_passing`: a right value that is named only in passing.
-   `set_apart`: clauses of another place, time or thing.
-   `disputed`: what belies the reference's remark.
-   `contradicted`: what belies what is known of the value.
-   `namesakes`: what names another thing of the kind; asked before cross-encoders are.
-   `roles`: who does what to whom.

What kind of fact:
-   `detection`: the kind of a reference; its remarks, its ways to be said.

Values:
-   `numbers`: numbers and quantities, and all values of any text (`numbers.values`, for the sentence grader too).
-   `dates`: dates, years, centuries, spans, times of day.
-   `designations`: versions, chords, scores, verses, moves, ratios, paths.
-   `formulas`: formulas, code, commands, symbols, shortcuts.
-   `elements`: the chemical elements, with their symbols.

Names, terms and lists:
-   `names`: persons.
-   `words`: terms, phrases and clauses, places, words of a language; synonyms and spellings.
-   `namings`: what people put behind or between names.
-   `lists`: members, some or all, in order or not.
-   `yes_no`: yes or no, true or false, with reasons.

How it is written:
-   `as_written`: letter by letter, kana and Chinese characters.
-   `lettering`: cards that ask for letters: spelling, case.
-   `article`: "a" the article, and no letter.
-   `lettercase`: shouted answers, units in the wrong case, bullets, broken lines.
-   `rephrasings`: slips in number words, bases, symbols, abbreviations.
-   `scripts`: other scripts and languages.
-   `compounds_abroad`: everyday compounds in other languages.

Tables and tools:
-   `kinds`: the kinds that are treated alike.
-   `lengths`: how long an answer may be.
-   `vocabulary`: words that hold an answer together, heads, countries, titles.
-   `tables`: word tables and patterns, compiled when first used.
"""

from bot.core.grading.facts.numbers.values import Value, conflicting, same, values_in
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.wanted import kind_of, prepare_fact

__all__ = ["FactGrade", "Value", "conflicting", "kind_of", "prepare_fact", "same", "values_in"]

"""Says an answer in the reference's own words, by WordNet's tables: synonyms of members, nouns of kind left off.

"Freedom, equality" is "liberty, equality"; "clavicle bone" is "clavicle".
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.likeness import KINDS
from bot.core.grading.facts.words.phrases import content_of, phrase
from bot.core.grading.facts.words.synonyms import one_thing
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.related_words import ALIKE

_WORD = pattern(r"[^\W\d_]{3,}")
MOST_WORDS = 20
"""Words of an answer or a reference that is read so."""


def in_own_words(text: str, reference: str, kind: AnswerKind, lexicon: Lexicon) -> str:
    """The answer in the words of the reference; as it is where no word is related."""
    if max(len(text.split()), len(reference.split())) > MOST_WORDS:
        return text
    own = {lexicon.stem(word.lower()): word for word in _WORD.findall(reference)}
    if kind is AnswerKind.LIST:
        told = {lexicon.stem(word.lower()) for word in _WORD.findall(text)}
        return _WORD.sub(lambda found: _own(found[0], own, told, lexicon), text)
    last = list(own)[-1:]
    found = re.search(rf"(?i)\b({re.escape(own[last[0]])})\s+([^\W\d_]{{3,}})\W*$", text) if last else None
    kind_noun = lexicon.stem(found[2].lower()) if found else ""
    if found and kind_noun in KINDS and lexicon.related.of(last[0]).get(kind_noun):
        return text[: found.end(1)]
    return text


_TOLD_OTHERWISE = pattern(r"(?i)\b(?:or|not?|never|nor|neither|maybe|perhaps|versus|vs)\b|n['’]t\b|[/?]")
"""What names two things, or denies one."""


def is_other_name(name: str, text: str, question: str) -> bool:
    """Whether the whole text is another name of what `name` names, and not one that the question has already."""
    if len(text.split()) > MOST_WORDS or _TOLD_OTHERWISE.search(text):
        return False
    own = phrase(undotted(name)).keys
    told = [word for word in words(undotted(text)) if not word.mark]
    content = tuple(word.key for word in content_of(told, frozenset()))
    asked = question_keys(question)
    names = {phrase(text).keys, content, tuple(key for key in content if key not in asked)}
    in_question = asked.union(word.key for word in words(undotted(question)))  # "of" and "C" as well
    return any(not in_question.issuperset(one) and one_thing(own, one) for one in names if one)


def _own(word: str, own: dict[str, str], told: set[str], lexicon: Lexicon) -> str:
    """The one word of the reference that the answer lacks and this word means; the word itself where there is none."""
    stem = lexicon.stem(word.lower())
    if stem in own:
        return word
    related = lexicon.related.of(stem)
    meant = [
        one for one in own if one not in told and (related.get(one, 0) >= ALIKE or _same(stem, one, lexicon))
    ]
    return own[meant[0]] if len(meant) == 1 else word


def _same(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has one meaning for two words, as a group."""
    meanings = [token.meaning for token in lexicon.tokens([one, other]) if token is not None]
    return len(meanings) == 2 and meanings[0] == meanings[1] and meanings[0].startswith("=")

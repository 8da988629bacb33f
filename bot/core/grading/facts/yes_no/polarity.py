"""Decides whether a text says yes or no to a question, in so many words or in a statement of the question's words.

It says neither where the text says both, or hedges.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.context import asked_keys, opposites
from bot.core.grading.facts.disowned import corrected, disowned
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import Word, undotted, words

_YES = (
    r"yes|yse|yeah|yep|yup|yea|ya|ye|yh|yuh|yess+|aye|mhm|affirmative|true|correct|right|indeed|sure|absolutely"
    r"|of course|definitely|certainly"
    r"|i think so|i believe so|that'?s so|exactly|totally"
)
_NO = (
    r"no way|no longer|not any ?more|not now|not today|no more"
    r"|impossible|no|nope|nop|nah|na|naw|nay|noo+|(?:a |common )*(?:myth|misconception)|"
    r"negative|false|untrue|incorrect|wrong|never|not at all|no way"
    r"|of course not|definitely not"
    r"|absolutely not|certainly not|not really|i (?:don'?t|do not) think so|not (?:true|correct"
    r"|right|so)|hardly"
)
_TOKENS = pattern(
    rf"(?<![\w'])(?:(?P<notno>(?:not|isn'?t|is not|never) (?:false|wrong|incorrect|untrue))"
    rf"|(?P<noyes>(?:isn'?t|is not|not|ain'?t"
    rf"|cannot be|can'?t be) (?:necessarily )?(?:true|correct|right|so))|(?P<no>{_NO})"
    rf"|(?P<yes>{_YES}))(?![\w'])"
)
_RULING = pattern(
    r"\b(?:(?P<not>not|isn'?t|aren'?t|never)\s+)?(?:(?P<no>forbidden|prohibited|banned|illegal|optional|impossible)"
    r"|allowed|permitted|legal|required|mandatory|obligatory|possible|necessary)\b"
)
LONGEST_RULING = 6
"""Words of an answer that says yes or no by what is allowed or needed."""
_SURE = frozenset(("of course", "definitely", "certainly", "absolutely", "sure", "totally", "indeed"))
"""Words that stress a denial as well as an assent: "of course they can't"."""
_LETTER = pattern(r"^\W*(?:it'?s |answer:? |i think |i say )?(t|f|y|n)\W*(?:$|[,.;:!-]|because|since)")
_BOTH = pattern(
    r"\b(?:true or false|false or true|yes or no|no or yes|yes and no|no and yes|yes/no"
    r"|true/false|t/f|y/n|maybe|both|it depends"
    r"|depends|sometimes|neither|either|idk|don'?t know|dont know|not sure|no idea|no clue|50/50|could be)\b"
)
_NEGATED = pattern(
    r"\b(?:not|never|no|cannot|cant|dont|doesnt|isnt|arent|wont|wasnt|werent|didnt|hasnt|havent"
    r"|none|nor|neither)\b|n't\b"
)
AUXILIARY = pattern(
    r"(?i)^\W*(?:so |and |but |then )?(?:is|are|was|were|do|does|did|can|could|will|would|should"
    r"|must|may|might|has|have|had|am"
    r"|isn'?t|aren'?t|doesn'?t|don'?t|can'?t|won'?t|shall)\b"
)
_WAIT = pattern(r"\b(?:wait|sorry|scratch that|hang on|hold on|i mean|make that)\b")
"""How somebody takes back a yes or no; after a bare "no" it is not told which of them they mean."""
_TALK = pattern(r"^(?:(?:h+m+|u+[hm]+|er+m*|well|ok|okay|wait|wow|i wonder|so|and|but|then)\b\W*)+")
_SUBJECTS = frozenset(("it", "they", "he", "she", "this", "that", "these", "those", "there", "you", "we"))
_ARTICLES = frozenset(("a", "an", "the"))
_HEDGE = (
    r"(?:(?:i'?m |but |though )*not (?:(?:100 ?%|totally|entirely|completely|really|too|so|quite) )?(?:sure|certain)"
    r"|as far as i (?:know|recall|remember|can tell)|as (?:everyone|everybody|we all|you) knows?|afaik|iirc"
    r"|if i(?:'m not (?:mistaken|wrong)| remember (?:right|rightly|correctly|well))|duh|don'?t quote me(?: on that)?)"
)
_HEDGES = pattern(rf"^\W*{_HEDGE}\b[\s,:;-]{{1,4}}(?:but\b[\s,]*)?(?=\S)|(?<=\w)[\s,.;(-]{{1,4}}{_HEDGE}\W*$")
"""How sure somebody is, beside a yes or no."""
LEAD = 60
"""Characters in which an answer says yes or no, before its reasons."""


def polarity(text: str, question: str, *, plain: bool = True) -> bool | None:
    """Whether the lower-case `text` says yes to the question; None where it says neither or both.

    With `plain` a statement in the question's own words counts ("they cannot").
    """
    text = _HEDGES.sub("", text)
    framed = polarity(rest, question, plain=plain) if (rest := disowned(text)) else None
    if framed is not None:
        return not framed
    told = corrected(text) if _WAIT.search(text) else None
    last = polarity(told[1], question, plain=False) if told else None
    if last is not None:
        return last
    lead = re.split(r"\b(?:because|since|as(?! an? rule\b| always\b| usual\b)|cuz|bc)\b", text)[0][: 3 * LEAD]
    if _BOTH.search(lead):
        return None
    letter = _LETTER.match(text)
    if letter:
        return letter[1] in "ty"
    votes = [bool(found["notno"] or found["yes"]) for found in _said(lead)]
    if not votes and len(lead.split()) <= LONGEST_RULING:
        votes = [bool(found["no"]) == bool(found["not"]) for found in _RULING.finditer(lead)]
    if votes:
        return votes[0] if len(set(votes)) == 1 else None
    if not plain:
        return None
    stated = by_negation(lead, question)
    return by_first_clause(text, question) if stated is None else stated


def asks_again(text: str, question: str) -> bool:
    """Whether the English `text` is the question once more, or the beginning of it: "did he write nine symphonies".

    The verb stands before its subject, which a statement does not do: "is a fruit" leaves the subject out.
    """
    asked = [word.key for word in words(undotted(question.lower())) if not word.mark]
    plain = text.lower().strip(" \"'“”?!.…")
    told = [word.key for word in words(undotted(_TALK.sub("", plain))) if not word.mark]
    if told == asked:
        return any(AUXILIARY.match(clause) for clause in re.split(r"[,:]\s*", question))
    if not AUXILIARY.match(question) or len(told) < 2 or len(asked) < 2 or told[0] != asked[0]:
        return False
    size = 3 if told[1] in _ARTICLES else 2
    subject = told[1] in _SUBJECTS or (len(told) >= size and told[1:size] == asked[1:size])
    return subject and _SUBJECTS.union(asked).issuperset(told)


_CLAUSES = pattern(r"\s*(?:[,;.!()]+|\s-+\s|\b(?:but|and|while|whereas|unlike|though|although|however)\b)\s*")
_LIMITS = pattern(
    r"\b(?:if|unless|except|only|sometimes|sort of|kind of|in a way|partly|partially|technically|or|maybe|perhaps"
    r"|depends|wait|actually|really)\b|\?"
)
_TAIL = pattern(r"\W*\b(?:tho|though|either|too|lol|haha|at all|obviously|of course)\b\W*$")
_OF_IT = pattern(
    r"\b(?:it|its|it's|they|they're|that|this|these|those|he|she|his|her|their|them|one|you|we|so)\b"
)


def by_first_clause(text: str, question: str) -> bool | None:
    """Reads "it is, strawberries aren't": what is said of something else behind the first clause is no matter.

    None where a later clause limits the first, or denies something of what is asked about.
    """
    clauses = [one for one in _CLAUSES.split(text) if one]
    if len(clauses) < 2 or _LIMITS.search(text):
        return None
    told, rest = by_negation(clauses[0], question), clauses[1:]
    asked = asked_keys(question)
    for clause in rest if told is not None else ():
        plain = [word for word in words(undotted(_TAIL.sub("", clause))) if not word.mark]
        named = [word for word in content_of(plain[:FEWEST_NAMING], asked) if not _NEGATED.search(word.text)]
        other = bool(named) and not _OF_IT.search(clause) and all(word.key not in asked for word in plain[:1])
        again = by_negation(clause, question)
        if (_NEGATED.search(clause) and not other) or (again is not None and again is not told and not other):
            return None
    return told


FEWEST_NAMING = 2
"""Words at the beginning of a clause that name what it is about, with an article."""


def _said(lead: str) -> list[re.Match[str]]:
    """The words of the lead that say yes or no, not those that are part of a claim ("no wings", "right angle")."""
    found: list[re.Match[str]] = []
    for match in _TOKENS.finditer(lead):
        after = lead[match.end() :]
        word = match[0]
        if word in (
            "no",
            "right",
            "wrong",
            "correct",
            "false",
            "true",
            "sure",
            "never",
            "exactly",
            "negative",
        ) and re.match(r"\s+[a-z]", after):
            talk = re.match(
                r"\s+(?:its|it'?s|thats|it|they|that|this|he|she|you|we|i|because|since|sir|miss|the|a|an|there"
                r"|in|is|are|can)\b",
                after,
            )
            if not talk and not (word in ("true", "false") and not found):
                continue
        if word in _SURE and re.match(r"\s+(?:\w+\s+){0,2}?(?:\w+n't|not|never|cannot)\b", after):
            continue
        found.append(match)
    return found


_ALL = pattern(r"(?i)\b(?:all|every|always|each)\b")
_ALIKE = pattern(r"\b(?:equal(?:ly)?|the same|no difference|identical(?:ly)?)\b")
_SOME = pattern(r"\b(?:some|only|sometimes|most|not (?:all|every|always))\b")
_UN = ("un", "in", "im", "ir", "il", "non", "dis")
"""How the opposite of an adjective begins."""
LONGEST_PREDICATE = 2
"""Words of a bare predicate: "mutable" of "Is a list mutable?"."""


FEWEST_ECHOED = 2
"""Words of the question that make a statement of it: "it travels faster in water"."""
_STATES = pattern(r"\W*(?:it|they|he|she|we|you|an?|the|every|all|this|that)\b")


def _exchanged(told: list[Word], question: str) -> bool:
    """Whether a statement on a comparison has only what the question compares with: "faster in air"."""
    first, than, last = re.sub(r"(?i)^.*?:", "", question).partition(" than ")
    only = asked_keys(last) - asked_keys(first)
    at = next((at for at, word in enumerate(told) if word.text.lower() == "than"), len(told))
    return bool(than) and any(word.key in only for word in told[:at])


def by_negation(lead: str, question: str) -> bool | None:
    """Reads "they cannot" of "Can penguins fly?": an answer in the question's own words agrees by its negation."""
    plain = [word for word in words(undotted(lead)) if not word.mark]
    if not plain or len(plain) > 14:
        return None
    asked = asked_keys(question)
    contrary = opposites(asked)
    if (_ALL.search(question) and _SOME.search(lead)) or (" than " in question and _ALIKE.search(lead)):
        return False
    turned = [
        word
        for word in plain
        if word.key in contrary or any(word.key == prefix + key for prefix in _UN for key in asked)
    ]
    extra = [
        word
        for word in content_of(plain, asked)
        if word.text != "one" and not _NEGATED.search(word.text) and word not in turned
    ]
    echoed = [word for word in plain if word.key in asked]
    verbs = re.search(
        r"\b(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|may"
        r"|it'?s|they'?re|there'?s|none|nothing|i[st]nt|n't|cannot|cant|dont"
        r"|doesnt|isnt|arent|wont|not)\b|n't",
        lead,
    )
    bare = len(plain) <= LONGEST_PREDICATE and content_of(plain, frozenset())
    stated = echoed and (_NEGATED.search(lead) or (_STATES.match(lead) and len(echoed) >= FEWEST_ECHOED))
    if extra or not (verbs or bare or stated) or _exchanged(plain, question):
        return None
    statement = re.sub(r"true (?:or|/) ?false|yes (?:or|/) ?no", "", question)
    return (bool(_NEGATED.search(lead)) ^ bool(turned)) == bool(
        _NEGATED.search(statement) and not AUXILIARY.match(question)
    )

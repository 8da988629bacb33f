"""Cards of org-drill and org-fc: headings of an Org outline with the tag `:drill:` or `:fc:`; and notes for Anki.

    * Capitals               :drill:      * el gato           :fc:       * Rule              :drill:
      What is the capital of Estonia?       :PROPERTIES:                   The plural ends in [-es|suffix].
    ** The answer                           :FC_TYPE: double
       Tallinn.                             :END:                        * Rule               :fc:
                                          ** Back                          It ends in {{-es}{suffix}@0}.
                                             the cat

Formats: https://orgmode.org/worg/org-contrib/org-drill.html and https://www.leonrische.me/fc/
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems, slugify, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import org_notes, wording
from bot.formats.documents.org_outline import Heading, headings_of

_TAGS = frozenset(("drill", "fc"))
_DRILL_GAP = re.compile(
    r"(?<!\[)\[(?!\[|[ xX*-]\]|\d{4}-|fn:)([^\[\]|\n]{1,300}(?:\n[^\[\]|\n]{1,300}){0,3})"
    r"(?:\|{1,2}([^\[\]\n]{0,100}))?\](?![\](])"
)
_FC_GAP = re.compile(r"\{\{((?:[^{}]|\{[^{}]{0,200}\}){1,600})\}(?:\{([^{}]{0,100})\})?(?:@\d{1,4})?\}")
_TAGGED = re.compile(r"^\*{1,30} [^\n]{0,500}:(?:drill|fc):", re.IGNORECASE | re.MULTILINE)
_SIDES = ("twosided", "multisided")
_ANSWERS = re.compile(
    r"(?:the )?(?:answer|back|solution|svar|antwort|respuesta|réponse|risposta|resposta|ответ|答案|答え)s?",
    re.IGNORECASE,
)
_EXTRAS = re.compile(
    r"(?:notes?|examples?(?: sentences?)?|explanation|source|anteckningar|beispiele?|ejemplos?)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    ("", "item", "card", "word", "question", "drill", "fact", "noun", "verb", "adjective", "flashcard")
)
"""Titles that say nothing of what is asked."""
_TITLE = re.compile(r"^#\+TITLE:[ \t]+(\S[^\n]{0,200})", re.IGNORECASE | re.MULTILINE)
_TOP = 5_000
"""Characters at the top in which the title stands."""
_UNFIT = "cards without a question or an answer in text, or too long for a card"


def looks_like(text: str) -> bool:
    """Whether a heading is tagged as a card, or a note for Anki."""
    return _TAGGED.search(text) is not None or org_notes.MARK.search(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    headings = [heading for heading in list(headings_of(text)) if _is_card(heading)]
    often = Counter(heading.title.casefold() for heading in headings)
    left_out = LeftOut()
    drafts: list[Draft] = []
    for heading in headings:
        said = (
            ""
            if often[heading.title.casefold()] > 1 or heading.title.casefold() in _GENERIC
            else heading.title
        )
        before = len(drafts)
        for card in _cards(heading, said):
            fitted = explanations.fitting(card, left_out, heading.line)
            if not card_problems(derive([fitted])[0], heading.line):
                drafts.append((fitted, heading.line))
        if len(drafts) == before:
            left_out.note(_UNFIT, heading.line)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, heading.line)
    if not drafts:
        raise DeckError.of(
            "; ".join(("no heading with the tag :drill: or :fc: holds a card", *left_out.notes()))
        )
    if called := _TITLE.search(text[:_TOP]):
        title, slug = called[1][: limits.MAX_TITLE].strip(), slugify(called[1])
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _is_card(heading: Heading) -> bool:
    """Whether a heading is tagged as a card, or asks what the text below it answers."""
    if not heading.tags.isdisjoint(_TAGS) or org_notes.is_note(heading):
        return True
    if heading.parent is not None and org_notes.is_note(heading.parent):
        return False
    asks = bool(heading.text.strip()) and wording.asks(heading.title)
    return asks and (heading.parent is None or heading.parent.tags.isdisjoint(_TAGS))


def _cards(heading: Heading, said: str) -> Iterator[Card]:
    """The cards of a heading; `said` is its title where that tells what is asked."""
    kind = (heading.properties.get("DRILL_CARD_TYPE") or heading.properties.get("FC_TYPE") or "").casefold()
    topic = (
        heading.parent.title[: limits.MAX_TOPIC].strip()
        if heading.parent and not _is_card(heading.parent)
        else ""
    )
    sides = [child for child in heading.children if not _is_card(child)]
    if org_notes.is_note(heading):
        yield from org_notes.cards(heading, topic)
    elif heading.told("VERB_INFINITIVE") and (tense := heading.properties.get("VERB_TENSE")):
        yield from _conjugated(heading, tense.strip(" \"'"), topic)
    elif kind in _SIDES:
        yield from _sided(heading, sides, topic)
    elif gaps := _gaps(heading, kind):
        yield from _filled(heading, gaps, sides, topic)
    else:
        yield from _plain(heading, sides, said, topic)


def _text(heading: Heading) -> str:
    """The text below a heading, that of the headings within it too."""
    below = (f"{child.title}\n{_text(child)}" for child in heading.children if not _is_card(child))
    return tidy("\n".join([heading.text, *below]))


def _extras(sides: Sequence[Heading]) -> str:
    return tidy("\n\n".join(_text(side) for side in sides if _EXTRAS.fullmatch(side.title)))


def _plain(heading: Heading, sides: Sequence[Heading], said: str, topic: str) -> Iterator[Card]:
    """A question in the text and its answer in a heading below, or the title and its text."""
    answer = next((side for side in sides if _ANSWERS.fullmatch(side.title.strip(" :"))), None)
    others = [side for side in sides if not _EXTRAS.fullmatch(side.title)]
    if answer is None and len(others) == 1:
        answer = others[0]
    asked = tidy(heading.text)
    if answer is None:
        prompt, reference = (said or heading.title), asked
    else:
        prompt = (
            asked
            if asked and (not said or wording.asks(asked.split("\n")[-1]))
            else f"{said or heading.title}\n{asked}"
        )
        reference = _text(answer)
    if prompt.strip() and reference:
        yield Card("", tidy(prompt), reference, topic, explanation=_extras(sides))


def _sided(heading: Heading, sides: Sequence[Heading], topic: str) -> Iterator[Card]:
    """The first side with text asks for the second."""
    texts = ((side.title, _DRILL_GAP.sub(r"\1", _text(side))) for side in sides)
    filled = [(title, text) for title, text in texts if text]
    if len(filled) > 1:
        (one, front), (other, back) = filled[:2]
        asked = "\n".join(filter(None, (tidy(heading.text), f"{one}: {front}", f"{other}?")))
        yield Card("", asked, back, topic, explanation=_extras(sides[2:]))


def _conjugated(heading: Heading, tense: str, topic: str) -> Iterator[Card]:
    """The forms of a verb, in a table of persons and forms."""
    rows = (" ".join(line.replace("|", " ").split()) for line in heading.lines if "---" not in line)
    forms = tidy("\n".join(filter(None, rows)))
    meant = heading.told("VERB_TRANSLATION")
    if forms:
        verb = heading.told("VERB_INFINITIVE") + (f" ({meant})" if meant else "")
        yield Card("", f"Conjugate {verb}: {tense}", forms, topic)


def _gaps(heading: Heading, kind: str) -> list[re.Match[str]]:
    """The gaps in the text of a card."""
    if "fc" in heading.tags:
        return list(_FC_GAP.finditer(heading.text))[:MAX_GAPS]
    answered = any(_ANSWERS.fullmatch(child.title.strip(" :")) for child in heading.children)
    return [] if answered and not kind else list(_DRILL_GAP.finditer(heading.text))[:MAX_GAPS]


def _filled(
    heading: Heading, gaps: Sequence[re.Match[str]], sides: Sequence[Heading], topic: str
) -> Iterator[Card]:
    """A card for each gap, the others filled in."""
    text = heading.text
    for asked in gaps:
        parts, place = [], 0
        for gap in gaps:
            parts += [text[place : gap.start()], BLANK if gap is asked else gap[1]]
            place = gap.end()
        prompt = tidy("".join([*parts, text[place:]]))
        reference = " ".join(asked[1].split())
        yield Card(
            "", f"Fill the gap: {prompt}", reference, topic, hint=asked[2] or "", explanation=_extras(sides)
        )

"""The notes in a `.cards` file of Mnemosyne 2, which lists what was added: tags, facts, and the cards that show a fact.

<log type="16" o_id="x"><f>Hund</f><p_1>hʊnt</p_1><m_1>dog</m_1></log>      a word, how it is spoken, what it means
<log type="16" o_id="y"><text>The [nucleus] holds the genes.</text></log>   a text with gaps
<log type="6" fact="x" tags="z"></log>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.xml_tree import Element

ROOT = "openSM2sync"
_GAP = re.compile(r"\[(?!/?(?:latex|\$|\$\$|sound)\b|/?\$)([^\[\]\n]{1,300})\]")
"""What is asked for in a text; a hint stands behind a colon. Mnemosyne's marks of formulas are none."""
_UNTAGGED = "__UNTAGGED__"
Note = dict[str, str]


def notes(root: Element) -> Iterator[Note]:
    """What each fact asks and answers, one way, with the tag of its cards where it has one."""
    names: dict[str, str] = {}
    tagged: dict[str, str] = {}
    for log in root.all("log"):
        told, named = log.attributes, log.first("name")
        if named is not None:
            names[told.get("o_id", "")] = named.text.strip()
        elif "fact" in told:
            tagged.setdefault(told["fact"], told.get("tags", "").partition(",")[0])
    for log in root.all("log"):
        name = names.get(tagged.get(log.attributes.get("o_id", ""), ""), "")
        topic = {"topic": name} if name and name != _UNTAGGED else {}
        for note in _sides(log):
            yield {**note, **topic}


def _sides(log: Element) -> Iterator[Note]:
    parts = {child.name: child.html.strip() for child in log.children}
    front, back = parts.get("f", ""), parts.get("b", "") or parts.get("m_1", "")
    gapped = parts.get("text", "") or (front if "m_1" in parts and _GAP.search(front) else "")
    if gapped:
        for gap in list(_GAP.finditer(gapped))[:MAX_GAPS]:
            before, after = (_GAP.sub(_filled, part) for part in (gapped[: gap.start()], gapped[gap.end() :]))
            answer, _, hint = gap[1].partition(":")
            yield {
                "front": f"Fill the gap: {before}{BLANK}{after}",
                "back": answer.strip(),
                "hint": hint.strip(),
                "explanation": parts.get("m_1", ""),
            }
    elif front and back:
        spoken = parts.get("p_1", "")
        yield {"front": front, "back": back, "explanation": spoken or parts.get("n", "")}


def _filled(gap: re.Match[str]) -> str:
    return gap[1].partition(":")[0]

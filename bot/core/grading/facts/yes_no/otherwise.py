"""Tells questions of other languages that no yes or no answers: "¿cuándo ...?" is answered by "si recibe el balón".

Many words for yes and no are others, too: "si" opens a condition, "sicher" is safe, "rätt" is right, "không" denies.
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

_ASKING = "|".join(
    listed(r"""
    was wer wem wen wessen wann wo wohin woher wie warum wieso weshalb wozu wodurch womit woran worin woraus wovon wofür
    worauf welche[rsnm]? que qu quoi qui quand où comment combien pourquoi quel(?:le)?s? qué quién(?:es)? cuándo dónde
    adónde cómo cuál(?:es)? cuánt[oa]s? che chi cosa cos quando dove come qual[ei]? quant[oaie] perch[eé] o\sque quem
    onde como quais quant[oa]s porquê wat wanneer waar(?!\sof)\w* hoe hoeveel welke? vad vem vems när vart varför hur
    vilk\w+ co kto kiedy gdzie jak jaki\w* któr\w+ dlaczego czego czym ile что кто когда где куда как
    как(?:ой|ая|ое|ие|им|ом|их) почему зачем сколько чем чего чему кого кому що хто коли де куди як
    як(?:ий|а|е|і|им|ому|их) чому навіщо скільки чим kdo kdy kde kam jaká? jak[ýáé] kter\w+ proč kolik čím čeho čemu
    siapa kapan berapa bagaimana mengapa kenapa mana apa\s(?:yang|itu|arti|fungsi|nama)
    """)
)
_BEFORE = "|".join(
    listed("""
    en de à a por con para bajo dans sous pour avec di da in per su em com unter bei mit von zu aus auf für an nach om
    voor met op bij van na z w o do od po в на с за по у при из до от з із від під vid på med i v k di ke dari
    """)
)
_OPENS = pattern(rf"(?i)(?:^|[¿:.]\s*)\W*(?:(?:{_BEFORE})\s+)?(?:{_ASKING})(?!\w)")
_WITHIN = pattern(r"(?i)(?<!\w)(?:gì|nào|đâu|sao|bao giờ|bao nhiêu|mấy)(?!\w)(?!.*\bkhông\s*\?)")
"""How Vietnamese asks for more than a yes or no, wherever it stands."""
_SET_APART = pattern(r"\W*[^\W\d_]+\s*[,;.:!—–-]\s*\S")
"""A yes or no with a mark behind it, and more."""
_OFFERED = pattern(r"(?i)\b(?:oder|ou|of|или|або|eller|lub|czy|nebo|veya|atau|hoặc)\b")


def answered_otherwise(question: str, reference: str) -> bool:
    """Whether the question asks for something else, and the reference sets no yes or no apart from the rest."""
    asks = _OPENS.search(question) or _WITHIN.search(question)
    return asks is not None and not (_SET_APART.match(reference) or _OFFERED.search(question))

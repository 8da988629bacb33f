"""Decides where an answer ends and a remark about it begins.

"Canberra, in the ACT" has one; "Canberra, Sydney" and "Canberra, or is it Sydney" have none.
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts.kinds import AMOUNTS, NAMED, VALUES
from bot.core.grading.facts.tables import listed, pattern

MOST_CUTS = 6
"""Places at which a remark may begin."""
_CUTS = pattern(
    r"(?P<open>\s[(\[])|(?P<colon>:\s)|\s?[,;]\s|\s-{1,3}\s|\s?\.{2,4}|[.!]\s(?=\w)|\s(?=(?:whereas|while)\s)"
    r"|\sand (?=(?:his|her|its|their)\s)"
    r"|\s(?=[~≈]\s?\d)"
    r"|\s(?=(?:back )?(?:in|around|about|circa|ca\.?|since|from|en|im|um|nel|em|vers)\s+(?:the\s+|jahr\s+)?\d{3,4}\b)"
)
_RELATION = (
    r"in|on|at|of|for|by|with|within|from|near|under|above|below|between|during|after|before|as|like|unlike|which|who"
    r"|whose|where|when|while|whereas|because|since|that|to|into|about|instead|also|it|they|he|she|this|its|his|her|per"
    r"|though|although|if|not|then|followed|next|outside|inside|beneath|beyond|behind|around|across|opposite|against"
    r"|him|them|those|without|via|through|due|um|vers|nördlich|südlich"
    r"|until|among|along|towards?|circa|ca|back|over|including|plus|davon|dont|of which|only|even|so that|otherwise"
    r"|my|our|your|es decir|c'est-à-dire|das heißt|d\.h\.|cioè|ou seja|czyli|von|vom|zum|zur|nach|seit|vor|del|du|des"
    r"|dal|della|nell|dell|all|dall|sull|van|naar|od|en|dans|au|aux|à|avec|qui|im|am|mit|für|auf|bei|aus|con|nel|nella|nello"
    r"|per|che|no|na|com|met|bij|op|w|we|z"
    r"|sinds|toen|omdat|want|wanneer|depuis|parce|car|puisque|quand|porque|pues|desde|cuando|perché|poiché|quando|weil"
    r"|denn|da|als|wo|pois|bo|ponieważ|gdy|odkąd|eftersom|sedan|där|när|för|med|vid"
    r"|в|во|на|из|у|к|от|для|при|между|около|который|которая|которое|которые|где|потому|так как|это|он|она|оно"
    r"|który|która|które|gdzie|jest|leży|koło|między"
    r"|по|о|об|с|со|под|над|до|после|перед|через|когда|чтобы"
    r"|з|із|зі|від|біля|під|після|який|яка|яке|які|де|бо|коли|це|він|вона|воно|který|která|které|kde|protože"
)
_REMARK = pattern(
    rf"(?i)(?:(?:just|right|now|also|only|still|usually|often|mostly|always|i think"
    r"|meist(?:ens)?|oft|gewöhnlich|normalerweise|immer|nur|auch|fast|souvent|généralement|toujours|surtout|aussi"
    r"|a menudo|normalmente|siempre|casi|también|spesso|di solito|sempre|quasi|anche|geralmente|quase|também"
    r"|обычно|часто|всегда|также|meestal|vaak|altijd|ook|oftast|ofta|alltid|zwykle|często|zawsze|też"
    rf"|and (?=(?:it|they|he|she|its|that)\b))\s+)*"
    rf"(?:(?:{_RELATION})\b(?!\s*[,;]|$)"
    r"|(?:second|next|close|similar|compared|related|equal|thanks|prior) (?:only )?to\b"
    r"|(?:(?:ir)?regular|(?:un)?countable|(?:in)?transitive|reflexive|feminine|masculine|neuter|formal|informal|cerca|près|nahe|vicino|perto|lejos|koło|dicht|masc|fem|m|f)\b"
    r"|[a-z]+ (?:of|to)\b"
    r"|(?:named|called|known|tuned|found|made|built|born|seen|written|led)\b"
    r"|\w+ (?:davon|darunter|d'entre (?:eux|elles)|de (?:ellos|ellas|los cuales|las cuales|las que|los que)"
    r"|di (?:cui|ess[ei]|quest[ei])|de(?:lle|i) quali|desquel(?:le)?s|d[ao]s quais|del[ea]s|ervan|daarvan|z nich"
    r"|из них|av dem)\b"
    r"|(?:waarvan|tra cui|entre ellos|entre ellas|entre eles|entre elas|w tym|в том числе|из которых|z których)\b"
    r"|(?:north|south|east|west|part|one|some|most|both|all|capital|home|short|symbol|plural)\w* of\b"
    r"|(?:\w+er|more|less|rather|other) than\b|(?:more|less) \w+ than\b"
    r"|\w+(?:ed|ing)\s+(?:in|by|at|on|for|from|to|as|with|of|after|between|the|a)\b"
    r"|(?:the one|the (?:first|last|second|third|same|largest|biggest|smallest|capital|city|town|river|author"
    r"|man|woman)|plural|singular|symbol|abbreviated|short for|pronounced|literally|i\.?e\.?|e\.?g\.?|aka|or rather"
    r"|both|all)\b"
    r"|(?:an?|the|une?|der|die|das|la|le|el)\s+(?:\w+[\s-]+){1,4}(?:of|for|to|that|who|which|in|from|with|on|by|de|von)\b"
    r"|an? \w+ \w+|(?:\w+ ){1,3}(?:because|since|which|that|is|are|was|were|has|have|uses|means)\b"
    r"|(?:number|atomic number|no\.?)\s+\d)"
)
_APPOSED = pattern(
    r"(?:the|an?|The|An?|la|le|el|il|lo|une?|una|uno|een|het|um|uma) "
    r"(?:[^\W\d_]+[ -]){0,4}[a-zß-ÿ-]{3,}[.!]?|eine? (?:\w+ ){0,3}\w{3,}"
)
"""What a person or place is, in small letters at its end: "the German physicist"."""
_ARTICLE = pattern(
    r"(?i)(?:an?|the|un|une|le|la|les|el|los|las|der|die|das|den|ein|eine|il|lo|o|os|het|een)\s"
)
_PROSE = pattern(r"[^\W\d_]{2,}(?: (?:[^\W\d_]|['-]){2,}| \d+)*[.!]?")
RIVAL = pattern(
    r"(?i)^(?:or|maybe|perhaps|possibly|either|actually|no|wait|nope|sorry|i mean|hmm+|and|vs|scratch|oder|ou|o|of"
    r"|lub|but(?! (?:an?|the|in|on|for|most|some|other)\b"
    r".* (?:is|are|has|have|was|were|uses?)\b))\b(?! (?:it|they|he|she|its|that|if|the other way)\b)"
    r"|^\?|\b(?:i mean|wait|scratch that|no,|make that)\b"
)
_VARIES = pattern(
    r"(?i)(?:or|maybe|perhaps|possibly)(?: also)? (?:(?:an?|the|its|some) )?"
    r"(?!(?:other|another|different|opposite)\b)(?:[a-z]+ )?"
    r"(?:(?:version|variant|variation)s?|(?:types?|kinds?|forms?|varieties) of (?:it|that|this|them|the same))\b"
)
"""What names in brackets only a variety of the same thing: "(or a double version of it)"."""
_LETTERED = pattern(r"(?i)[a-z]{3,}\.?[ -](?:[a-z]|\d{1,2}|[ivx]{2,4})")
_PLURALS = pattern(r"[a-z]{2,}[^\Wisu]s(?:(?:, | and | & )[a-z]{2,}[^\Wisu]s){0,3}[.!]?")
"""Several things, which what is told by a letter or number is none of: "vit c - sailors and limes"."""
_EQUATED = pattern(
    r"(?i)^(?:or|i\.?\s?e\.?,?|that is,?|that'?s|which (?:is|equals|makes)|the same as|same as|equal to|equals|=)\s+"
    r"(?:about |around |roughly |some )?[-+$£€]?\d"
)
"""How the same value is told again in another unit: that is no remark, it has to be right."""
_WRONG = pattern(
    r"(?i)^(?:which|that|this|it|who)?\s*(?:is|was|are|'s)?\s*(?:not\b(?! (?:to be|only))|n't|wrong|false)"
)


def head(text: str, kind: AnswerKind) -> tuple[str, bool] | None:
    """The answer before its remark, and whether what is there has to be the answer; None for one without a remark."""
    for count, cut in enumerate(_CUTS.finditer(text)):
        if count >= MOST_CUTS:
            break
        head, tail = text[: cut.start()].strip(), text[cut.end() :].strip()
        if not head or not tail or _WRONG.match(tail):
            continue
        if RIVAL.search(tail) and not (
            cut["open"] and _VARIES.match(tail) and tail.rstrip(" .!")[-1:] in ")]"
        ):
            continue
        if kind in VALUES and _EQUATED.match(tail):
            continue
        aside = cut["open"] is not None and re.fullmatch(r"[^()\[\]]+[)\]][\s.!]*", tail) is not None
        counted = cut["colon"] is not None and kind in AMOUNTS
        kind_of_it = re.fullmatch(r"an? [a-z-]+[.!]?", tail) and not re.match(r"(?i)(?:an?|the)\b", head)
        apposed = bool(kind_of_it) or (kind is AnswerKind.NAME and _APPOSED.fullmatch(tail) is not None)
        if (
            aside
            or counted
            or apposed
            or _repeats(head, tail)
            or (_PLURALS.fullmatch(tail) and _LETTERED.fullmatch(head) and kind not in VALUES)
            or _tells_more(tail, kind)
            or _REMARK.match(tail)
            or (kind is AnswerKind.FORMULA and _PROSE.fullmatch(tail))
        ):
            return head, not aside and _REMARK.match(tail) is not None
    return None


def described(text: str) -> str:
    """The name before what another language tells of it in small letters ("Van Gölü, sodalı göl"); else the text."""
    found = _DESCRIBED.fullmatch(text)
    return found["name"] if found and not RIVAL.search(found["told"]) else text


_SMALL = r"(?=[^\W\d_])(?![A-ZÀ-ÞА-ЯЁІЇЄҐİŞĞŁŚŻŹĆŽŠČŘĎŤŇĐ])[^\W_]+"
_DESCRIBED = pattern(
    rf"(?P<name>(?=.*[A-ZÀ-ÞА-ЯЁІЇЄҐİŞĞŁŚŻŹĆŽŠČŘĎŤŇĐ])[^,;]{{2,40}}?)(?:\s?,|\s[-–—])\s"
    rf"(?P<told>{_SMALL}(?: {_SMALL}){{1,6}}|[a-zäöüß]{{3,}}(?:er|es|e) [A-ZÄÖÜ][a-zäöüß]+)[.!]?"
)
"""A name, and at least two words in small letters; or an adjective of German and its noun."""


def begins_remark(text: str) -> bool:
    """Whether the text begins as a remark does, but for an article."""
    return _REMARK.match(text) is not None


def opens_remark(text: str) -> bool:
    """Whether the text begins as a remark does: with an article, a relative, a preposition, a participle."""
    return _REMARK.match(text) is not None or _ARTICLE.match(text) is not None


_FUNCTION = frozenset(
    listed("""
    of in on at by for with from to as is are was were has have had does do can could the a an that which who than into
    up out together among between under over through during before after since until within without against like near
    when because when where its his her their it they
    """)
)
_ABROAD = frozenset(
    listed("""
    do na w z od po nad przez в на из до от по через у der die das den dem im am mit durch nach zu bei une du de la le
    les dans sur par aux au el los las en por con il lo gli nel nella del della dal da di os da do em pelo het een op
    naar door per
    """)
)
"""The same in other languages, behind a word in small letters: "wpada do Bałtyku"."""
_GREEK_NAMES = frozenset(
    listed("alpha beta gamma delta epsilon eta theta lambda mu nu pi rho sigma tau phi chi psi omega")
)
"""Letters that stand for a quantity that is named before them."""
_PARTICLE = pattern(r"(?i)\w+(?:ed|ing|en) (?:up|down|out|off|in|on|again|together|first|once|twice)[.!]?")
_MEASURE = pattern(
    r"(?i)(?:[~≈] ?|(?:about|around|some|nearly|almost|over|roughly|ca\.?|circa|knapp|etwa|rund|fast|über|environ"
    r"|près de"
    r"|ong\.?|ок\.?|ok\.|env\.?|aprox\.?|cca\.?|ung\.?|yaklaşık|około|kolem|приблизно|přibližně"
    r"|plus de|casi|unos|unas|más de|quasi|oltre|cerca de|quase|ongeveer|bijna|około|prawie|ungefär|nästan|около"
    r"|почти) )?"
    r"\d[\d., ]*\s?(?:[^\W\d_]|[%°/²]){1,12}[23]?(?: (?:hoch|lang|tief|breit|high|tall|long|deep|wide|old|hoog|diep"
    r"|alto|alta|largo|larga|lungo|lunga|longo|altura|de (?:haut|long|alto|largo|altura|profondeur)))?"
)
_AND_MORE = pattern(r"\s?,\s(?P<more>\S.*)")
_GENITIVE = pattern(r"[^\W\d_]+'n?[ıiuü]n (?:[^\W\d_]+ ){0,3}[a-zçğışöü][^\W\d_]+[ıiuü][.!]?")
"""What a Turkish clause without a verb tells of a person: "Safahat'ın da yazarı"."""
_NUMBER = pattern(r"\d{1,4}(?:\s?[-/]\s?\d{2,4})?(?: (?:BC|AD|BCE|CE))?")
"""A year, or how many there are of something: "Curie, 1903", "France, 12"."""
_OWNED = pattern(r"[A-Z][\w.]+(?: [A-Z][\w.]+)?(?:'s|s') (?:[a-z-]+ ){0,3}[a-z-]+[.!]?")
"""Whose thing in small letters a name is of: "Hamlet, Shakespeare's longest play"."""
_NUMBERED = pattern(r"[A-Za-z]{3,} (?:no\.? )?\d+")
SHORTEST_CLAUSE = 3
"""Words from which on what follows a value and has a verb or preposition tells more of it."""


def _tells_more(tail: str, kind: AnswerKind) -> bool:
    """Whether the tail is a clause or a label with a number, and no bare name or value."""
    measured = _MEASURE.match(tail) if kind in NAMED else None
    if measured and (rest := _AND_MORE.match(tail, measured.end())):
        return _tells_more(rest["more"], kind)
    words = re.findall(r"[\w'-]+", tail.lower())
    if _NUMBERED.fullmatch(tail.strip(" .!)")) and kind not in VALUES:
        return True
    if kind in NAMED and (_MEASURE.fullmatch(tail.strip(" .!)")) or _NUMBER.fullmatch(tail.strip(" .!)"))):
        return True
    if (
        kind is AnswerKind.TERM
        and len(words) == 1
        and (words[0] in _GREEK_NAMES or len(tail.strip(" .!")) == 1)
    ):
        return True
    owned = _GENITIVE.fullmatch(tail.strip()) or _OWNED.fullmatch(tail.strip())
    if _PARTICLE.fullmatch(tail.strip()) or (kind is AnswerKind.NAME and owned):
        return True
    if len(words) < SHORTEST_CLAUSE:
        return False
    return not _FUNCTION.isdisjoint(words[1:]) or (
        tail[:1].islower() and words[0] not in _ABROAD and not _ABROAD.isdisjoint(words[1:])
    )


def _repeats(head: str, tail: str) -> bool:
    """Whether the tail says the head's last word again: "Random Access Memory, the working memory".

    Two names may have it, too: "Hudson Bay, James Bay".
    """
    if head[:1].isupper() and all(word[:1].isupper() for word in tail.split()):
        return False
    last = re.findall(r"\w+", tail.lower())[-1:]
    return len(tail.split()) > 1 and last == re.findall(r"\w+", head.lower())[-1:]

"""Time zones as people write them: `berlin`, `Europe / Berlin`, `CET`, `berlin germany`.

What is unambiguous is read. What is not gets a few zones to choose from: an abbreviation such as CET says an offset
and not a place, and it is places whose clocks change as their people's do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.scripts.sounds import sound_alike
from bot.core.grading.facts.words.names_abroad import in_english
from bot.core.zones import is_zone, zone_names

MOST = 3
"""Zones to choose from."""
LIKE = 85
"""Least similarity, of 100, from which a city's name is taken for a misspelling of another."""
LONGEST = 64
"""Characters that are looked at; no zone has a longer name."""
_CLOCK_YEARS = range(2020, 2031)
_BERLIN = ("Europe/Berlin", "Europe/Paris", "Europe/Madrid")
_LONDON = ("Europe/London",)
_NEW_YORK = ("America/New_York", "America/Toronto")
_CHICAGO = ("America/Chicago", "America/Winnipeg", "America/Mexico_City")
_DENVER = ("America/Denver", "America/Edmonton", "America/Phoenix")
_PACIFIC = ("America/Los_Angeles", "America/Vancouver")
_ATHENS = ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv")
_SYDNEY = ("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane")
_KNOWN = {
    **dict.fromkeys(("utc", "z", "zulu"), ("UTC",)),
    "gmt": ("Europe/London", "Africa/Accra", "UTC"),
    **dict.fromkeys(("cet", "cest", "mez", "mesz", "central_european_time"), _BERLIN),
    **dict.fromkeys(("eet", "eest"), _ATHENS),
    **dict.fromkeys(("wet", "west"), ("Europe/Lisbon", "Atlantic/Canary", "Africa/Casablanca")),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "msk": ("Europe/Moscow",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "hkt": ("Asia/Hong_Kong",),
    "sgt": ("Asia/Singapore",),
    **dict.fromkeys(("est", "edt", "et", "eastern", "eastern_time"), _NEW_YORK),
    **dict.fromkeys(("cst", "cdt", "ct", "central", "central_time"), _CHICAGO),
    **dict.fromkeys(("mst", "mdt", "mt", "mountain", "mountain_time"), _DENVER),
    **dict.fromkeys(("pst", "pdt", "pt", "pacific", "pacific_time"), _PACIFIC),
    "hst": ("Pacific/Honolulu",),
    **dict.fromkeys(("aest", "aedt"), _SYDNEY),
    **dict.fromkeys(("nzst", "nzdt", "new_zealand"), ("Pacific/Auckland",)),
    **dict.fromkeys(("uk", "england", "britain", "great_britain", "united_kingdom"), _LONDON),
    **dict.fromkeys(
        ("us", "usa", "united_states"), ("America/New_York", "America/Chicago", "America/Los_Angeles")
    ),
    "canada": ("America/Toronto", "America/Winnipeg", "America/Vancouver"),
    **dict.fromkeys(("brasilia", "rio", "rio_de_janeiro"), ("America/Sao_Paulo",)),
    **dict.fromkeys(("brazil", "brasil"), ("America/Sao_Paulo", "America/Manaus", "America/Fortaleza")),
    "australia": _SYDNEY,
    **dict.fromkeys(("germany", "deutschland"), ("Europe/Berlin",)),
    "france": ("Europe/Paris",),
    **dict.fromkeys(("spain", "espana"), ("Europe/Madrid", "Atlantic/Canary")),
    "italy": ("Europe/Rome",),
    "netherlands": ("Europe/Amsterdam",),
    "ireland": ("Europe/Dublin",),
    **dict.fromkeys(("india", "delhi", "new_delhi", "mumbai", "bangalore"), ("Asia/Kolkata",)),
    **dict.fromkeys(("china", "beijing"), ("Asia/Shanghai",)),
    **dict.fromkeys(("nyc", "boston", "washington", "miami"), ("America/New_York",)),
    **dict.fromkeys(("la", "sf", "san_francisco", "seattle"), ("America/Los_Angeles",)),
    **dict.fromkeys(
        ("munich", "munchen", "hamburg", "frankfurt", "cologne", "koln", "stuttgart"), ("Europe/Berlin",)
    ),
    **dict.fromkeys(("wien", "osterreich"), ("Europe/Vienna",)),
    **dict.fromkeys(("roma", "rom", "milan", "milano", "mailand", "naples", "napoli"), ("Europe/Rome",)),
    **dict.fromkeys(("warszawa", "warschau", "krakow", "polska"), ("Europe/Warsaw",)),
    **dict.fromkeys(("praha", "prag"), ("Europe/Prague",)),
    **dict.fromkeys(("lisboa", "lissabon", "porto"), ("Europe/Lisbon",)),
    **dict.fromkeys(("bruxelles", "brussel", "antwerp"), ("Europe/Brussels",)),
    **dict.fromkeys(("geneva", "geneve", "genf", "schweiz", "suisse"), ("Europe/Zurich",)),
    **dict.fromkeys(("kobenhavn", "kopenhagen"), ("Europe/Copenhagen",)),
    **dict.fromkeys(("moskva", "moskau", "moscou"), ("Europe/Moscow",)),
    **dict.fromkeys(("kyjiw", "kiew", "kijow"), ("Europe/Kyiv",)),
    "barcelona": ("Europe/Madrid",),
    **dict.fromkeys(("tokio", "osaka", "kyoto"), ("Asia/Tokyo",)),
    **dict.fromkeys(("peking", "shenzhen", "guangzhou"), ("Asia/Shanghai",)),
}
"""Abbreviations, countries and large cities that no zone is called by: the zones that are meant most often."""

_IN_OTHER_SCRIPTS = {
    fold(name): zone
    for name, zone in (
        ("Москва", "Europe/Moscow"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("Αθήνα", "Europe/Athens"),
        ("القاهرة", "Africa/Cairo"),
        ("الجزائر", "Africa/Algiers"),
        ("الرياض", "Asia/Riyadh"),
        ("دبي", "Asia/Dubai"),
        ("दिल्ली", "Asia/Kolkata"),
        ("मुंबई", "Asia/Kolkata"),
        ("서울", "Asia/Seoul"),
        ("부산", "Asia/Seoul"),
        ("パリ", "Europe/Paris"),
        ("ニューヨーク", "America/New_York"),
        ("大阪", "Asia/Tokyo"),
        ("京都", "Asia/Tokyo"),
        ("深圳", "Asia/Shanghai"),
        ("广州", "Asia/Shanghai"),
        ("กรุงเทพ", "Asia/Bangkok"),
    )
}
"""Large cities that neither their sound nor the names of places in other languages tell."""


def read_zone(text: str) -> str | None:
    """The one zone that `text` can mean; None where there are several, or none."""
    meant = _meant(text)
    return meant[0] if len(meant) == 1 else None


def likely_zones(text: str, *, by_sound: bool = False) -> tuple[str, ...]:
    """A few zones that `text` may mean, the likeliest first.

    In another script cities are known `by_sound` as well, where the time that takes is allowed: some 50 ms.
    """
    wanted = _folded(text)
    if not wanted:
        found = _meant(text) or (_sounding(text) if by_sound else ())
        return tuple(dict.fromkeys(found))[:MOST]
    found = _meant(text) or _among_words(wanted) or _starting(wanted) or _misspelt(wanted)
    return tuple(dict.fromkeys(found))[:MOST]


def _meant(text: str) -> tuple[str, ...]:
    """The zones that are called just so: by a known abbreviation, in full, or by their city."""
    wanted = _folded(text)
    for known in (_KNOWN, _in_full(), _cities(), _aliases()):
        if wanted in known:
            return known[wanted]
    return (text.strip(),) if is_zone(text.strip()) else _named_abroad(text)


def _named_abroad(text: str) -> tuple[str, ...]:
    """The zones of a city or country that is called so in another language or script."""
    if len(text) > LONGEST:
        return ()
    name = text.strip()
    if fold(name) in _IN_OTHER_SCRIPTS:
        return (_IN_OTHER_SCRIPTS[fold(name)],)
    named = [_folded(each) for each in in_english(name)]
    known = (_KNOWN.get(each) or _cities().get(each) or _aliases().get(each, ()) for each in named)
    return tuple(dict.fromkeys(zone for zones in known for zone in zones))


def _sounding(text: str) -> Iterable[str]:
    """The zones of cities that sound like a name in another script: Варшава."""
    name = text.strip()
    return [
        zone
        for city, zones in _cities().items()
        if sound_alike(name, city.replace("_", " "))
        for zone in zones
    ]


def _among_words(wanted: str) -> Iterable[str]:
    """Zones of a city or country that is named among other words, the longest name first."""
    words = wanted.split("_")
    runs = [
        "_".join(words[start : start + size])
        for size in range(len(words) - 1, 0, -1)
        for start in range(len(words) - size + 1)
    ]
    return [zone for run in runs if len(run) > 2 for zone in (_cities().get(run) or _KNOWN.get(run, ()))]


def _starting(wanted: str) -> Iterable[str]:
    if len(wanted) < 3:
        return []
    return [zone for city, zones in _cities().items() if city.startswith(wanted) for zone in zones]


def _misspelt(wanted: str) -> Iterable[str]:
    city = wanted.rpartition("/")[2]
    near = process.extract(city, _cities().keys(), scorer=fuzz.ratio, score_cutoff=LIKE, limit=MOST)
    return [zone for name, _, _ in near for zone in _cities()[name]]


def _folded(text: str) -> str:
    """`text` as the database writes names: no accents, no case, an underscore for each gap; "" if too long."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"\s*/\s*", "/", re.sub(r"[,;()]", " ", plain)).replace("_", " ").split()
    return "_".join(words)


@lru_cache(maxsize=1)
def _in_full() -> dict[str, tuple[str, ...]]:
    return {name.casefold(): (name,) for name in zone_names()}


@lru_cache(maxsize=1)
def _aliases() -> dict[str, tuple[str, ...]]:
    """Old names without a slash: `Japan`, `Poland`, `NZ`."""
    return {name.casefold(): (name,) for name in available_timezones() if "/" not in name and is_zone(name)}


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[str, ...]]:
    """The zones of each city: one where all that bear its name keep the same clock, the longest name of them."""
    named: dict[str, list[str]] = defaultdict(list)
    for name in zone_names():
        named[name.casefold().rpartition("/")[2]].append(name)
    return {
        city: (max(zones, key=len),) if _one_clock(zones) else tuple(zones) for city, zones in named.items()
    }


def _one_clock(zones: Sequence[str]) -> bool:
    return len(zones) == 1 or len({_offsets(zone) for zone in zones}) == 1


def _offsets(zone: str) -> tuple[timedelta | None, ...]:
    """Of the clock in each month of some years."""
    info = ZoneInfo(zone)
    return tuple(
        datetime(year, month, 1, tzinfo=info).utcoffset() for year in _CLOCK_YEARS for month in range(1, 13)
    )

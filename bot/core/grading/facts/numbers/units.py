"""Units of measurement and money: names and symbols, each with its dimension and its size in base units.

A hand-written table: the units that answers of quiz cards come in. Sizes are
exact (the yard and the pound by the agreement of 1959, SI units by definition).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from msgspec import Struct

_PREFIXES = (
    ("", "", 0), ("k", "kilo", 3), ("c", "centi", -2), ("m", "milli", -3), ("d", "deci", -1), ("h", "hecto", 2),
    ("M", "mega", 6), ("G", "giga", 9), ("T", "tera", 12), ("P", "peta", 15), ("μ", "micro", -6), ("u", "micro", -6),
    ("n", "nano", -9), ("p", "pico", -12), ("f", "femto", -15),
)  # fmt: skip
_PREFIXED = """
m | metre meter | 1 | m
g | gram gramme | 1/1000 | kg
s | second sec | 1 | s
A | ampere amp | 1 | A
mol | mole | 1 | mol
cd | candela | 1 | cd
Hz | hertz | 1 | s-1
N | newton | 1 | kg m s-2
Pa | pascal | 1 | kg m-1 s-2
J | joule | 1 | kg m2 s-2
Nm N-m N·m N*m | newton-metre newton-meter | 1 | kg m2 s-2
W | watt | 1 | kg m2 s-3
Wh | watt-hour watthour | 3600 | kg m2 s-2
V | volt | 1 | kg m2 s-3 A-1
Ω ohm | ohm | 1 | kg m2 s-3 A-2
C | coulomb | 1 | A s
F | farad | 1 | kg-1 m-2 s4 A2
H | henry henries | 1 | kg m2 s-2 A-2
T | tesla | 1 | kg s-2 A-1
Wb | weber | 1 | kg m2 s-2 A-1
L l | litre liter | 1/1000 | m3
eV | electronvolt electron-volt | 1602176634/10000000000000000000000000000 | kg m2 s-2
cal | calorie | 523/125 | kg m2 s-2
b bit | bit | 1 | bit
B | byte octet | 8 | bit
bps | | 1 | bit s-1
Bq | becquerel | 1 | s-1
Sv | sievert | 1 | m2 s-2
pc | parsec | 30856775814913673 | m
bar | bar | 100000 | kg m-1 s-2
t | tonne | 1000 | kg
ton | | 1000 | kg
yr | | 31536000 | s
"""
_PLAIN = """
K | kelvin | 1 | K
v | | 1 | kg m2 s-3 A-1
w | | 1 | kg m2 s-3
min mins | minute | 60 | s
h hr hrs | hour | 3600 | s
d | day | 86400 | s
wk | week | 604800 | s
mo | month | 2628000 | s
yrs y | year annum | 31536000 | s
| decade | 315360000 | s
| century centurie | 3153600000 | s
| millennium millennia | 31536000000 | s
in " | inch inche | 127/5000 | m
ft ' | foot feet | 381/1250 | m
yd | yard | 1143/1250 | m
mi | mile | 201168/125 | m
nmi | nautical-mile | 1852 | m
au AU | astronomical-unit | 149597870700 | m
ly | light-year lightyear | 9460730472580800 | m
| micron | 1/1000000 | m
Å | angstrom ångström | 1/10000000000 | m
oz | ounce | 45359237/1600000000 | kg
lb lbs | pound | 45359237/100000000 | kg
st | stone | 317514659/50000000 | kg
| ton | 1000 | kg
| kilo | 1 | kg
sec secs | | 1 | s
ha | hectare | 10000 | m2
sqm qm | | 1 | m2
sqkm qkm | | 1000000 | m2
sqft | | 9290304/100000000 | m2
Cal | calorie | 4184 | kg m2 s-2
ac | acre | 40468564224/10000000 | m2
gal | gallon | 473176473/125000000 | m3
pt | pint | 473176473/1000000000 | m3
qt | quart | 473176473/500000000 | m3
cc | | 1/1000000 | m3
atm | atmosphere | 101325 | kg m-1 s-2
mmHg mm-hg | | 133322387415/1000000000 | kg m-1 s-2
psi | | 6894757293168/1000000000 | kg m-1 s-2
hp | horsepower | 7456998715822702/10000000000000 | kg m2 s-3
mph | | 1397/3125 | m s-1
kph kmph kmh | | 5/18 | m s-1
kn kt | knot | 463/900 | m s-1
rpm | | 1/60 | s-1
bpm | | 1/60 | beat s-1
| beat | 1 | beat
| breath | 1 | breath
| cycle vibration oscillation | 1 |
° deg | degree | 1/360 | turn
rad | radian | 50000000000000/314159265358979 | turn
KB kb | | 8000 | bit
KB kb | kilobyte | 8192 | bit
mb MB | | 8000000 | bit
mb MB | megabyte | 8388608 | bit
gb GB | | 8000000000 | bit
gb GB | gigabyte gig | 8589934592 | bit
tb TB | | 8000000000000 | bit
KiB | kibibyte | 8192 | bit
MiB | mebibyte | 8388608 | bit
GiB | gibibyte | 8589934592 | bit
TiB | tebibyte | 8796093022208 | bit
dB | decibel | 1 | dB
| per-mole per-mol /mole /mol | 1 | mol-1
Js | joule-second | 1 | kg m2 s-1
M | molar | 1000 | mol m-3
% | percent per-cent percentage-point pct | 1/100 | percent
‰ | per-mille permille | 1/1000 | percent
ppm | | 1/1000000 | percent
| pair | 2 | count
| dozen | 12 | count
£ GBP | pound quid sterling pound-sterling | 1 | GBP
$ USD US$ | dollar buck US-dollar | 1 | USD
| cent | 1/100 | USD
¢ | | 1/100 | USD
p | penny pence | 1/100 | GBP
€ EUR | euro | 1 | EUR
¥ JPY | yen | 1 | JPY
CNY RMB | yuan renminbi | 1 | CNY
₹ INR Rs | rupee | 1 | INR
₽ RUB | rouble ruble | 1 | RUB
CHF | franc swiss-franc | 1 | CHF
₩ KRW | won | 1 | KRW
CAD C$ CA$ | canadian-dollar | 1 | CAD
AUD A$ AU$ | australian-dollar | 1 | AUD
BTC ₿ | bitcoin | 1 | BTC
| shilling | 1/20 | GBP
PLN zł | złoty zloty | 1 | PLN
SEK | krona | 1 | SEK
BRL R$ | real reais | 1 | BRL
MXN | peso | 1 | MXN
"""
_SCALES_OF_HEAT = (
    ("°C", Fraction(1), Fraction(27315, 100)),
    ("°F", Fraction(5, 9), Fraction(45967, 180)),
    ("°K", Fraction(1), Fraction(0)),
)
_HEAT_NAMES = {
    "°C": "C °C degC degree-celsius °-celsius °celsius celsius "
    "degree-centigrade centigrade degree-C degree-c deg-c deg-celsius °-C °c ºC",
    "°F": "F °F degF degree-fahrenheit °-fahrenheit °fahrenheit fahrenheit "
    "degree-F degree-f deg-f deg-fahrenheit °-F °f ºF",
    "°K": "°K degree-kelvin",
}
CURRENCY_SIGNS = "£$€¥₹₽₩₿¢"


class Unit(Struct, frozen=True):
    """One unit: amount x `size` + `zero` is the amount in base units of `dimension`."""

    dimension: str
    """Base units and their powers, "kg m s-2"; a currency's code; "percent", "count"."""
    size: Fraction
    zero: Fraction = Fraction(0)
    """Where the scale begins, for temperatures (kelvin)."""


def powers(dimension: str) -> dict[str, int]:
    """The base units of a dimension with their powers."""
    found: dict[str, int] = {}
    for part in dimension.split():
        name = part.rstrip("-0123456789")
        found[name] = int(part[len(name) :] or 1)
    return found


def dimension(parts: dict[str, int]) -> str:
    """The text of a dimension, one text for each set of powers."""
    return " ".join(
        name + (str(power) if power != 1 else "") for name, power in sorted(parts.items()) if power
    )


def _rows(table: str) -> Iterator[tuple[list[str], list[str], Unit]]:
    for line in table.strip().splitlines():
        symbols, names, size, base = line.split("|")
        yield symbols.split(), names.split(), Unit(dimension(powers(base)), Fraction(size.strip()))


def _named() -> Iterator[tuple[str, Unit]]:
    """Every name of every unit, with prefixes and plurals."""
    for symbols, names, unit in _rows(_PREFIXED):
        for short, long, power in _PREFIXES:
            scaled = Unit(unit.dimension, unit.size * Fraction(10) ** power)
            yield from ((short + symbol, scaled) for symbol in symbols)
            yield from ((long + name + ending, scaled) for name in names for ending in ("", "s"))
    for symbols, names, unit in _rows(_PLAIN):
        yield from ((symbol, unit) for symbol in symbols)
        yield from ((name + ending, unit) for name in names for ending in ("", "s"))
    for scale, size, zero in _SCALES_OF_HEAT:
        for name in _HEAT_NAMES[scale].split():
            yield name, Unit("K", size, zero)
            yield name.replace("degree", "degrees"), Unit("K", size, zero)


def _build() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for name, unit in _named():
        if unit not in found.get(name, ()):
            found[name] = (*found.get(name, ()), unit)
    return found


@cache
def _units() -> Mapping[str, tuple[Unit, ...]]:
    """All names; made when first needed, for it takes milliseconds."""
    return MappingProxyType(_build())


@cache
def _folded() -> Mapping[str, tuple[Unit, ...]]:
    return MappingProxyType(
        {name.casefold(): units for name, units in reversed(list(_units().items())) if len(name) > 1}
    )


LONGEST_NAME = 24
"""Letters of the longest name of a unit."""


def unit_named(name: str) -> tuple[Unit, ...]:
    """The units that a name or symbol may mean; empty for none. Case decides where it can (mW, MW)."""
    if len(name) > LONGEST_NAME:
        return ()
    name = name.replace(" ", "-")
    return _units().get(name) or _folded().get(name.casefold()) or ()

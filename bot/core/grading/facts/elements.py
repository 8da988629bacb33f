"""The chemical elements and everyday compounds: their symbols with their names."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

NAMES = {
    symbol.capitalize(): name
    for symbol, name in (
        pair.split(":")
        for pair in listed("""
    h:hydrogen he:helium li:lithium be:beryllium b:boron c:carbon n:nitrogen o:oxygen f:fluorine ne:neon na:sodium
    mg:magnesium al:aluminum si:silicon p:phosphorus s:sulfur cl:chlorine ar:argon k:potassium ca:calcium sc:scandium
    ti:titanium v:vanadium cr:chromium mn:manganese fe:iron co:cobalt ni:nickel cu:copper zn:zinc ga:gallium
    ge:germanium as:arsenic se:selenium br:bromine kr:krypton rb:rubidium sr:strontium y:yttrium zr:zirconium
    nb:niobium mo:molybdenum tc:technetium ru:ruthenium rh:rhodium pd:palladium ag:silver cd:cadmium in:indium sn:tin
    sb:antimony te:tellurium i:iodine xe:xenon cs:cesium ba:barium la:lanthanum ce:cerium pr:praseodymium nd:neodymium
    pm:promethium sm:samarium eu:europium gd:gadolinium tb:terbium dy:dysprosium ho:holmium er:erbium tm:thulium
    yb:ytterbium lu:lutetium hf:hafnium ta:tantalum w:tungsten re:rhenium os:osmium ir:iridium pt:platinum au:gold
    hg:mercury tl:thallium pb:lead bi:bismuth po:polonium at:astatine rn:radon fr:francium ra:radium ac:actinium
    th:thorium pa:protactinium u:uranium np:neptunium pu:plutonium am:americium cm:curium
    """)
    )
}
"""For each symbol the name, in American spelling."""
_NUMBERS = {symbol: at for at, symbol in enumerate(NAMES, 1)}
"""The atomic number of each: the table is in their order."""
_NUMBERED = pattern(
    r"(?i)\b(?:element(?: (?:number|no\.?|#))?|atomic (?:number|no\.?)(?: is)?|Z ?=) ?(\d{1,3})\b"
)


def other_number(value: str, text: str) -> str:
    """What a text says of an element's atomic number that is another's; "" for nothing."""
    symbol = next((one for one, name in NAMES.items() if value in (one, name) or value.lower() == name), "")
    told = _NUMBERED.search(text) if symbol else None
    return told[0] if told and int(told[1]) != _NUMBERS[symbol] else ""


COMPOUNDS = {
    "CO2": "carbon dioxide", "CO": "carbon monoxide", "H2O": "water", "CH4": "methane", "O3": "ozone", "NH3": "ammonia",
    "N2O": "nitrous oxide", "NaCl": "sodium chloride", "HCl": "hydrochloric acid", "H2SO4": "sulfuric acid",
    "C2H6": "ethane", "C3H8": "propane", "C4H10": "butane", "C5H12": "pentane", "C6H14": "hexane", "C8H18": "octane",
    "C2H4": "ethylene", "C2H2": "acetylene", "C6H6": "benzene", "CH3OH": "methanol", "C2H5OH": "ethanol",
    "CH3COOH": "acetic acid", "HNO3": "nitric acid", "H3PO4": "phosphoric acid", "NaOH": "sodium hydroxide",
    "NaHCO3": "sodium bicarbonate", "Fe2O3": "iron oxide", "SiO2": "silicon dioxide", "KCl": "potassium chloride",
    "H2O2": "hydrogen peroxide", "C6H12O6": "glucose", "SO2": "sulfur dioxide", "CaCO3": "calcium carbonate",
    "C2H4O2": "acetic acid", "CH3CO2H": "acetic acid", "C2H6O": "ethanol",
}  # fmt: skip

"""Everyday compounds and gases by their names in other languages: "CO2" for Kohlendioxid, 二酸化炭素 for CO2.

Which of its names a card gives, and which an answer, does not matter, unless the question has the other one itself.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.scripts.scripts import fold, unspaced
from bot.core.grading.facts.tables import listed, pattern

_TABLE = """
CO2 kohlendioxid kohlenstoffdioxid dioxyde_de_carbone gaz_carbonique dióxido_de_carbono anhídrido_carbónico
CO2 gas_carbónico anidride_carbonica diossido_di_carbonio biossido_di_carbonio gás_carbônico gás_carbónico kooldioxide
CO2 koolstofdioxide koolzuurgas koldioxid углекислый_газ диоксид_углерода двуокись_углерода dwutlenek_węgla
CO2 ditlenek_węgla oxid_uhličitý вуглекислий_газ karbondioksit karbon_dioksit karbon_dioksida karbondioksida
CO2 khí_cacbonic cacbon_đioxit carbon_dioxide 二酸化炭素 二氧化碳 炭酸ガス 이산화탄소 ثاني_أكسيد_الكربون
CO2 कार्बन_डाइऑक्साइड कार्बन_डाई_ऑक्साइड
CO kohlenmonoxid kohlenstoffmonoxid monoxyde_de_carbone monóxido_de_carbono monossido_di_carbonio koolmonoxide
CO koolstofmonoxide kolmonoxid угарный_газ оксид_углерода tlenek_węgla oxid_uhelnatý чадний_газ karbonmonoksit
CO karbon_monoksit karbon_monoksida carbon_monoxide 一酸化炭素 一氧化碳 일산화탄소
H2O wasser eau agua acqua água water vatten вода woda voda nước 水 물 ماء पानी जल
O2 sauerstoff oxygène dioxygène oxígeno ossigeno oxigênio oxigénio zuurstof syre syrgas кислород tlen kyslík кисень
O2 oksijen oksigen oxygen 酸素 氧气 氧氣 산소 أكسجين ऑक्सीजन
N2 stickstoff azote diazote nitrógeno azoto nitrogênio nitrogénio stikstof kväve kvävgas азот dusík azot nitrogen
N2 nitơ 窒素 氮气 氮氣 질소 نيتروجين नाइट्रोजन
H2 wasserstoff hydrogène dihydrogène hidrógeno idrogeno hidrogênio hidrogénio waterstof väte vätgas водород wodór
H2 vodík водень hidrojen hidrogen hydrogen 水素 氢气 氫氣 수소 هيدروجين हाइड्रोजन
O3 ozon ozone ozono ozônio ozónio ozoon озон オゾン 臭氧 오존 أوزون ओज़ोन
CH4 methan méthane metano methaan metan метан metana methane mêtan メタン 甲烷 메탄 메테인 ميثان मीथेन
NH3 ammoniak ammoniac amoníaco amoniaco ammoniaca amônia amónia ammonia аммиак amoniak аміак čpavek amonyak amonia
NH3 amoniac アンモニア 氨 氨气 암모니아 أمونيا अमोनिया
NaCl natriumchlorid chlorure_de_sodium cloruro_de_sodio cloruro_di_sodio cloreto_de_sódio natriumchloride natriumklorid
NaCl хлорид_натрия chlorek_sodu chlorid_sodný хлорид_натрію sodyum_klorür natrium_klorida natri_clorua sodium_chloride
NaCl kochsalz speisesalz sel_de_table sal_de_mesa sal_común sal_de_cozinha sale_da_cucina keukenzout koksalt
NaCl поваренная_соль sól_kuchenna kuchyňská_sůl кухонна_сіль sofra_tuzu garam_dapur
NaCl 塩化ナトリウム 氯化钠 食盐 食塩 염화나트륨 كلوريد_الصوديوم सोडियम_क्लोराइड
HCl salzsäure chlorwasserstoffsäure chlorwasserstoff acide_chlorhydrique ácido_clorhídrico acido_cloridrico
HCl ácido_clorídrico zoutzuur saltsyra соляная_кислота хлороводородная_кислота kwas_solny kwas_chlorowodorowy
HCl kyselina_chlorovodíková соляна_кислота hidroklorik_asit asam_klorida axit_clohidric hydrochloric_acid 塩酸 盐酸 염산
H2SO4 schwefelsäure acide_sulfurique ácido_sulfúrico acido_solforico zwavelzuur svavelsyra серная_кислота
H2SO4 kwas_siarkowy kyselina_sírová сірчана_кислота sülfürik_asit asam_sulfat axit_sunfuric sulfuric_acid 硫酸 황산
HNO3 salpetersäure acide_nitrique ácido_nítrico acido_nitrico salpeterzuur salpetersyra азотная_кислота kwas_azotowy
HNO3 kyselina_dusičná азотна_кислота nitrik_asit asam_nitrat axit_nitric nitric_acid 硝酸 질산
NaOH natriumhydroxid ätznatron hydroxyde_de_sodium hidróxido_de_sodio idrossido_di_sodio hidróxido_de_sódio
NaOH natriumhydroxide гидроксид_натрия едкий_натр wodorotlenek_sodu hydroxid_sodný гідроксид_натрію sodyum_hidroksit
NaOH natrium_hidroksida natri_hiđroxit sodium_hydroxide 水酸化ナトリウム 氢氧化钠 수산화나트륨
H2O2 wasserstoffperoxid peroxyde_d'hydrogène eau_oxygénée peróxido_de_hidrógeno agua_oxigenada acqua_ossigenata
H2O2 perossido_di_idrogeno peróxido_de_hidrogênio água_oxigenada waterstofperoxide väteperoxid перекись_водорода
H2O2 пероксид_водорода nadtlenek_wodoru peroxid_vodíku hidrojen_peroksit hidrogen_peroksida
H2O2 過酸化水素 过氧化氢 과산화수소
CaCO3 calciumcarbonat kalziumkarbonat carbonate_de_calcium carbonato_de_calcio carbonato_di_calcio carbonato_de_cálcio
CaCO3 calciumcarbonaat kalciumkarbonat карбонат_кальция węglan_wapnia uhličitan_vápenatý карбонат_кальцію
CaCO3 kalsiyum_karbonat kalsium_karbonat calcium_carbonate 炭酸カルシウム 碳酸钙 탄산칼슘
C6H12O6 glukose glucose glucosa glucosio glicose glukos глюкоза glukoza glukóza glikoz glukosa traubenzucker ブドウ糖
C6H12O6 葡萄糖 グルコース 포도당 جلوكوز ग्लूकोज
C2H5OH ethanol éthanol etanol etanolo этанол этиловый_спирт alkohol_etylowy етанол エタノール 乙醇 에탄올
CH3COOH essigsäure acide_acétique ácido_acético acido_acetico azijnzuur ättiksyra уксусная_кислота kwas_octowy
CH3COOH kyselina_octová оцтова_кислота asetik_asit asam_asetat acetic_acid 酢酸 醋酸 乙酸 아세트산
SO2 schwefeldioxid dioxyde_de_soufre dióxido_de_azufre anidride_solforosa dióxido_de_enxofre zwaveldioxide svaveldioxid
SO2 диоксид_серы сернистый_газ dwutlenek_siarki oxid_siřičitý діоксид_сірки sulfur_dioxide 二酸化硫黄 二氧化硫 이산화황
"""
"""For each formula its names, with lines for blank spaces."""
_ARTICLE = pattern(r"(?i)^(?:das|der|die|le|la|les|l'|du|de la|de l'|el|il|lo|o|a|het|de)\s*(?=\S{3})")
_ASKS_FORMULA = pattern(
    r"(?i)\b(?:formel|formule|f[óo]rmula|wz[óo]r|vzorec|формул\w*|formülü?|rumus|s[yi]mbol\w*|símbolo|zeichen|символ\w*"
    r"|công thức)\b|化学式|分子式|元素記号|符号|화학식|صيغة|सूत्र"
)


class Compound(Struct, frozen=True):
    """A reference that names a compound."""

    text: str
    """As the reference says it."""
    others: tuple[str, ...]
    """Its other names and its formula, folded, longest first."""
    formula: str
    longer: tuple[str, ...]
    """Names of other compounds with one of its own in them: "eau oxygénée" is no "eau"."""

    def named(self, text: str) -> str:
        """The text with the compound named as the reference does."""
        if len(text) > ESSAY:
            return text
        plain = fold(text)
        if any(name in plain for name in self.longer):
            return text
        same_size = len(plain) == len(text)
        for name in self.others:
            at = plain.find(name)
            end = at + len(name)
            if at < 0 or not _stands_alone(plain, at, end):
                continue
            if name.isascii() and len(name) == len("co") and text[at:end] != self.formula:
                continue  # "co" is a word of Polish
            whole = text if same_size else plain
            return whole[:at] + self.text + whole[end:]
        return text


def compound_of(reference: str, question: str) -> Compound | None:
    """The compound that a reference names; None for others, and where one of its names is what is asked."""
    text = characters(reference).strip(" .")
    name = fold(_ARTICLE.sub("", text))
    formula = _formulas().get(fold(text)) or _formulas().get(name)
    if formula is None:
        return None
    asked = fold(characters(question))
    named = {one for one in _names()[formula] if one in asked and _has(asked, one)}
    if name in named or (named and name == fold(formula)) or _ASKS_FORMULA.search(question):
        return None
    others = tuple(one for one in _names()[formula] if one != name and one not in named)
    longer = tuple(
        other
        for names in _names().values()
        for other in names
        if any(one != other and one in other for one in others)
    )
    return Compound(text, others, formula, tuple(set(longer) - {*others, name}))


def _has(text: str, name: str) -> bool:
    at = text.find(name)
    return at >= 0 and _stands_alone(text, at, at + len(name))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is no part of another word: 水 of 水素."""
    if unspaced(text[start:end]):
        return end - start > 1 or not re.search(r"\w", text[:start] + text[end:])
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any((char.isalnum() and not unspaced(char)) or char in "^+-" for char in around)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _TABLE.strip().splitlines():
        formula, *names = listed(line)
        known = found.setdefault(formula, [fold(formula)])
        known.extend(fold(name.replace("_", " ")) for name in names)
    return {formula: tuple(sorted(set(names), key=len, reverse=True)) for formula, names in found.items()}


@cache
def _formulas() -> dict[str, str]:
    return {name: formula for formula, names in _names().items() for name in names}

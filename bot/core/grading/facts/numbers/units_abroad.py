"""Units of measurement in other languages, and as these abbreviate them: "90 st.", "2 ч.", "21 Prozent", "8849 м"."""

from __future__ import annotations

from bot.core.grading.facts.numbers.times_abroad import HOW_MANY, times_in_english
from bot.core.grading.facts.tables import listed, pattern

_LIKE_METRES = "m(?:eter[ns]?|[eèé]tres?|etros?|etr(?:[aoiyůu]|ów|ech|ach)?|ét)"
_METRES_RU = "метр(?:а|ов|ах|ів|и)?"
_GRAMS = "gram(?:m[eio]?n?|mes|mi|[aeo]s?|y|ů|ów|s)?"
_GRAMS_RU = "грамм?(?:а|ов|ах|ів|и)?"
_UNITS = tuple(
    (pattern(rf"(?i)(?<=\d)\s?(?:{words})(?!\w)"), f" {unit}")
    for words, unit in (
        line.rsplit(":", 1)
        for line in listed(rf"""
        k[iíì]lo{_LIKE_METRES}|qu[iì]l[oóô]{_LIKE_METRES}|kil[oó]{_LIKE_METRES}|chilo{_LIKE_METRES}|k[iі]lo{_LIKE_METRES}|к[иі]ло{_METRES_RU}|км|किमी|किलोमीटर|كيلومترا?|كم:km
        [czs][ae]nt[ií]{_LIKE_METRES}|[сc][ае]нт[иі]{_METRES_RU}|см:cm
        mil+[ií]{_LIKE_METRES}|м[иі]л+[иі]{_METRES_RU}|мм:mm
        {_LIKE_METRES}|{_METRES_RU}|м|मीटर|مترا?|أمتار:m
        kilo(?:{_GRAMS}|s)?|quilo(?:{_GRAMS}|s)?|chilo{_GRAMS}|chil[io]|k[iі]lo{_GRAMS}|к[иі]ло{_GRAMS_RU}|кг|किग्रा|किलोग्राम|كيلوغراما?|كغ:kg
        {_GRAMS}|{_GRAMS_RU}|ग्राम|غراما?:g
        liter[ns]?|litros?|litr[oiyůu]|litrów|литр(?:а|ов|ах)?|літр(?:а|ів|и)?|л|lít|लीटर|لترا?:litres
        toneladas?|tonnellat[ae]|tonn[aei]n?|ton[ny]?|тонн?[аыи]?|т:tonnes
        prozent|proz\.?|pour\s?cent|por\s?ciento|p(?:er|or)\s?cento|procen(?:t[aůy]?|to)?|proc\.?|процент(?:а|ов|ах|ів|и)?|проц\.?|persen|phần\s?trăm|प्रतिशत|(?:في\s|ب)المئة|(?:في\s|ب)المائة:%
        schl[äa]ge?n?|battements?(?:\scardiaques)?|latidos?|pulsaciones|battit[oi]|batimentos?|slag(?:en)?|удар(?:а|ов)?|uderze[ńn](?:ia)?|tepů:beats
        atemz[üu]gen?|respirations|respiraciones|respiri|atti\srespiratori|respirações|ademhalingen|andetag|вдох(?:а|ов)|oddech(?:ów|y)|dechů:breaths
        sek\.?|seg\.?|сек\.?|sn\.?:seconds
        мин\.?|хв\.?|min\.|mn|dk\.?:minutes
        std\.?|ч\.?|час\.|год\.|godz\.?|hod\.?|tim\.?|sa\.|u\.:hours
        сут(?:ки|ок):days
        """)
    )
)
_DEGREES = pattern(
    r"(?i)(?<=\d)\s?(?:°|grad(?:en|er|os?|i)?|degrés?|graus?|derece|derajat|градус(?:а|ов|ах|ів|и)?|град\.?|st(?:op|up)?\."
    r"|stop(?:ień|nie?|niach|niami)|stup(?:eň|ňů|ně|ních)|độ|درجة|درجات|डिग्री)(?!\w)"
    r"(?P<heat>\s?(?:c|celsius|cels\.|cent[ií]grad[io]s?|celsjusza|celsia|цельси[яюй]|цельсія|с|santigrat|مئوية|सेल्सियस)(?!\w))?"
)
_PER_HOUR = pattern(
    r"(?i)\s?(?:/\s?|(?:в|pro|par|por|per|na|za|i|w|до)\s|(?:al)?l')(?:ч(?:ас)?|год(?:ину)?|godz(?:inę)?|hod(?:inu)?|std|stunde"
    r"|heure|h?ora|uur|timmen?|saat)(?!\w)\.?"
)
_PER_MINUTE = pattern(
    r"(?i)(?<=\w)\s?(?:/\s?|(?:в|pro|par|por|per|na|za|i|w|do)\s|(?:al|a la|la|il|je)\s)"
    r"(?:minute|minuto|minuut|minut(?:a|ę|u|en|)?|минуту|мин|min)(?!\w)\.?"
)
_PER_SECOND = pattern(
    r"(?i)\s?(?:/\s?|(?:в|pro|par|por|per|na|za|i|w)\s|al\s)(?:с(?:ек(?:унду)?)?|sek(?:unde|undę|undu|unden)?|seconde|segundo"
    r"|secondo)(?!\w)\.?"
)
_TURKISH_PERCENT = pattern(r"(?i)(?<!\w)yüzde\s(?=\d)|%\s?(?=\d)")
_CASES = pattern(
    r"(?i)(?<=\d)(\s(?:derece|dakika|saniye|saat|metre|kilometre|gün|yıl|ay|hafta))(?:[dt][ea]n?|y?[ea]|d[iıuü]r)(?!\w)"
)
"""Turkish units with their endings."""


def units_in_english(text: str, language: str) -> str:
    """The text with units behind digits in English; in English itself those of time alone."""
    if not language:
        return times_in_english(text)
    if language == "tr":
        text = _CASES.sub(r"\1", _TURKISH_PERCENT.sub("%", text))
    text = times_in_english(_DEGREES.sub(lambda found: " °C" if found["heat"] else " degrees", text))
    for words, unit in _UNITS:
        text = words.sub(unit, text)
    if not any(map(str.isdigit, text)):
        return text
    return _PER_MINUTE.sub(" per minute", _PER_SECOND.sub("/s", _PER_HOUR.sub("/h", text)))


def unit_asked(question: str) -> str:
    """The unit that a question asks how many there are of, in English; "" where it asks for none in these languages."""
    found = HOW_MANY.search(question)
    told = units_in_english(f"1 {found[1]}", "tr")[2:] if found else ""
    return told if found and told != found[1] else ""

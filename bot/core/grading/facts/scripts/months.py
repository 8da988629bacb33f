"""The months of other languages, in the cases in which they stand in dates, behind "in" and by themselves."""

from __future__ import annotations

from bot.core.grading.devanagari import LETTERS
from bot.core.grading.facts.tables import listed, pattern

_MONTHS = listed("""
    january|januar|janvier|enero|gennaio|janeiro|januari|stycznia|января|ocak|січня|ledna|يناير|كانون_الثاني|जनवरी
    february|februar|février|febrero|febbraio|fevereiro|februari|lutego|февраля|şubat|лютого|února|فبراير|شباط|फरवरी|फ़रवरी
    march|märz|mars|marzo|março|maart|marca|марта|mart|maret|березня|března|مارس|آذار|मार्च
    april|avril|abril|aprile|kwietnia|апреля|nisan|квітня|dubna|أبريل|إبريل|ابريل|نيسان|अप्रैल
    may|mai|mayo|maggio|maio|mei|maja|мая|mayıs|maj|травня|května|مايو|أيار|मई
    june|juni|juin|junio|giugno|junho|czerwca|июня|haziran|червня|června|يونيو|حزيران|जून
    july|juli|juillet|julio|luglio|julho|lipca|июля|temmuz|липня|července|يوليو|تموز|जुलाई
    august|août|agosto|augustus|sierpnia|августа|ağustos|augusti|agustus|серпня|srpna|أغسطس|اغسطس|آب|अगस्त
    september|septembre|septiembre|settembre|setembro|września|сентября|eylül|вересня|září|سبتمبر|أيلول|सितंबर|सितम्बर
    october|oktober|octobre|octubre|ottobre|outubro|października|октября|ekim|жовтня|října|أكتوبر|اكتوبر|تشرين_الأول|अक्टूबर|अक्तूबर
    november|novembre|noviembre|novembro|listopada|ноября|kasım|листопада|listopadu|نوفمبر|تشرين_الثاني|नवंबर|नवम्बर
    december|dezember|décembre|diciembre|dicembre|dezembro|grudnia|декабря|aralık|desember|грудня|prosince|ديسمبر|كانون_الأول|दिसंबर|दिसम्बर
    """)
_OTHER_CASES = listed("""
    january|январь|январе|січень|січні|styczeń|styczniu|leden|lednu
    february|февраль|феврале|luty|lutym|únor|únoru
    march|март|марте|березень|березні|marzec|marcu|březen|březnu
    april|апрель|апреле|квітень|квітні|kwiecień|kwietniu|duben|dubnu
    may|май|мае|травень|травні|maju|květen|květnu
    june|июнь|июне|червень|червні|czerwiec|czerwcu|červen|červnu
    july|июль|июле|липень|липні|lipiec|lipcu|červenec|červenci
    august|август|августе|серпень|серпні|sierpień|sierpniu|srpen|srpnu
    september|сентябрь|сентябре|вересень|вересні|wrzesień|wrześniu
    october|октябрь|октябре|жовтень|жовтні|październik|październiku|říjen|říjnu
    november|ноябрь|ноябре|листопад|листопаді|listopad|listopadzie
    december|декабрь|декабре|грудень|грудні|grudzień|grudniu|prosinec|prosinci
    """)
"""The same where they stand by themselves, or behind "in"."""
_MONTH_OF = {
    name.replace("_", " "): months.split("|")[0]
    for months in (*_MONTHS, *_OTHER_CASES)
    for name in months.split("|")[1:]
}
_NUMBERED_MONTH = pattern(r"(?i)(?<=\d)\s+tháng\s+(1[0-2]|0?[1-9])(?!\d)(?:\s*,?\s+năm(?=\s+\d))?")
"""A month of Vietnamese, which has numbers for them: "2 tháng 9 năm 1945"."""
_MONTH = pattern(
    rf"(?i)(?:(?:de|do|di|del)\s+)?\b({'|'.join(_MONTH_OF)})(?![\w{LETTERS}])(?:\s+(?:de|do|del)\s+(?=\d))?"
)


def months_in_english(text: str) -> str:
    """The text with the months of all these languages in English."""
    if "háng" in text:
        names = [months.split("|")[0] for months in _MONTHS]
        text = _NUMBERED_MONTH.sub(lambda found: f" {names[int(found[1]) - 1]}", text)
    return _MONTH.sub(lambda found: f" {_MONTH_OF[found[1].lower()]} ", text) if _MONTH.search(text) else text

"""Puts halves and quarters as other languages say them beside a unit into figures: "anderthalb Stunden", "полчаса"."""

from __future__ import annotations

from bot.core.grading.facts.tables import Pattern, pattern

_HOUR = "stunden?|heures?|horas?|or[ae]|uur|uren|timm(?:e|ar)|hours?"
_WHOLE = (
    (r"(?:ein(?:und)?einhalb|anderthalb|anderhalve?|półtor(?:ej|a)|полтор[аы]|півтор[аи]|eineinhalbe?)(?!\w)", "1.5"),
    (r"zwei(?:und|ein|undein)halb(?!\w)", "2.5"),
    (r"drei(?:und|ein|undein)halb(?!\w)", "3.5"),
    (r"vier(?:und|ein|undein)halb(?!\w)", "4.5"),
    (r"(?:eine?r? |'?ne )?dreiviertelstunden?|trois[ -]quarts d'heure|tres cuartos de hora|tre quarti d'ora"
     r"|três quartos de hora|drie kwartier|trzy kwadranse|три четверти часа"
     r"|tři čtvrtě hodiny|trekvart(?!\w)", "45 minutes"),
    (r"(?:eine? |'?ne )?viertelstunde|(?:un )?quart d'heure|(?:un )?cuarto de hora|(?:un )?quarto d'ora"
     r"|(?:um )?quarto de hora|(?:een )?kwartier|kwadrans|четверть часа|чверть години"
     r"|čtvrt hodiny|çeyrek saat"
     r"|(?:en )?kvart(?!\w)", "15 minutes"),
    (r"(?:eine )?halbe stunde|(?:une )?demi[- ]heure|media hora|mezz'ora|(?:una )?mezza ora|meia hora|(?:een )?half uur"
     r"|(?:en )?halvtimme|pół godziny|полчаса|півгодини|пів години|půl ?hodiny?|yarım saat|setengah jam"
     r"|nửa (?:giờ|tiếng)|半小时|半小時|半時間|半个小时|반시간", "30 minutes"),
)  # fmt: skip
_TABLE: tuple[tuple[Pattern, str], ...] = tuple(
    (pattern(rf"(?i)(?<!\w)(?:{words})(?!\w)"), figures) for words, figures in _WHOLE
)
_ONE = "eine stunde|une heure|una hora|un'ora|una ora|uma hora|een uur|en timme|hodina|bir saat"
_BEHIND = (
    r"und eine halbe|et demie?|y media|e mezz[ao]|e meia|en een half|och en halv|a půl|и половина|i pół|buçuk"
)
_HALF_BEHIND = pattern(rf"(?i)\b(?:{_ONE})\s(?:{_BEHIND})(?!\w)")
_QUARTER_BEHIND = pattern(
    rf"(?i)\b(?:{_ONE})\s(?:und eine viertel(?:stunde)?|et quart|y cuarto|e un quarto|e um quarto)(?!\w)"
)
_COUNTED = pattern(rf"(?i)\b(?P<count>\d{{1,3}})\s(?P<unit>{_HOUR})\s(?:{_BEHIND})(?!\w)")
_BETWEEN = pattern(rf"(?i)\b(?:ein(?:e|en)?|1) und eine halbe (?=(?:{_HOUR})\b)")
_CUES = pattern(
    r"(?i)halb|viertel|quart|cuarto|medi[ao]|mezz|meia|demi|half|anderhal|kwart|halv|kvart|p[óů]ł|kwadr|půl|čtvrt|пол"
    r"|пів|четверт|чверт|yarım|çeyrek|buçuk|setengah|nửa|半|반|halbe|tore?j"
)


def halves_in_figures(text: str) -> str:
    """The text with such halves in figures; itself where it says none."""
    if not _CUES.search(text):
        return text
    for words, figures in _TABLE:
        text = words.sub(figures, text)
    text = _BETWEEN.sub("1.5 ", text)
    text = _HALF_BEHIND.sub("90 minutes", text)
    return _QUARTER_BEHIND.sub("75 minutes", text)


def counted_halves(text: str) -> str:
    """The same behind a count in digits: "2 heures et demie"."""
    return _COUNTED.sub(lambda one: f"{one['count']}.5 {one['unit']}", text)

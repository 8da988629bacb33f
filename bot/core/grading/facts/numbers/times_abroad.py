"""Units of time in other languages."""

from __future__ import annotations

from bot.core.grading.devanagari import LETTERS
from bot.core.grading.facts.tables import listed, pattern

_TIMES = tuple(
    (pattern(rf"(?i)(?<=\d)\s+(?:{words})(?!\w)"), f" {unit}")
    for words, unit in (
        line.rsplit(":", 1)
        for line in listed(r"""
        sekunden?|secondes?|segundos?|second[oi]|seconden|sekund[yaę]?|sekunder|saniye|detik|секунд[аыиу]?|sekundách|giây|ثانية|ثوان|ثواني|ثانيتين|सेकंड|सेकेंड:seconds
        minuten?|minutos?|minut[oi]|minut[ayę]?|minuter|dakika|menit|минут[аыу]?|хвилин[аиу]?|phút|دقيقة|دقائق|دقيقتين|मिनट:minutes
        stunden?|heures?|horas?|or[ae]|uren|uur|godzin[ayę]?|timm(?:e|ar)|saat|jam|час(?:а|ов)?|годин[аиу]?|hodin[ayu]?|giờ|tiếng|ساعة|ساعات|ساعتين|घंटे|घंटा|घण्टे:hours
        tage?n?|jours?|d[ií]as?|giorn[oi]|dagen|dag|dagar|gün|hari|dni|dzień|дней|дня|день|дни|днів|дні|доб[аиу]?|dny|dnů|dní|ngày(?!\s\d)|يوما?|أيام|ايام|दिन|दिनों:days
        wochen?|semaines?|semanas?|settiman[ae]|weken|week|veck(?:a|or)|hafta|minggu|tygodni[ea]?|tydzień|недел[яиь]|тижд?(?:ень|ні|нів|ня)|týd(?:en|ny|nů)|tuần|أسبوعا?|أسابيع|اسبوع|सप्ताह|हफ़्ते|हफ्ते:weeks
        monaten?|monate?|mois|meses|mese|mesi|mês|maand(?:en)?|miesi[ąę]c[ye]?|månad(?:er)?|ay|bulan|месяц(?:а|ев)?|місяц(?:ь|і|ів|я)|měsíc[eů]?|tháng(?!\s\d)|شهرا?|أشهر|شهور|اشهر|महीने|माह:months
        (?<!\d{3}\s)(?:jahren?|jahre?|années?|ans|años?|ann[oi]|anos?|jaar|jaren|lat|lata|år|yıl|tahun|rok|лет|года?|рік|рок(?:и|ів)|roky|roků|let|năm(?!\s\d)|سنة|سنوات|سنين|عاما?|أعوام|वर्ष|साल):years
        """)
    )
)
"""Units of time in these languages; a number of four digits before "year" is a year itself."""
HOW_MANY = pattern(
    r"(?i)\b(?:wie ?viele?|combien d[e'’]|cuánt[oa]s|quant[iae]|quant[oa]s|hoeveel|ile|сколько|hur många|kaç|berapa"
    r"|скільки|kolik|bao nhiêu|mấy"
    rf"|كم عدد|كم|कितन[\u0947\u0940\u093e])\s*([\w{LETTERS}]+)"
)
"""The word behind "how many" of these languages."""


def times_in_english(text: str) -> str:
    """The text with units of time behind digits in English."""
    for words, unit in _TIMES:
        text = words.sub(unit, text)
    return text

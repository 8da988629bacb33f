"""Which language a text in Cyrillic letters is in: by letters that one of them has, and words that it alone has."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

RUSSIAN, UKRAINIAN, BULGARIAN = "ru", "uk", "bg"
_LETTERS = (("sr", frozenset("јљњћђџѓќѕ")), ("be", frozenset("ў")), ("kk", frozenset("әғқңөұүһ")))
"""Letters of Serbian and Macedonian, of Belarusian, of Kazakh and its like: one of them tells."""
_WORDS = {
    RUSSIAN: frozenset(
        listed("""
        что это и как чем или от из который которая которое которые которой которого если чтобы потому когда кто где
        почему какой какая какое какие каким сколько он она оно они его все ещё еще уже быть был была были их более
        после назовите объясните зачем к с со ко об был во только тоже также этот эта эти нет
        """)
    ),
    UKRAINIAN: frozenset(
        listed("""
        що це й як ніж або від із з зі який яка яке якої якого якому якщо щоб хто чому скільки воно вона вони все ще вже
        бути був була було були після назвіть навіщо між тільки також цей ця але бо чи чим має може дуже чого
        """)
    ),
    BULGARIAN: frozenset(
        listed("""
        какво това и как че или от със във който която което които ако защото кога кой къде защо какъв каква какви колко
        той тя то те си още вече е са се беше бил ще след най само също този тази тези с
        """)
    ),
}
"""Words that stand in texts everywhere, the same ones of each language as far as they differ."""
_MARKS = {
    RUSSIAN: pattern("[ыэё]|ъ[еёюя]"),
    UKRAINIAN: pattern("[іїєґ]|['’ʼ][яюєї]"),
    BULGARIAN: pattern("ъ(?![еёюя])"),
}
"""What is spelled so in words of that language alone."""
_WORD = pattern(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
LOOKED_AT = 400
"""Characters that the language is told by."""


def language_of_cyrillic(text: str) -> str:
    """The code of the language of a text in Cyrillic letters; Russian where nothing tells another."""
    text = text[:LOOKED_AT].casefold()
    for language, letters in _LETTERS:
        if not letters.isdisjoint(text):
            return language
    words = set(_WORD.findall(text))
    counts = {
        language: sum(word in known or _MARKS[language].search(word) is not None for word in words)
        for language, known in _WORDS.items()
    }
    return max(counts, key=counts.__getitem__)

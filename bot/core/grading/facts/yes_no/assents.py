"""Words by which people agree without a yes, in each language: "claro, ...", "natürlich", "oczywiście".

With a no behind them they deny: "claro que não", "конечно, нет".
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern

_ASSENTS = {
    "de": "(?:na )?(?:klar|sicher|logisch|logo)|klar doch|natürlich|selbstverständlich|auf jeden fall|allerdings"
    "|aber sicher|gewiss|freilich|unbedingt|definitiv|absolut|eindeutig|und ob",
    "fr": "bien s[uû]r|évidemment|naturellement|bien entendu|carrément|absolument|tout à fait|certainement|certes"
    "|sans aucun doute|forcément|mais oui",
    "es": "claro|por supuesto|desde luego|naturalmente|obvio|obviamente|efectivamente|sin duda|ciertamente|seguro"
    "|cómo no|evidentemente|absolutamente",
    "it": "certo|certamente|ovviamente|ovvio|naturalmente|chiaro|chiaramente|sicuro|sicuramente|assolutamente"
    "|senz'altro|eccome|come no|senza dubbio",
    "pt": "claro|é claro|com certeza|óbvio|obviamente|naturalmente|evidentemente|lógico|sem dúvida|certamente|pois"
    "|com efeito|absolutamente",
    "nl": "natuurlijk|uiteraard|vanzelfsprekend|tuurlijk|zeker|absoluut|jazeker|inderdaad|logisch|ongetwijfeld",
    "sv": "naturligtvis|självklart|givetvis|såklart|förstås|absolut|visst|definitivt|javisst|självfallet",
    "ru": "конечно|разумеется|безусловно|естественно|несомненно|само собой|ещё бы|еще бы|а как же|именно|ага|угу",
    "pl": "oczywiście|jasne|pewnie|naturalnie|no ba|zdecydowanie|bez wątpienia|jak najbardziej|owszem|rzecz jasna"
    "|wiadomo|no jasne",
    "tr": "tabi+i?(?: ki)?|elbette(?: ki)?|kesinlikle|şüphesiz|muhakkak|doğal olarak|aynen|haliyle",
    "id": "tentu(?: saja)?|pasti|jelas|sudah pasti|memang|tentulah",
    "uk": "звісно|звичайно|авжеж|безумовно|природно|очевидно|безперечно|певна річ|аякже",
    "cs": "samozřejmě|jasně|jistě|ovšem|určitě|rozhodně|zajisté|přirozeně|jasná věc|no jasně",
    "vi": "tất nhiên|dĩ nhiên|đương nhiên|chắc chắn|hiển nhiên|hẳn rồi",
    "hi": "बिल्कुल|बिलकुल|बेशक|ज़रूर|जरूर|अवश्य|निश्चित रूप से|निस्संदेह",
    "ar": "طبعا|بالطبع|بالتأكيد|أكيد|بلا شك|بكل تأكيد",
}  # fmt: skip
_BETWEEN = r"\W*(?:(?:que|qu'|che|że|ze|dat|att|що|что|ki|že|là|pas|aber|mais|pero|ma|mas|wel|to)\W+)?"


def assented(text: str, language: str, no: str) -> tuple[str, int]:
    """What a text that opens with such a word says, "Yes" or "No", and where that ends; "" where it opens with none.

    `no`: an expression for the language's words for no.
    """
    if language not in _ASSENTS:
        return "", 0
    found = pattern(rf"(?i)\W*(?:{_ASSENTS[language]})(?![\w'])").match(text)
    if found is None:
        return "", 0
    denial = re.compile(rf"(?i){_BETWEEN}(?:{no}|{_NOT})(?!\w)").match(text, found.end())
    return ("No", denial.end()) if denial else ("Yes", found.end())


_NOT = "nicht|pas|no|non|não|nao|niet|inte|не|нет|nie|ne|hayır|değil|tidak|bukan|ні|không|नहीं|नही|لا|ليس"
"""How each language denies what follows."""

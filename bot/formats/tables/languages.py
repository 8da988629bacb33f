"""Names of languages and scripts, by which lists of words call their sides."""

from __future__ import annotations

_LANGUAGE_NAMES = (
    "english spanish german french italian portuguese russian japanese chinese korean dutch swedish polish "
    "czech greek latin arabic hindi turkish vietnamese hebrew norwegian danish finnish ukrainian hungarian "
    "romanian indonesian thai irish welsh uzbek kazakh persian farsi urdu bengali tamil telugu malay filipino "
    "tagalog swahili croatian serbian bosnian slovak slovene bulgarian lithuanian latvian estonian icelandic "
    "catalan basque galician georgian armenian azerbaijani afrikaans yoruba igbo amharic albanian macedonian "
    "mongolian nepali khmer esperanto magyar mandarin cantonese belarusian slovenian maltese breton gaelic sanskrit "
    "englisch spanisch deutsch französisch italienisch russisch latein griechisch türkisch polnisch japanisch "
    "chinesisch portugiesisch niederländisch schwedisch anglais espagnol allemand français italien russe latin "
    "japonais chinois portugais néerlandais inglés español alemán francés italiano ruso japonés chino inglês "
    "espanhol alemão francês português inglese tedesco francese spagnolo engels duits frans spaans nederlands "
    "engelska tyska franska spanska svenska norsk dansk suomi englanti angielski niemiecki polski čeština "
    "anglicky česky slovenčina ingilizce almanca türkçe английский немецкий французский испанский русский "
    "английская англійська українська български ελληνικά αγγλικά العربية الإنجليزية עברית אנגלית हिन्दी "
    "tiếng_anh tiếng_việt 英语 英文 英語 中文 汉语 漢語 日语 日文 日本語 韩语 한국어 영어 일본어 "
    "en es de fr ru ja jp zh cn ko kr nl sv pl cs cz ar hi tr vi he da fi uk ua hu ro el gr la pt it bg hr sk sl "
    "bs ca eu uz fa eng spa ger deu fra fre ita por rus jpn kor chi zho ukr pol"
)
LANGUAGES = frozenset(_LANGUAGE_NAMES.split())
_SCRIPT_NAMES = (
    "hanzi kanji simplified simplified_chinese chinese_simplified simp traditional traditional_chinese "
    "chinese_traditional trad hangul hanja character characters chinese_character chinese_characters 汉字 漢字 한글 "
    "简体 简体字 繁體 繁体 expression vocab vocabulary headword lemma lexeme phrase word_kanji 词语 词汇 生词 "
    "单词 词 語彙"
)
SCRIPTS = frozenset(_SCRIPT_NAMES.split())
"""What the side of the words is called where it is a way of writing them."""
_READING_NAMES = (
    "pinyin pinyin_numbered pinyin_numeric numbered_pinyin pin_yin kana hiragana katakana furigana romaji rōmaji "
    "poj poj_sandhi tailo tai_lo "
    "reading readings yomi yomikata yomigata on_reading kun_reading pronunciation pronounciation romanization "
    "romanisation romanized transliteration "
    "transcription phonetic phonetics ipa zhuyin bopomofo jyutping wade_giles onyomi kunyomi on_yomi kun_yomi on kun "
    "aussprache lautschrift umschrift prononciation pronunciación pronunciacion pronúncia pronuncia произношение "
    "транскрипция 拼音 注音 音标 音標 发音 發音 読み 読み方 よみ ふりがな かな 발음"
)
READINGS = frozenset(_READING_NAMES.split())
"""What a column is called that tells how words are spoken: no answer where a meaning stands beside it."""
_GLOSS_NAMES = (
    "gloss glosses keyword imi meanings definitions translations sense senses 释义 解释 翻译 中文释义 "
    "英文释义"
)
GLOSSES = frozenset(_GLOSS_NAMES.split())
"""What a column of meanings is called besides the names that all tables have."""

NOUNS = ("word", "words", "term", "phrase", "sentence", "expression", "text", "vocab", "vocabulary")
_LEARNT_NAMES = (
    "language_you_learn learnt learned learning foreign foreign_language target target_language l2"
)
LEARNT = frozenset(f"{side}_{noun}" for side in _LEARNT_NAMES.split() for noun in NOUNS)
"""What a column of a learner's list is called that holds what is to be learnt: `language_you_learn_word`."""
_OWN_NAMES = "your_language my_language native native_language own_language mother_tongue l1"
OWN = frozenset(
    f"{side}_{noun}" for side in _OWN_NAMES.split() for noun in (*NOUNS, "translation", "meaning")
)
"""What the column is called that says the same in the learner's own language."""
BARE_LEARNT, BARE_OWN = frozenset(_LEARNT_NAMES.split()), frozenset(_OWN_NAMES.split())
"""The same without a noun, which may be called so for other reasons where one stands alone."""


def is_language(name: str) -> bool:
    """Whether a plain name is that of a language, in full: codes of two and three letters mean much else."""
    return name in LANGUAGES and (len(name) > len("eng") or not name.isascii())


def is_reading(name: str) -> bool:
    """Whether what has that plain name tells how the words are spoken: `pinyin`, `word_reading`."""
    return name in READINGS or name.rpartition("_")[2] in _ENDINGS


_ENDINGS = frozenset(("pinyin", "reading", "romaji", "furigana", "pronunciation", "transliteration", "ipa"))

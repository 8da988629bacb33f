"""Plain romanisations of Cyrillic, Greek, Arabic, Devanagari and kana, and whether a Latin text is one of them.

Systems differ in long vowels, doubled letters and a few consonants; both sides are brought into one loose spelling.
Arabic is written without its short vowels, so that only its consonants and a vowel at the start are compared.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import undotted, words

LONG = 6
"""Letters of a romanisation, loosely spelled, from which on one letter may differ: there is no one spelling."""
LONGER = 8
"""The same where that is the first letter."""
LONGEST = 40
"""Characters of a text that is romanised."""
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџ",
        listed(
            "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo i yi ye g u "
            "j lj nj c dj dz"
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        listed("a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوىيةأإآءئؤپچگکی",
        listed("a b t th j h kh d dh r z s sh s d t z _ gh f q k l m n h w a y a a i a _ _ _ p ch g k y"),
        strict=True,
    )
)
_DEVANAGARI = dict(
    zip(
        "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        listed("""a a i i u u ri e ai o au k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s
        h"""),
        strict=True,
    )
)
_SIGNS = dict(zip("ािीुूृेैोौंँः", listed("a i i u u ri e ai o au n n h"), strict=True))
_KANA = dict(
    zip(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
        "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゃゅょゔ",
        listed("""
        a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo
        ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po ya yu yo vu
        """),
        strict=True,
    )
)
_SMALL_VOWELS = dict(zip("ぁぃぅぇぉ", "aiueo", strict=True))
"""What takes the place of the vowel before it: ファ, ティ, チェ."""
_TABLE = {**_CYRILLIC, **_GREEK}
_GREEK_PAIRS = (
    ("ου", "u"), ("αι", "e"), ("ει", "i"), ("οι", "i"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"),
    ("αυ", "av"), ("ευ", "ev"),
)  # fmt: skip
_HEBREW = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        listed("a b g d h _ z h t _ k k l m m n n s _ p p c c k r sh t"),
        strict=True,
    )
)
_INITIALS = listed("g kk n d tt r m b pp s ss _ j jj ch k t p h")
_MEDIALS = listed("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = listed("_ k k k n n n t l k m l l l p l m p p t t ng t t k t p h")
_LOOSE = (
    ("shch", "sh"), ("chh", "ch"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("zh", "j"),
    ("dh", "d"), ("bh", "b"), ("gh", "g"), ("th", "t"), ("jh", "j"), ("w", "v"), ("q", "k"), ("x", "ks"), ("ch", "c"),
    ("iy", "i"), ("ij", "i"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "o"), ("ei", "e"), ("je", "e"), ("j", "i"),
)  # fmt: skip
_HARD_C = pattern(r"c(?=[aoulrkt]|$)")
"""A "c" that other scripts write as a "k": "Canberra"."""
_DOUBLED = pattern(r"(.)\1+")
_UNVOWELLED = pattern("[\u0590-\u06ff]")
_ASKS_SCRIPT = pattern(
    r"(?i)\b(?:in|using|with|which|what)\b[^?]{0,20}\b(?:scripts?|cyrillic|hiragana|katakana|kanji|kana|hanzi|hangul"
    r"|devanagari|letters?|alphabet|characters?)\b(?! (?:called|mean|stand|say))"
    r"|\bspell|\b(?:hiragana|katakana|kanji)\b"
)
_ASKS_WRITING = pattern(r"(?i)\bwrite\b|\bwritten\b")
_KOREAN = (*zip("gdbr", "ktpl", strict=True), ("eo", "o"), ("oe", "o"), ("eu", "u"), ("ae", "e"), ("c", "i"))


def romanised(text: str) -> str:
    """The text in Latin letters; "" where it is of no script that is romanised by rule."""
    text = unicodedata.normalize("NFC", text.casefold())[:LONGEST]
    if any("\u0370" <= char <= "\u03ff" for char in text):
        text = "".join(
            char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn"
        )
        for pair, latin in _GREEK_PAIRS:
            text = text.replace(pair, latin)
    if any("\u0900" <= char <= "\u097f" for char in text):
        return _devanagari(text)
    if any("\uac00" <= char <= "\ud7a3" for char in text):
        return "".join(map(_syllable, text)).replace("_", "")
    if any("\u3040" <= char <= "\u30ff" for char in text):
        return _kana(fold(text))
    table = _ARABIC | _HEBREW if _UNVOWELLED.search(text) else _TABLE
    latin = "".join(table.get(char, char) for char in text if unicodedata.category(char) != "Mn").replace(
        "_", ""
    )
    return latin if latin != text and latin.isascii() else ""


def _syllable(char: str) -> str:
    """A Korean syllable, whose code counts its three letters."""
    at = ord(char) - 0xAC00
    if not 0 <= at < len(_INITIALS) * len(_MEDIALS) * len(_FINALS):
        return char if char == " " else "_"
    rest, final = divmod(at, len(_FINALS))
    initial, medial = divmod(rest, len(_MEDIALS))
    return f"{_INITIALS[initial]}{_MEDIALS[medial]}{_FINALS[final]}"


def _devanagari(text: str) -> str:
    found = ""
    for at, char in enumerate(text):
        after = text[at + 1 : at + 2]
        if char in _SIGNS:
            found += _SIGNS[char]
        elif char in _DEVANAGARI:
            vowel = char >= "क" and after not in _SIGNS and after not in ("्", "़", "") and after.strip() != ""
            found += _DEVANAGARI[char] + ("a" if vowel or after in ("ं", "ँ") else "")
        elif char.isspace():
            found += " "
    return found


def _kana(text: str) -> str:
    found = ""
    for at, char in enumerate(text):
        if char == "っ":
            found += _KANA.get(text[at + 1 : at + 2], "")[:1]
        elif char == "ー":
            continue
        elif char in _SMALL_VOWELS:
            found = found[:-1] + _SMALL_VOWELS[char]
        elif char in "ゃゅょ" and found.endswith("i"):
            found = found[:-1] + ("" if found.endswith(("shi", "chi", "ji")) else "y") + _KANA[char][1:]
        elif char in _KANA:
            found += _KANA[char]
        else:
            return ""
    return found


def loose(latin: str, *, consonants: bool = False, korean: bool = False) -> str:
    """A romanisation in the one spelling that all systems have in common; Korean ones do not tell b from p."""
    text = re.sub(r"[^a-z]", "", fold(latin))
    for one, other in _LOOSE:
        text = text.replace(one, other)
    text = _DOUBLED.sub(r"\1", text)
    if consonants:
        text = text[:1] + re.sub(r"[aeiou]|[vh]$", "", text[1:])
    for one, other in _KOREAN if korean else ():
        text = text.replace(one, other)
    return _DOUBLED.sub(r"\1", text)


class Romanised(Struct, frozen=True):
    """A reference of another script, to be recognised in Latin letters."""

    text: str
    forms: tuple[str, ...]
    """Its romanisations in the loose spelling; one that ends in "|" gives consonants only, one in "~" is Korean."""
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer in Latin letters: right where it is the romanisation and nothing else."""
        if len(said.text) > 4 * LONGEST:
            return wrong("term", self.text, said.text, "other-term")
        found = [word for word in words(undotted(said.text), strict=True) if not word.mark]
        asked = frozenset(word.key for word in words(cleaned_question(said.question), strict=True))
        left = content_of(found, asked)
        for run in (found, left, *([word] for word in left)):
            if run and self._fits(" ".join(word.text for word in run)):
                if claims.denied(said.text, run[0].start, run[-1].end):
                    return wrong("term", self.text, said.text, "denied")
                others = [
                    word.text
                    for word in left
                    if word not in run
                    and word.key not in ("read", "reads")
                    and (word.text.isascii() or not run[0].text.isascii())
                ]
                if others:
                    return partly("term", self.text, said.text, "rivals", false=tuple(others[:5]))
                return right("term", self.text, said.text)
        return wrong("term", self.text, said.text, "other-term")

    def _fits(self, latin: str) -> bool:
        if not re.sub(r"[\s'ー・-]", "", latin).isalpha():
            return False
        told = loose(latin) or loose(romanised(latin))
        others = {
            loose(_HARD_C.sub("k", fold(latin))),
            loose(latin, consonants=True) + "|",
            loose(latin, korean=True) + "~",
        }
        if len(told) > 1 and not {told, *others}.isdisjoint(self.forms):
            return True
        return any(
            min(len(form), len(told)) >= (LONG if form[0] == told[:1] else LONGER)
            and OSA.distance(form, told, score_cutoff=1) == 1
            for form in self.forms
        )


def asks_script(question: str) -> bool:
    """Whether the question asks how something is written, so that another script is no answer."""
    return bool(_ASKS_SCRIPT.search(question) or _ASKS_WRITING.search(question))


def romanisation(text: str, question: str, gloss: str = "") -> Romanised | None:
    """The matcher for answers in Latin letters; None where the question asks for the script, or none is known.

    A `gloss` ("كتاب (kitāb)") counts as it is; the question must not have it.
    """
    if _ASKS_SCRIPT.search(question) or (asks_script(question) and not gloss):
        return None
    own = romanised(text)
    latin = gloss or own
    if not loose(latin) or (gloss and re.search(rf"(?i)\b{re.escape(gloss)}\b", question)):
        return None
    forms = [loose(latin), loose(latin, korean=True) + "~" if "\uac00" <= text[0] <= "\ud7a3" else ""]
    if _UNVOWELLED.search(text):
        forms = [loose(gloss) or loose(own, consonants=True) + "|"]
    elif own:
        forms += [loose(own), *(loose(own.replace("kh", other)) for other in ("ch", "x"))]
    return Romanised(text, tuple(dict.fromkeys(filter(None, forms))))


def read_as(latin: str) -> Romanised:
    """The matcher for how a word is read."""
    return Romanised(latin, tuple(filter(None, (loose(latin),))))

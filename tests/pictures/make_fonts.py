"""Makes the fonts that pictures are written in: `python -m tests.pictures.make_fonts FOLDER` (needs fonttools, brotli).

FOLDER holds what these unpack to, by their names: from npm `inter-ui` 4.1.1, `@fontsource/noto-sans-arabic`,
`-hebrew` and `-thai` 5.3.0 and `twemoji-colr-font` 15.0.3, from PyPI `noto-cjk-sans-jp-regular` 0.0.1. Of each font
only the characters are kept that names are likely to hold, and nothing that is not drawn: the pictures set one
character after the other (`bot/pictures/writing.py`), so that they look the same on every machine.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FONTS = Path(__file__).parents[2] / "bot" / "pictures" / "fonts"
FIRST_PRIVATE = 0xF0000
"""Where the sequences of emoji get characters of their own."""
JOINER, AS_EMOJI, SKIN_TONES = "\u200d", "\ufe0f", range(0x1F3FB, 0x1F400)

LATIN_GREEK_CYRILLIC = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2BB, 0x2BC), (0x2C6, 0x2DC), (0x300, 0x304), (0x308, 0x308),
    (0x30C, 0x30C), (0x323, 0x323), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027),
    (0x2030, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2264, 0x2265),
)  # fmt: skip
ARABIC = ((0x600, 0x6FF), (0xFB50, 0xFBFF), (0xFE70, 0xFEFC))
HEBREW = ((0x591, 0x5F4), (0xFB1D, 0xFB4F))
THAI = ((0xE01, 0xE5B),)
KANA = ((0x3000, 0x303F), (0x3041, 0x30FF), (0xFF01, 0xFF9F))
CHARACTER_SETS = ("gb2312", "shift_jis", "big5", "euc_kr")
"""What people of China, Japan, Taiwan and Korea wrote with before Unicode: the characters in use."""


def with_one_table(font: TTFont) -> TTFont:
    """The font with its characters in one table of the simplest format, which `bot/pictures/fonts.py` reads."""
    characters = font.getBestCmap()
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.reserved = 3, 10, 0, 0
    table.format, table.length, table.nGroups = 12, 0, 0
    table.cmap = characters
    font["cmap"].tables = [table]
    return font


def spans(*ranges: tuple[int, int]) -> set[int]:
    """All code points of the ranges, their ends included."""
    return {each for first, last in ranges for each in range(first, last + 1)}


def in_use() -> set[int]:
    """Ideographs of the common level of each national character set, and the common syllables of Hangul."""
    found = set()
    for high in range(0xA1, 0xFF):
        for low in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            for name in CHARACTER_SETS:
                try:
                    text = bytes([high, low]).decode(name)
                except UnicodeDecodeError:
                    continue
                if len(text) == 1 and _common(name, high, low, ord(text)):
                    found.add(ord(text))
    for high in range(0x88, 0x99):  # level 1 of JIS X 0208
        for low in range(0x40, 0xFD):
            try:
                text = bytes([high, low]).decode("shift_jis")
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and 0x4E00 <= ord(text) <= 0x9FFF and (high, low) <= (0x98, 0x72):
                found.add(ord(text))
    return found


def _common(name: str, high: int, low: int, code: int) -> bool:
    if name == "euc_kr":
        return 0xAC00 <= code <= 0xD7A3
    if not 0x4E00 <= code <= 0x9FFF:
        return False
    if name == "gb2312":
        return 0xB0 <= high <= 0xD7  # level 1
    return name == "big5" and 0xA4 <= high <= 0xC6 and low < 0xFF  # level 1


def again(font: TTFont) -> BinaryIO:
    """The font as a file, as which it can be reduced."""
    written = io.BytesIO()
    font.flavor = None
    font.save(written)
    written.seek(0)
    return written


def reduced(source: Path | BinaryIO, characters: Iterable[int], glyphs: Iterable[str] = ()) -> TTFont:
    """The font with these characters and glyphs, without layout, hints and names."""
    font = TTFont(source)
    options = Options(
        layout_features=[], hinting=False, desubroutinize=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]
    )  # fmt: skip
    options.drop_tables += [
        "GPOS",
        "GSUB",
        "GDEF",
        "BASE",
        "VORG",
        "vhea",
        "vmtx",
        "DSIG",
        "STAT",
        "FFTM",
        "gasp",
    ]
    options.name_languages = [0x409]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(characters), glyphs=list(glyphs))
    subsetter.subset(font)
    return font


def with_tabular_digits(source: Path) -> TTFont:
    """Inter, whose digits are all as wide."""
    font = TTFont(source)
    gsub = font["GSUB"].table
    (lookups,) = {
        tuple(feature.Feature.LookupListIndex)
        for feature in gsub.FeatureList.FeatureRecord
        if feature.FeatureTag == "tnum"
    }
    wide: dict[str, str] = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            wide |= getattr(table, "ExtSubTable", table).mapping
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if digit in table.cmap:
                table.cmap[digit] = wide.get(table.cmap[digit], table.cmap[digit])
    return reduced(again(font), spans(*LATIN_GREEK_CYRILLIC))


def ligatures(font: TTFont) -> Iterator[tuple[str, str]]:
    """(the characters of a sequence, the glyph it is drawn as), without skin tones."""
    characters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, found in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for each in found:
                    glyphs = [first, *each.Component]
                    if not all(glyph in characters for glyph in glyphs):
                        continue
                    text = "".join(characters[glyph] for glyph in glyphs)
                    if not any(ord(c) in SKIN_TONES for c in text):
                        yield text, each.LigGlyph


def give_outlines(font: TTFont) -> None:
    """Let each emoji have an outline as large as its layers: Pillow looks there for how large a character is."""
    shapes = font["glyf"]
    for name, layers in font["COLR"].ColorLayers.items():
        boxes = [shapes[layer.name] for layer in layers if shapes[layer.name].numberOfContours]
        if shapes[name].numberOfContours or not boxes:
            continue
        left, right = min(box.xMin for box in boxes), max(box.xMax for box in boxes)
        low, high = min(box.yMin for box in boxes), max(box.yMax for box in boxes)
        pen = TTGlyphPen(None)
        pen.moveTo((left, low))
        for point in ((left, high), (right, high), (right, low)):
            pen.lineTo(point)
        pen.closePath()
        shapes[name] = pen.glyph()


def emoji(source: Path) -> tuple[TTFont, dict[str, str]]:
    """The font, and which sequence has which character of its own."""
    font = TTFont(source)
    known: dict[str, str] = {}
    for text, glyph in ligatures(font):
        known.setdefault(text.replace(AS_EMOJI, ""), glyph)
    sequences = {text: glyph for text, glyph in sorted(known.items()) if len(text) > 1}
    codes = {text: FIRST_PRIVATE + number for number, text in enumerate(sequences)}
    wide: Any = next(table for table in font["cmap"].tables if table.format == 12)
    wide.cmap |= {codes[text]: glyph for text, glyph in sequences.items()}
    font["cmap"].tables = [wide]
    give_outlines(font)
    kept = {code for code in wide.cmap if code > 0x7F} - set(SKIN_TONES)
    return reduced(again(font), kept), {text: chr(code) for text, code in codes.items()}


def main(folder: Path) -> None:
    """Write all of them."""
    inter = folder / "inter-ui" / "web"
    noto = {
        "NotoSansArabic": ("noto-sans-arabic/files/noto-sans-arabic-arabic-500-normal.woff2", spans(*ARABIC)),
        "NotoSansHebrew": ("noto-sans-hebrew/files/noto-sans-hebrew-hebrew-500-normal.woff2", spans(*HEBREW)),
        "NotoSansThai": ("noto-sans-thai/files/noto-sans-thai-thai-500-normal.woff2", spans(*THAI)),
        "NotoSansCJK": (
            "noto-cjk-sans-jp-regular/NotoSansCJKjp-Regular.otf",
            spans(*KANA) | in_use(),
        ),
    }
    made = {
        "Inter-Medium": with_tabular_digits(inter / "Inter-Medium.woff2"),
        "Inter-Bold": with_tabular_digits(inter / "Inter-Bold.woff2"),
        **{name: reduced(folder / path, characters) for name, (path, characters) in noto.items()},
    }
    made["Twemoji"], sequences = emoji(folder / "twemoji-colr-font" / "twemoji.woff2")
    for name, font in made.items():
        font.flavor = None
        with_one_table(font)
        path = FONTS / f"{name}.{'otf' if 'CFF ' in font else 'ttf'}"
        font.save(path)
        sys.stdout.write(
            f"{path.name:20s} {path.stat().st_size / 1000:8.0f} kB {len(font.getBestCmap()):6d}\n"
        )
    (FONTS / "emoji_sequences.json").write_text(
        json.dumps(sequences, ensure_ascii=True, indent=0) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

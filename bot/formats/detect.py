"""Which format a file is in: its content first, its name where the content could be several."""

from __future__ import annotations

import re

from bot.core.decks.problems import DeckError
from bot.formats import (
    answer_key,
    answer_lines,
    arrows,
    bullets,
    definition_lists,
    flashcards,
    h5p,
    headed_sides,
    latex,
    line_blocks,
    no_decks,
    open_trivia,
    parted_sides,
    pub_quizzes,
    qa_labels,
    separators,
    tagged_sections,
    vault_notes,
    word_lists,
)
from bot.formats.anki import cloze_texts, package, text_export
from bot.formats.dictionaries import dsl, tabbed
from bot.formats.dictionaries import lines as dictionary_lines
from bot.formats.documents import front_matter, tables, web_pages
from bot.formats.documents import reader as documents
from bot.formats.exams import reader as exams
from bot.formats.moodle import gift
from bot.formats.names import (
    APKG,
    BLOCKS,
    BULLETS,
    CODE,
    CSV,
    DICTIONARY,
    DOCUMENT,
    FLASHCARDS,
    GIFT,
    H5P,
    LATEX,
    LINES,
    OPEN_TRIVIA,
    ORG,
    PACKAGE,
    QA,
    RECORDS,
    SPREADSHEET,
    SQL,
    TABLE,
    TRIVIA,
    WORDS,
    XML,
    YAML,
)
from bot.formats.records import finding, names, source_code
from bot.formats.sheets.reader import is_spreadsheet
from bot.formats.sql import reader as sql
from bot.formats.tables import columns, csv_format

_SAMPLE = 20_000
_TEXTS = ("md", "markdown", "txt", "")
"""Extensions of files that people write by hand."""
_QUESTION = re.compile(r"^Q[ \t]*+\d{0,6}[ \t]*+[:.)]", re.IGNORECASE | re.MULTILINE)
_ANSWER = re.compile(r"^[ \t]*+A[ \t]*+\d{0,6}[ \t]*+[:.)]", re.IGNORECASE | re.MULTILINE)
_DECK = re.compile(r"^(?:[\"']?(?:deck|cards)[\"']?[ \t]*+:(?:[ \t]|$)|\{)", re.MULTILINE)
_LIST = re.compile(r"^\S[^\n]{0,2000}:[ \t]*+\n(?:[ \t]*+(?:#[^\n]*+)?\n)*[ \t]*+- ", re.MULTILINE)
_SUBHEADING = re.compile(r"#{2,6} +\S")
_FRONT_MATTER = re.compile(r"---[ \t]*+\n(?:(?!---)[^\n]*+\n){0,100}---[ \t]*+\n")
_JSON = re.compile(r"[ \t\n]*(?:\[[ \t\n]*[\[{\"\]]|\{[ \t\n]*\")")
_OWN_JSON = re.compile(r"\"deck\"[ \t\n]*:[ \t\n]*\{")
_YAML_LIST = re.compile(
    r"(?:---[ \t]*\n|[ \t]*(?:#[^\n]*)?\n){0,50}- {1,4}[\"':]?\w[\w -]{0,40}[\"']?[ \t]*:(?:[ \t]|\n)"
)
_SECTION = re.compile(
    r"^[ \t]{0,8}(?:[^\s\w]{0,3}\d{0,4}[.)]? ?#{1,6} |<summary|<details|\*\*|-{3}|={3})", re.MULTILINE
)
"""What may begin a section of a document."""
_OWN_YAML = re.compile(
    r"^[\"']?deck[\"']?[ \t]*:[ \t]*(?:\n|\{|#)|^[ \t]*(?:- )?[\"']?(?:prompt|reference)[\"']?[ \t]*:(?!:)",
    re.MULTILINE,
)
_OWN_START = re.compile(
    r"(?:---[ \t]*\n|[ \t]*(?:#[^\n]*)?\n){0,50}[\"']?deck[\"']?[ \t]*:[ \t]*(?:\{|\n[ \t]+[\"']?(?:slug|title)\b)"
)
"""How decks of ours begin, whatever their texts look like."""
_YAML_KEY = re.compile(
    r"^[ \t]*(?:-[ \t]+)?[\"']?([A-Za-z_][\w -]{0,40})[\"']?[ \t]*:(?:[ \t]|$)", re.MULTILINE
)
_XML = re.compile(
    r"\s*(?:<\?xml\s|<quiz>|<!DOCTYPE (?!html)[\w:.]{1,40}(?: (?:SYSTEM|PUBLIC) |\s?[>\[])"
    r"|<(?:TEI|TEI\.2|xdxf|tmx|martif|tbx|stardict)[\s>])"
)
_XML_NAMES = ("xml", "kvtml", "tei", "xdxf", "tbx", "tmx")
_STRUCTURED = ("csv", "tsv", "yaml", "yml", "json", "toml")
"""Extensions of files in which braces mean something else."""
_UNKNOWN = (
    "this holds no deck in a format that is known here: YAML, JSON, TOML, CSV, TSV, Q/A text, flashcards or questions "
    "in Markdown, lists of terms or trivia, lists in programs, SQL, LaTeX, spreadsheets, Anki .apkg or .txt, "
    "GIFT or XML of Moodle, QTI, H5P, dictionaries. Write its cards as lines that begin with Q: and A:, or as a table "
    "with columns `question` and `answer`"
)
_HEADED = (
    '; where each heading is a term and the text below it the meaning, import it with the format "document"'
)
_NOTES = f"{_UNKNOWN}; this is a page of notes"
_OUTLINE = (
    "no heading of this outline asks something, has the tag :drill: or :fc:, or is a note for Anki; where each "
    'heading is a term and the text below it the meaning, import it with the format "org"'
)


def binary_format(data: bytes) -> str | None:
    """The format where `data` is a zip file, None where it may be text; DeckError where it is of another kind."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if is_spreadsheet(data):
            return SPREADSHEET
        return APKG if package.is_package(data) else PACKAGE
    no_decks.refuse_bytes(data)
    return None


def text_format(text: str, filename: str) -> str:
    """The format of `text`; DeckError where neither it nor the name tells."""
    if web_pages.looks_like(text):
        return TABLE
    no_decks.refuse_text(text)
    sample = text[:_SAMPLE].removeprefix("\ufeff")
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    found = (
        _of_dictionary(sample)
        or _of_program(sample, extension)
        or _of_question_bank(text, sample, extension)
        or _of_document(text, extension)
        or _by_content(text, sample, extension)
        or _by_name(sample, extension)
    )
    if found is None and extension in _TEXTS and documents.is_one_question(text):
        return DOCUMENT
    if found in (None, QA) and extension in _TEXTS and pub_quizzes.looks_like(text):
        return BLOCKS
    if found is None:
        raise DeckError.of(_UNKNOWN + (_HEADED if _SECTION.search(text) else ""))
    return found


def _of_document(text: str, extension: str) -> str | None:
    """DOCUMENT or ORG where most headings are questions, or TABLE.

    All of the text is looked at, since documents may begin with long tables of contents.
    """
    if extension == "org":
        return _of_outline(text)
    if extension not in _TEXTS:
        return None
    if headed_sides.looks_like(text):
        return QA
    if _SECTION.search(text) and documents.looks_like(text):
        return DOCUMENT
    return TABLE if "|" in text and tables.looks_like(text) else None


def _of_outline(text: str) -> str:
    """ORG where headings are cards or ask something, TABLE where there is one; DeckError for other outlines."""
    if documents.looks_like(text, org=True):
        return ORG
    if "|" in text and tables.looks_like(text):
        return TABLE
    raise DeckError.of(_OUTLINE)


def _of_dictionary(sample: str) -> str | None:
    """DICTIONARY where the head of one stands at the top, or all lines are its entries."""
    whole = sample.rpartition("\n")[0] or sample
    headed = dsl.looks_like(sample) or tabbed.looks_like(sample)
    return DICTIONARY if headed or dictionary_lines.looks_like(whole) else None


def _of_program(sample: str, extension: str) -> str | None:
    """The format of what a program wrote: an export of Anki's, JSON, TOML, YAML of others, a table with names."""
    if text_export.read(sample).lines:
        return CSV
    if extension in _XML_NAMES or _XML.match(sample):
        return XML
    if _OWN_START.match(sample):
        return YAML
    if extension in _TEXTS and front_matter.cards(sample) is not None:
        return RECORDS
    if (source := _of_source(sample, extension)) is not None:
        return source
    if _JSON.match(sample):
        if _OWN_JSON.search(sample):
            return YAML
        return H5P if h5p.looks_like(sample) else RECORDS
    if extension == "toml" and finding.is_toml(sample):
        return RECORDS
    if extension in ("yaml", "yml") and (_YAML_LIST.match(sample) or _is_foreign_yaml(sample)):
        return RECORDS
    return extension if extension in ("csv", "tsv") and csv_format.is_table(sample) else None


def _of_source(sample: str, extension: str) -> str | None:
    """The format of what is written for a machine to read: SQL, LaTeX or the source of a program."""
    if extension == "sql" or (extension in ("txt", "") and sql.looks_like(sample)):
        return SQL
    if extension == "tex" or (extension in ("txt", "") and latex.looks_like(sample)):
        return LATEX
    known = extension in source_code.EXTENSIONS
    return CODE if known or (extension in _TEXTS and source_code.looks_like(sample)) else None


def _of_question_bank(text: str, sample: str, extension: str) -> str | None:
    """GIFT where the name says it, or most paragraphs end in answers of its kind.

    FLASHCARDS where it is an exam, lines with one mark part cards, or nearly all lines have gaps of Anki's.
    """
    if extension in _TEXTS and vault_notes.looks_like(text):
        return QA
    if extension in _TEXTS and (cloze_texts.looks_like(text) or tagged_sections.looks_like(text)):
        return FLASHCARDS
    written = extension == "gift" or (extension not in _STRUCTURED and gift.looks_like(sample))
    if written:
        return GIFT
    if extension not in _TEXTS:
        return None
    return FLASHCARDS if exams.looks_like(text) or parted_sides.looks_like(text) else None


def _is_foreign_yaml(sample: str) -> bool:
    """Whether keys name questions and answers or options, and it is no deck of ours."""
    if _OWN_YAML.search(sample):
        return False
    keys = {names.plain(found[1]) for found in _YAML_KEY.finditer(sample)}
    held = {names.field_of(key) for key in keys}
    return columns.PROMPT in held and (columns.REFERENCE in held or not keys.isdisjoint(names.OPTIONS))


def _by_content(text: str, sample: str, extension: str) -> str | None:
    """The format of what a person wrote, where only one of them looks like it."""
    if extension in _TEXTS and flashcards.has_options(answer_key.applied(text) or sample):
        return FLASHCARDS
    if (_QUESTION.search(sample) and _ANSWER.search(sample)) or qa_labels.is_labelled(sample):
        return QA
    if extension in ("csv", "tsv"):
        return extension
    if open_trivia.looks_like(sample):
        return OPEN_TRIVIA
    if extension in _TEXTS and (found := _by_lines(text, sample)):
        return found
    if (front := _FRONT_MATTER.match(sample)) and not _DECK.search(front[0]):
        raise DeckError.of(_NOTES)
    if _DECK.search(sample) and (extension not in _TEXTS or _OWN_YAML.search(sample)):
        return YAML
    return TRIVIA if _LIST.search(sample) and (extension not in _TEXTS or _is_trivia(sample)) else None


def _is_trivia(sample: str) -> bool:
    """Whether nearly all lines at the left margin are questions with a colon, and a page of notes begins otherwise."""
    lines = [line for line in map(str.rstrip, sample.split("\n")) if line and not line[0].isspace()]
    left = [line for line in lines if line[0] != "#" and not line.startswith(("- ", "---"))]
    headed = any(_SUBHEADING.match(line) for line in lines)
    return not headed and 10 * sum(":" in line for line in left) >= 9 * len(left) > 0


def _by_lines(text: str, sample: str) -> str | None:
    """The format of what a person wrote line by line."""
    if separators.pairs(text) is not None or definition_lists.looks_like(text):
        return WORDS
    if answer_lines.looks_like(sample.rpartition("\n")[0] or sample):
        return LINES
    if arrows.looks_like(sample) or bullets.looks_like(sample):
        return BULLETS
    if line_blocks.looks_like(text):
        return BLOCKS
    return FLASHCARDS if flashcards.looks_like(sample) else None


def _by_name(sample: str, extension: str) -> str | None:
    """The format that the name tells, and for texts the likeliest."""
    if extension in ("yaml", "yml", "json"):
        return YAML if extension == "json" else TRIVIA
    if csv_format.is_table(sample) or csv_format.is_tabbed(sample):
        return CSV
    if extension in ("txt", "") and csv_format.is_spaced(sample):
        return CSV
    if extension in _TEXTS and word_lists.looks_like(sample.rpartition("\n")[0] or sample):
        return WORDS
    asks = _QUESTION.search(sample) or (extension == "txt" and _ANSWER.search(sample))
    return QA if asks else None

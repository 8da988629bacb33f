"""Small documents of word processors for tests, written part by part so that each may be odd."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.formats.sheets.workbooks import packed

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
BOLD, RED, MARKED = "<w:b/>", "<w:color w:val='FF0000'/>", "<w:highlight w:val='yellow'/>"
UNDERLINED = "<w:u w:val='single'/>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def p(*runs: str, properties: str = "", item: tuple[int, int] | None = None) -> str:
    """A paragraph of runs or plain texts; `item`: its list and level."""
    listed = f"<w:numPr><w:ilvl w:val='{item[1]}'/><w:numId w:val='{item[0]}'/></w:numPr>" if item else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}{listed}</w:pPr>{inner}</w:p>"


def style(name: str) -> str:
    return f"<w:pStyle w:val='{name}'/>"


def tbl(*rows: Sequence[str]) -> str:
    """A table whose cells hold a text, or paragraphs."""
    written = ""
    for row in rows:
        cells = "".join(
            f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" if cell else "<w:tc><w:p/></w:tc>"
            for cell in row
        )
        written += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{written}</w:tbl>"


def levels(*kinds: tuple[str, str]) -> str:
    """The list with the id 1, whose levels have these kinds of numbers and labels."""
    inner = "".join(
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for place, (kind, text) in enumerate(kinds)
    )
    return (
        f"<w:abstractNum w:abstractNumId='7'>{inner}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
        "</w:lvlOverride></w:num>"
    )


def docx(*body: str, numbering: str = "", styles: str = "", head: str = "") -> bytes:
    """A document of Word's with these elements in its body."""
    return packed(docx_parts(*body, numbering=numbering, styles=styles, head=head))


def docx_parts(*body: str, numbering: str = "", styles: str = "", head: str = "") -> dict[str, str | bytes]:
    """The members of such a document."""
    return {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{head}<w:document xmlns:w='{_MAIN}'><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles xmlns:w='{_MAIN}'>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering xmlns:w='{_MAIN}'>{numbering}</w:numbering>",
    }


def odt(body: str, *, styles: str = "", kind: str = "text") -> bytes:
    """A document of OpenDocument with this text and these automatic styles."""
    return packed(odt_parts(body, styles=styles, kind=kind))


def odt_parts(body: str, *, styles: str = "", kind: str = "text") -> dict[str, str | bytes]:
    """The members of such a document."""
    names = " ".join(
        f"xmlns:{prefix}='{_ODF}:{prefix}:1.0'" for prefix in ("office", "text", "table", "style", "fo")
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}

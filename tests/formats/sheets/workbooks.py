"""Small spreadsheets for tests, written part by part so that each may be odd."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members, packed the quick way: some are made of hundreds of megabytes, in each worker."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_parts(
    sheets: Mapping[str, str],
    *,
    styles: str = "",
    strings: str = "",
    about: str = "",
    hidden: Sequence[str] = (),
) -> dict[str, str | bytes]:
    """The members of a workbook whose sheets hold that XML of rows."""
    listed, links, parts = "", "", {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = " state='hidden'" if name in hidden else ""
        listed += f"<sheet name='{name}' sheetId='{number}' r:id='rId{number}'{state}/>"
        links += f"<Relationship Id='rId{number}' Type='{_OFFICE}/worksheet' Target='worksheets/sheet{number}.xml'/>"
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet xmlns='{_MAIN}'><sheetData>{rows}</sheetData></worksheet>"
        )
    book = f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'>{about}<sheets>{listed}</sheets></workbook>"
    return {
        "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}'><Relationship Id='rId1' Type='{_OFFICE}/officeDocument' "
        "Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{_PACKAGE}'>{links}</Relationships>",
        "xl/styles.xml": f"<styleSheet xmlns='{_MAIN}'>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst xmlns='{_MAIN}'>{strings}</sst>",
        **parts,
    }


def rows(*lines: Sequence[str]) -> str:
    """Rows of texts as a sheet of Excel's may hold them; empty cells are not there."""
    written = ""
    for number, cells in enumerate(lines, start=1):
        inner = "".join(
            f"<c r='{chr(65 + place)}{number}' t='inlineStr'><is><t>{escape(cell)}</t></is></c>"
            for place, cell in enumerate(cells)
            if cell
        )
        written += f"<row r='{number}'>{inner}</row>"
    return written


def xlsx(*lines: Sequence[str]) -> bytes:
    """A workbook with one sheet of texts."""
    return packed(xlsx_parts({"Cards": rows(*lines)}))


def ods_parts(tables: str, *, kind: str = "spreadsheet") -> dict[str, str | bytes]:
    """The members of a document of OpenDocument with that XML of tables."""
    spaces = " ".join(f"xmlns:{name}='{_ODF}:{name}:1.0'" for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:body><office:{kind}>{tables}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    return {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}


def ods(tables: str, *, kind: str = "spreadsheet") -> bytes:
    """Such a document."""
    return packed(ods_parts(tables, kind=kind))

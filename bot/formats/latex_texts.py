"""Texts in LaTeX as people read them: without marks of style and layout, formulas and code as they are written."""

from __future__ import annotations

import re

from bot.core.decks.check import tidy
from bot.formats.anki.notes import LeftOut

_CODE = re.compile(r"\\begin\s?\{(lstlisting|verbatim|minted)\}(?:\s?[\[{][^\]}\n]{0,80}[\]}]){0,2}")
_SPACING = re.compile(
    r"\\(?:[vh]space|[vh]skip|setlength|label|ref|cite|pagestyle|color|fontsize|footnotesize)(?![a-zA-Z])\*?"
    r"(?:\s?\{(?:[^{}]|\{[^{}]{0,80}\}){0,80}\}){0,2}"
)
_PICTURE = re.compile(r"\\includegraphics\*?(?:\s?\[[^\]]{0,200}\])?\s?\{[^{}]{0,300}\}")
_STYLE = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|rm|sf|color\s?\{\w{1,30}\})?|emph|alert|structure|only|uncover|visible|underline|mbox|textsuperscript|url|texttt)\s?\{([^{}]*)\}"
)
_LAYOUT = re.compile(
    r"\\(?:begin|end)\s?\{(?!(?:cases|matrix|[pbvBV]matrix|align\*?|equation\*?|gather\*?|array|tabular)\})[^{}]{1,40}\}(?:\s?\[[^\]\n]{0,40}\])?"
    r"|\\(?:centering|noindent|bigskip|medskip|smallskip|newpage|clearpage|hfill|vfill|large|Large|LARGE|huge|Huge|small|"
    r"scriptsize|tiny|normalsize|bfseries|itshape|ttfamily|par|pause|fillin|droptotalpoints|stretch)(?![a-zA-Z])\*?"
)
_MATH = re.compile(
    r"\$\$(?:(?!\$\$).){1,2000}?\$\$|\$[^$\n]{1,500}\$|\\\((?:(?!\\\().){1,500}?\\\)|\\\[(?:(?!\\\[).){1,2000}?\\\]",
    re.DOTALL,
)
_SIGNS = re.compile(r"\\([&%_#{}$ ])")
_QUOTES = (
    ("``", "“"),
    ("''", "”"),
    ("---", "—"),
    ("--", "–"),
    ("~", " "),
    ("\\ldots", "…"),
    ("\\textbackslash", "\\"),
)
_CHARACTERS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "textdegree": "°",
    "dots": "…",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_CHARACTER = re.compile(rf"\\({'|'.join(_CHARACTERS)})(?![a-zA-Z])(?:\{{\}}|(?<=textless)[ \t])?")
"""Commands that write a sign, with the space or braces that end them."""
_MEDIA = "pictures"


def braced(text: str) -> tuple[str, str]:
    """What stands in the braces at the beginning, and what follows them."""
    text = text.lstrip()
    if not text.startswith("{"):
        return "", text
    depth = 0
    for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return text[1 : found.start()], text[found.end() :]
    return text[1:], ""


def plain(text: str, left_out: LeftOut) -> str:
    """The text as people read it; formulas stay as they are written."""
    text, pictures = _PICTURE.subn("", text)
    left_out[_MEDIA] += pictures
    kept: list[str] = []
    pieces, place = [], 0
    while found := _CODE.search(text, place):
        end = text.find(f"\\end{{{found[1]}}}", found.end())
        if end < 0:
            break
        kept.append("\n```\n{}\n```\n".format(text[found.end() : end].strip("\n")))
        pieces += [text[place : found.start()], f"\x02{len(kept) - 1}\x03"]
        place = text.index("}", end) + 1

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x02{len(kept) - 1}\x03"

    text = _MATH.sub(keep, "".join([*pieces, text[place:]]))
    text = _LAYOUT.sub("\n", _SPACING.sub(" ", text))
    for _ in range(4):
        text, changed = _STYLE.subn(r"\1", text)
        if not changed:
            break
    text = re.sub(r"\\item(?![a-zA-Z])\s*", "\n- ", text.replace("\\\\", "\n"))
    text = _CHARACTER.sub(lambda found: _CHARACTERS[found[1]], text)
    for mark, sign in _QUOTES:
        text = text.replace(mark, sign)
    text = _SIGNS.sub(r"\1", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return tidy(re.sub(r"\x02(\d{1,6})\x03", lambda found: kept[int(found[1])], text))

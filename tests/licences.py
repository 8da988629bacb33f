"""The list of licences: `python -m tests.licences` writes docs/licences.md from what is installed.

A package that is not installed here (it is for another version of Python, or of an extra) keeps the row that it has.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from bot.config import ROOT

LIST = ROOT / "docs" / "licences.md"
LOCKS = ("run", "speed", "sentry", "sandbox")
"""Of what operators install, the first before those that add to it; what only tests need is given to nobody."""
_HEAD = """# Licences of what Cuecard stands on

Made by `python -m tests.licences` from what the packages say of themselves, for the locks in `requirements/`; a test
holds it to them. Cuecard is MIT licensed, contains none of this code, and has it installed beside it.

Of note: **frozendict** is under the LGPL, version 3. It comes with genanki, which writes Anki packages, and is used
unchanged as a library of its own, which the LGPL allows to programs of any licence. Whoever passes an image on that has
it inside passes its licence on with it: the text is in the package's folder. It can be exchanged by installing another
version. Packages under the MPL 2.0 ask that changes to their own files are published; there are none.

`data/grading/cross-encoder-english.onnx` is a model made of all-MiniLM-L6-v2 (Apache-2.0), its weights fitted anew and
rounded, and `word-pieces.txt` its vocabulary; `cross-encoder-multilingual.onnx` is one made of multilingual-e5-small
(MIT), and `unigram-pieces.txt` a part of its vocabulary. Their licences are in `cross-encoder-*-licence.txt`.
`stance.onnx` is one more made of all-MiniLM-L6-v2, with `stance-pieces.txt`; `stance-licence.txt` has its licence.

Seven tables are made of the data of others: `data/grading/related.txt`, `antonyms.txt` and
`bot/core/grading/facts/words/synonyms.txt` of WordNet 3.0
(their licence, which allows all of this and asks to be kept, is in `related-licence.txt`);
`data/grading/word-vectors.bin` of what the sentence encoder
all-MiniLM-L6-v2 (Apache-2.0) makes of WordNet's definitions and examples (`word-vectors-licence.txt`); and of the word
counts of `pyspellchecker` (MIT) `data/grading/words.txt`, `words-sorted.txt` beside it and
`bot/core/grading/facts/words/english.txt`. `names_abroad.txt` beside it has names of Unicode's CLDR
(`names_abroad-licence.txt`).
"""
_SPOKEN = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0",
    "LGPL v3": "LGPL-3.0",
}


def locked() -> dict[str, list[str]]:
    """The names of packages by lock; each in the first that has it."""
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    for lock in LOCKS:
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        names = set(re.findall(r"^([A-Za-z0-9._-]+)==", text, flags=re.MULTILINE))
        found[lock] = sorted(names - known)
        known |= names
    return found


def licence(package: str) -> str | None:
    """What an installed package says of its licence; None where it is not installed."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return None
    if "License-Expression" in told:
        return told["License-Expression"]
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier") or ()
        if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    free = (told.get_all("License") or [""])[0]
    said = classified or [free.splitlines()[0] if free else "not said"]
    return " and ".join(_SPOKEN.get(each, each) for each in said)


def listed(file: Path = LIST) -> dict[str, str]:
    """The licence by package, as the list has it."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", text, flags=re.MULTILINE))


def written() -> str:
    """The list as it should be."""
    known = listed()
    titles = {"run": "Always installed", "speed": "`speed`", "sentry": "`sentry`", "sandbox": "`sandbox`"}
    parts = [_HEAD]
    for lock, packages in locked().items():
        rows = [f"| `{each}` | {licence(each) or known.get(each, 'not known')} |" for each in packages]
        parts.append("\n".join((f"## {titles[lock]}\n", "| package | licence |", "| --- | --- |", *rows, "")))
    return "\n".join(parts)


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")

"""The list of licences: of everything that is installed, as its packages say, and of no kind that needs a thought."""

from __future__ import annotations

import re

from tests.licences import LIST, listed, locked, written

KNOWN = {
    *("MIT", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "CNRI-Python"),
    *("0BSD", "Zlib", "CC0-1.0"),  # of parts of numpy
    "MPL-2.0",  # about changes to its own files, and there are none
    "LGPL-3.0-only",  # frozendict alone: docs/licences.md says how it is used
}


def test_the_list_is_what_the_packages_say() -> None:
    """`python -m tests.licences` writes it anew."""
    assert LIST.read_text(encoding="utf-8") == written()
    assert set(listed()) == {each for packages in locked().values() for each in packages}


def test_no_licence_is_new() -> None:
    of_kind = {
        name: set(re.split(r" and | AND | OR |[()]", said)) - {"", " "} for name, said in listed().items()
    }
    assert {name: kinds - KNOWN for name, kinds in of_kind.items() if kinds - KNOWN} == {}
    assert [name for name, kinds in of_kind.items() if "LGPL-3.0-only" in kinds] == ["frozendict"]

"""How long an answer may be, in characters, that is looked through for something: longer ones say too much else."""

from __future__ import annotations

ESSAY = 300
"""For talk, frames and other readings, which stand around a value; longer answers are essays."""
BRIEF = 200
"""For another way to tell the value itself."""

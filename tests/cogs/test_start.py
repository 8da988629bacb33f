"""What a start does not load."""

from __future__ import annotations

import subprocess
import sys

from bot.config import ROOT


def test_pillow_is_imported_with_the_first_picture() -> None:
    script = "import sys, bot.app; raise SystemExit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0

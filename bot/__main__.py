"""The command line: `python -m bot COMMAND`, or `cuecard COMMAND` once installed."""

from __future__ import annotations

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())

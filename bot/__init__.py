"""Cuecard: a Discord tutor that grades a sentence as a fair tutor would."""

from pathlib import Path

__version__ = "0.2.0"

INSTALLED = (Path(__file__).parent / "shipped").is_dir()
"""Whether this is an installed package: its build puts there what the checkout has beside `bot/`."""

COMMAND = "cuecard" if INSTALLED else "python -m bot"
SANDBOX = "uvx 'cuecard[sandbox]' sandbox" if INSTALLED else "make sandbox"
"""What people type."""

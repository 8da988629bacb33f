"""Cuecard: a Discord tutor that grades a sentence as a fair tutor would."""

__version__ = "0.1.0"

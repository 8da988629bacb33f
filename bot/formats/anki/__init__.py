"""Anki's packages and text exports."""

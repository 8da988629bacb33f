"""Queries of schedules and their posts."""

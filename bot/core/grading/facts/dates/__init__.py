"""Dates, years, centuries, spans of years and times of day."""

"""Persons' names: the surname decides."""

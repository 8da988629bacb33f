"""The project's own format, which holds everything a card may know."""

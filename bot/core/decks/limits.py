"""Bounds on decks, so that no file can exhaust time, memory or a Discord message."""

MAX_BYTES = 8 * 1024 * 1024
"""Of a deck file: some hundred times the largest deck that people write by hand."""
MAX_CARDS = 5_000
TOO_MANY = f"over {MAX_CARDS:,} cards: part the file into several, each a deck of its own"
MAX_ROWS = 20_000
"""Of a table, or notes of an Anki collection: not every one becomes a card."""
MAX_COLUMNS = 100
MAX_LINES = 200_000
"""Of a text that is read line by line."""
MAX_TEXT = 4 * 1024 * 1024
"""Characters in the fields of an Anki collection."""
MAX_PROMPT = 1_500
"""Characters; a question with its heading and buttons must fit a Discord embed (4,096 a description)."""
MAX_REFERENCE = 1_500
MAX_HINT = 500
MAX_EXPLANATION = 1_000
MAX_URL = 512
"""Discord's limit on the address of a link button."""
MAX_SOURCE_TITLE = 80
"""Discord's limit on a button's label."""
MAX_KEY = 64
MAX_TOPIC = 100
"""Discord's limit on an autocomplete choice."""
MAX_TITLE = 100
MAX_DESCRIPTION = 1_000
MAX_EXAMPLES = 500
"""Of one kind, a card."""
MAX_EXAMPLE = 1_000
MAX_CONCEPTS = 20
MAX_SIDES = 6
MAX_MEMBERS = 50
"""Of a list that is an answer."""
MAX_MEMBER = 200
MAX_UNIT = 40

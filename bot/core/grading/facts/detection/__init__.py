"""What kind of answer a card expects, found from its question and reference."""

"""Use cases of suggestions: suggesting a card, flagging one, and deciding about either."""

"""Use cases of decks: finding, editing, importing, exporting them."""

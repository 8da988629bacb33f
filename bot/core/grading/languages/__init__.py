"""Cards in other languages than English, read word by word through glossaries into English.

All that the grader knows of words is English: grammar, negation, frames of denial, synonyms, opposites, what words are
about. A glossary (`glossary.py`, its files in `data/grading/languages/`) puts each word of a card and of its answers
into the English word that says about the same, in the order in which they stand. Both go through the same one, so it
need not translate well; it has to bring what means the same to the same word. What it lacks stays as it is, by stem.

`detection.py` tells the language of a card, `foreign.py` makes the lexicon that reads it.
"""

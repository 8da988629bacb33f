"""`/deck`: a server's own decks, for those who look after them.

`commands` takes the commands, `importing` turns a file into a preview, `deciding` has the buttons that apply it, remove
a deck or take a change back, `editing` is the form for one card, `pages` turns the pages of lists, `access` says who
may, `texts` and `import_texts` word everything.
"""

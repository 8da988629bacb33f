"""Documents in Markdown, and outlines of Emacs' Org mode, whose headings, folded parts or bold lines are questions."""

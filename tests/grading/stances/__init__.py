"""The model that reads who holds a value: what it is fitted on, the fit, and how well it does on others' phrasings."""

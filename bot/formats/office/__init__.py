"""Documents of word processors, `.docx` and `.odt`: their text as people see it, and their tables."""

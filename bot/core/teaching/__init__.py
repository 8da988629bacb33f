"""Teaching: what a card lacks, drafts of it that a model wrote, and the checks that a draft has to pass."""

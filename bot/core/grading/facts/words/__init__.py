"""Terms, places, works and words of a language, in any spelling."""

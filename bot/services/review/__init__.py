"""Spaced repetition: `memory` keeps states, `sessions` asks and takes answers, `settings` is what a person chooses."""

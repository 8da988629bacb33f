"""Spaced repetition: `memory` keeps states, `sessions` asks and takes answers, `planning` is what a person chooses."""

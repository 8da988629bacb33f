"""Spaced repetition: `memory` has the states and what they are worked out from, `sessions` what a session asks."""

"""Quizzes: their state machine, entries, attempts, and which card comes next."""

"""Queries of quizzes, rounds, attempts and entries."""

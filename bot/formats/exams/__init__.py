"""Exams as text: questions, their options and the key, as question banks of many languages print them."""

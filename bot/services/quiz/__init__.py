"""Use cases of quizzes: starting and steering them, their rounds, answering."""

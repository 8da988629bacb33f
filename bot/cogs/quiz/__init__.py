"""`/quiz`, its questions and their answers.

`commands` starts a quiz, `conductor` takes it from step to step, `buttons` and `messages` bring answers in,
`texts` words everything.
"""

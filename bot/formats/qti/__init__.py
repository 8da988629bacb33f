"""QTI, the format in which learning platforms exchange tests: Canvas, Blackboard, D2L, TAO, Moodle."""

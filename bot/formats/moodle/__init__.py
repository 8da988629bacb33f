"""Question banks of Moodle: GIFT texts and Moodle XML."""

"""Lists: all of the members, some of them, in order or not."""

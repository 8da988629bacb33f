"""A small stand-in for Discord on loopback, and the tests that run the real bot process against it."""

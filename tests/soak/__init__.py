"""A long run of the real process under random load and random faults, and a recount of what it stored."""

"""Use cases, one transaction each. They know the ports, never Discord and never SQL."""

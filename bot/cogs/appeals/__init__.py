"""Appeals on Discord: the button under a verdict, what reviewers see, and what members are told."""

"""Appeals on Discord: the button under a verdict, the review that judges see, and what members are told."""

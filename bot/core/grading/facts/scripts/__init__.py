"""Other scripts and other languages than English."""

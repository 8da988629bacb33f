"""Yes and no, true and false, with or without a reason."""

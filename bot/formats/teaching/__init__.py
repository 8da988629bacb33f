"""What teaching reads and writes: a model's replies, and the file in which drafts wait for people."""

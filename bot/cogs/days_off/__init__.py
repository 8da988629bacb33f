"""Days off: `panel` has a person's, below `/streak`; `holidays` are a server's, `/holidays`; `texts` words both."""

"""Discord without Discord: the real bot on a simulated server, as a local page or in a terminal.

`simulation` holds the server, its people and its time, and every private touch of simcord;
`page` serves it to a browser, `terminal` to a command line.
"""

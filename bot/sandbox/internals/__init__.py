"""Every private touch of simcord, which is pinned exactly: `tests/sandbox/test_internals.py` fails when one moves.

`server` is the simulated Discord, `markdown` how the page reads messages, `page` the page's server,
`page_files` what is changed in the page's own files.
"""

"""Pictures of what is in `core`: drawn from data alone, the same on every machine, as PNG.

`gallery` draws them off the event loop and keeps the newest; `calendar`, `topics`, `forecast` and `top_ten` are the
pictures; `canvas` has shapes and colours, `writing` sets names of any script in the fonts of `fonts/`.
"""

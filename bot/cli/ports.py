"""The options of a command that serves a page on this machine."""

from __future__ import annotations

import argparse

LAST_PORT = 65_535


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """`--port` and `--open`."""
    parser.add_argument("--port", type=_port, metavar="N", help="port of the page (default: any free one)")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to {LAST_PORT}")
    return int(text)

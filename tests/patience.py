"""How long tests wait for what must come, before they take it for lost.

A limit is there to end a hang, never to measure: no test may fail because the machine is busy. So every limit in
the tests is one of these, and one factor from the environment stretches them all:

    CUECARD_TEST_PATIENCE=30 make test    # a very busy machine
    CUECARD_TEST_PATIENCE=1 make test     # to see a hang soon, on an idle one

A limit starts when the thing waited for can start: wait for a process to connect, then for what it does.
"""

from __future__ import annotations

import os

PATIENCE = float(os.environ.get("CUECARD_TEST_PATIENCE", "10"))
"""How many times longer than an idle machine needs."""
WAIT = 10.0 * PATIENCE
"""Seconds for anything that a test waits for."""
ANSWER = 3.0 * PATIENCE
"""Seconds in which the stand-in takes a bot's answer to an interaction; Discord's own are three."""

"""What keeps a post from going out, in the terms that decide whether it is tried again."""

from __future__ import annotations

from enum import Enum, auto


class Obstacle(Enum):
    """Why a call to Discord failed, as far as the next try is concerned."""

    OUTAGE = auto()
    """Discord or the network is down, or asks to wait: nothing is wrong with the post."""
    FORBIDDEN = auto()
    """The bot may not see the channel or write in it, until somebody changes that."""
    TIMED_OUT = auto()
    """A moderator has the bot keep quiet in the whole server: that ends by itself."""
    GONE = auto()
    """The channel is not there; another may be chosen in its place."""
    REFUSED = auto()
    """Discord does not take this post, however often it is sent."""

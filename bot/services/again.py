"""Calls that are made again where the database has taken their transaction back for another's sake."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar

from bot.storage.groups import again_if_taken_back

S = TypeVar("S")


def tried_again(service: type[S]) -> type[S]:
    """A service whose calls are: on PostgreSQL two transactions may wait for each other, and one of them is given up.

    Nothing of that one was saved, so the call begins anew. A call of several transactions finds what the first have
    done, as a process does that died between them.
    """
    for name, method in list(vars(service).items()):
        if not name.startswith("_") and inspect.iscoroutinefunction(method):
            setattr(service, name, _again(method))
    return service


def _again(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    async def call(*args: Any, **options: Any) -> Any:
        return await again_if_taken_back(partial(method, *args, **options))

    return call

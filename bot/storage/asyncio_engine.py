"""SQLAlchemy's asyncio engine without its ORM, of which nothing here is used.

The package `sqlalchemy.ext.asyncio` imports its engine and its sessions, and with those all of the ORM: 6 MiB, and a
twentieth of what a start takes. So the package is put in its place, and runs its own `__init__` only when somebody asks
it for a name, as a library that wants its sessions does. Its engine is imported as what it is, a module of its own.
"""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

_PACKAGE = "sqlalchemy.ext.asyncio"


def _wait_with_sessions() -> None:
    """Put the package in its place, unless it is there."""
    spec = importlib.util.find_spec(_PACKAGE)
    if _PACKAGE in sys.modules or spec is None or spec.loader is None:
        return
    package: Any = importlib.util.module_from_spec(spec)
    loader = spec.loader

    def whole(name: str) -> Any:
        if importlib.util.find_spec(f"{_PACKAGE}.{name}"):
            raise AttributeError(name)  # a module of it, which the import finds by itself
        del package.__getattr__
        loader.exec_module(package)
        return getattr(package, name)

    package.__getattr__ = whole
    sys.modules[_PACKAGE] = package


_wait_with_sessions()

from sqlalchemy.ext.asyncio.engine import (  # noqa: E402  # the package is in its place
    AsyncConnection,
    AsyncEngine,
    AsyncTransaction,
    create_async_engine,
)

__all__ = ["AsyncConnection", "AsyncEngine", "AsyncTransaction", "create_async_engine"]

"""Cuecard's name on simcord's page, and a countdown that counts; what only testing needs is put away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simcord.preview import Preview

HERE = Path(__file__).parent
ADDED = {"/preview.css": HERE / "page_style.css", "/app.js": HERE / "page_style.js"}
"""What is appended to which of the page's files."""
RENAMED = {
    "<title>SimCord Preview</title>": "<title>Cuecard sandbox</title>",
    '<span class="brand-mark" aria-hidden="true">S</span>': '<span class="brand-mark" aria-hidden="true">C</span>',
    "<strong>SimCord</strong><small>Preview</small>": "<strong>Cuecard</strong><small>sandbox, on simcord</small>",
}
"""Pieces of the page's HTML, and what stands there instead."""


def restyle(preview: Preview) -> None:
    """Change the page before it is served."""
    server = preview._server
    static = server._static

    async def restyled(request: Any) -> Any:
        response = await static(request)
        if request.path in ADDED:
            response.text += ADDED[request.path].read_text(encoding="utf-8")
        elif request.path == "/":
            for ours in RENAMED.items():
                response.text = response.text.replace(*ours)
        return response

    server._static = restyled  # type: ignore[method-assign]

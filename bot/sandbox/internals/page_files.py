"""What is changed in simcord's page: its name and looks, and where it said or did other than Discord.

`page_files/` holds what is appended; a file's pieces are replaced one by one, and each must be there exactly once.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent.parent / "page_files"
ADDED = {
    "/preview.css": ("style.css", "light.css", "phone.css"),
    "/app.js": ("feel.js", "places.js"),
}
"""What is appended to which of the page's files."""

_INDEX = {
    "<title>SimCord Preview</title>": "<title>Cuecard sandbox</title>",
    '<span class="brand-mark" aria-hidden="true">S</span>': '<span class="brand-mark" aria-hidden="true">C</span>',
    "<strong>SimCord</strong><small>Preview</small>": "<strong>Cuecard</strong><small>sandbox, on simcord</small>",
    '<button id="refresh" class="toolbar-button"': (
        '<div class="skip-controls" role="group" aria-label="Skip time">'
        '<span id="skip-clock" title="The time in the sandbox"></span>'
        '<button class="toolbar-button" type="button" data-skip="">Next event</button>'
        '<button class="toolbar-button" type="button" data-skip="3600">+1 hour</button>'
        '<button class="toolbar-button" type="button" data-skip="86400">+1 day</button></div>'
        '<button id="refresh" class="toolbar-button"'
    ),
    '<div id="preview-stage" class="preview-stage">': (
        '<nav id="places" class="places" aria-label="Channels"></nav>'
        '<div id="preview-stage" class="preview-stage">'
    ),
}
_ACTIONS = {
    # A click while another is under way waits its turn; simcord drops it.
    "  let busyDeferred = false;\n": (
        "  let busyDeferred = false;\n"
        "  /** What was done while something else was under way: done next. */\n"
        "  const waiting = [];\n"
        "  let current = '';\n"
        "  function wait(kind, extra, metadata) {\n"
        "    const same = JSON.stringify([kind, extra]);\n"
        "    if ((pending && same === current) || waiting.some((other) => other.same === same)) return;\n"
        "    waiting.push({ same, kind, extra, metadata });\n"
        "  }\n"
    ),
    "{ if (pageAction(kind)) pageIntent(kind, extra); return; }\n    if (uncertain) {": (
        "{ if (pageAction(kind)) pageIntent(kind, extra); else if (!uncertain) wait(kind, extra, metadata); return; }\n"
        "    if (uncertain) {"
    ),
    "if (!pageAction(kind) && awaitingRevision !== null && awaitingRevision > context.publishedRevision) return;": (
        "if (!pageAction(kind) && awaitingRevision !== null && awaitingRevision > context.publishedRevision)"
        " { wait(kind, extra, metadata); return; }"
    ),
    "    session.beginAction(kind === ": (
        "    current = JSON.stringify([kind, extra]);\n    session.beginAction(kind === "
    ),
    "  function drain() {\n": (
        "  function drain() {\n"
        "    if (waiting.length && !pending && !uncertain && !Object.keys(pages).length\n"
        "      && (awaitingRevision === null || awaitingRevision <= context.publishedRevision)) {\n"
        "      const next = waiting.shift(); dispatch(next.kind, next.extra, next.metadata); return;\n"
        "    }\n"
    ),
    "resetInteraction: () => { queries.clear();": "resetInteraction: () => { waiting.length = 0; queries.clear();",
    # What happened, in words.
    'transport.state === "uncertain") return "Action outcome uncertain. It will not be retried.";': (
        'transport.state === "uncertain")'
        ' return "The page lost its server while something was sent. Reload it to go on.";'
    ),
    'if (receipt.uncertain) return "Action outcome uncertain. It will not be retried.";': (
        'if (receipt.settlement === "timeout") return "The bot did not come to rest in time.";\n'
        '      if (receipt.uncertain) return "Something went wrong inside the bot: its terminal says what.";\n'
        '      if (receipt.acknowledgement === "unacknowledged") return "The application did not respond.";'
    ),
    'return "Action was not completed.";': (
        'return receipt.diagnostics?.find((item) => item.message)?.message || "That could not be done.";'
    ),
}
_COMMANDS = {
    # Choices are offered at once, not at the first letter.
    "            renderPopup(field, `OPTIONS MATCHING ${current.toUpperCase()}`, choices,": (
        "            queryAutocomplete(option, current);\n"
        "            renderPopup(field, `OPTIONS MATCHING ${current.toUpperCase()}`, choices,"
    ),
    'const title = node("div", "command-popup-heading", heading);': (
        'const title = node("div", "command-popup-heading", heading.replace(/ MATCHING $/, ""));'
    ),
    'autocomplete.state === "failed" ? "Loading options failed" : "No options match"': (
        'autocomplete.state === "failed" ? "Loading options failed"'
        ' : autocomplete.state === "loading" ? "Loading options…" : "No options match"'
    ),
}
REPLACED = {"/": _INDEX, "/actions.js": _ACTIONS, "/commands.js": _COMMANDS}
"""Pieces of the page's files, and what stands there instead."""


def changed(path: str, text: str) -> str:
    """A file of the page as it is served."""
    for before, after in REPLACED.get(path, {}).items():
        text = text.replace(before, after)
    added = (HERE.joinpath(name).read_text(encoding="utf-8") for name in ADDED.get(path, ()))
    return "".join([text, *added])

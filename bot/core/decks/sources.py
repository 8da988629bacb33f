"""A card's source: what counts as a link, and the ways in which people write one beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from bot.core.cards import Source
from bot.core.decks import limits

URL_SHOULD = f"should be a link, https://... without a password in it, {limits.MAX_URL} characters at most"
SHOULD = f"{URL_SHOULD}; a title may stand before it: Title <https://...>"
_URL = re.compile(r"(https?)://([^\s/?#@:\\]{1,253})(?::(\d{1,5}))?([/?#]\S*)?", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_RESERVED = "/?#!$&'()*+,;=:@%~"
"""What may stand in an address as it is, besides letters, digits and `-._`."""
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2 * limits.MAX_URL
_LINK = re.compile(r"https?://", re.IGNORECASE)
_ENCLOSED = (("<", ">", ""), ("](", ")", "["), ("(", ")", ""))
"""What may stand right before a link, right after it, and before the title."""


def url_of(text: str) -> str | None:
    """`text` as cards hold an address, other letters than ASCII encoded; None where it is no link to follow.

    Only http and https, to a host with a dot in its name, without a user or password, MAX_URL characters at most.
    """
    match = _URL.fullmatch(text.strip()) if len(text) <= 2 * limits.MAX_URL else None
    host = _host(match[2]) if match else ""
    if match is None or not host or int(match[3] or 0) > 65_535:
        return None
    port = f":{match[3]}" if match[3] else ""
    path = quote(_PERCENT.sub("%25", match[4] or ""), safe=_RESERVED, errors="replace")
    url = f"{match[1].lower()}://{host}{port}{path}"
    return url if len(url) <= limits.MAX_URL else None


def _host(name: str) -> str:
    """The host in ASCII, empty where it cannot be one."""
    try:
        host = name.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError:
        return ""
    labels = host.split(".")
    return host if len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) else ""


def read(text: str) -> Source | None:
    """The source in one text: a link, or a title and a link; None where there is no link.

    The title may stand before the link (`Title <link>`, `Title: link`, `Title (link)`) or be linked as in Markdown.
    """
    text = one_line(text) if len(text) <= _LONGEST else ""
    link = _LINK.search(text)
    if link is None:
        return None
    title, address = _parted(text[: link.start()], text[link.start() :])
    url = url_of(address)
    return Source(url, title.strip()) if url else None


def _parted(before: str, link: str) -> tuple[str, str]:
    """The title and the address, without what encloses or joins them."""
    for opening, closing, first in _ENCLOSED:
        if before.endswith(opening) and link.endswith(closing) and before.startswith(first):
            return before[len(first) : -len(opening)], link[: -len(closing)]
    apart = not before or before.endswith((" ", ":"))
    return before.rstrip(" :,;–—-"), link if apart else ""


def one_line(text: str) -> str:
    """`text` with one space for all white space."""
    return " ".join(text.split())


def written(source: Source) -> str:
    """The source in one text, which `read` takes apart again."""
    return f"{source.title} <{source.url}>" if source.title else source.url


def problems(source: Source) -> Iterator[str]:
    """What is wrong with the source, in words, a line each."""
    if url_of(source.url) != source.url:
        yield f"the source {URL_SHOULD}"
    if "\n" in source.title:
        yield "the title of the source is over one line"
    if "://" in source.title:
        yield "the title of the source is a link of its own: say in words what the page is"

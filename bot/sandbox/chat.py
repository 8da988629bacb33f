"""What a person sees, as a chat log: who wrote, what, the files, and the buttons and menus that can be used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

import discord
from simcord.actors import MemberActor

from bot.sandbox.files import Folder, size
from bot.sandbox.layout import BAR, Drawing, buttons, menus
from bot.sandbox.markup import Markup, wrap
from bot.sandbox.simulation import Simulation

PRIVATE, DIRECT = "(only you see this)", "(direct message)"
INDENT = "  "


class Chat:
    """What one after another at this terminal sees; remembers what was shown."""

    def __init__(self, simulation: Simulation, markup: Markup, width: int | None) -> None:
        self._simulation = simulation
        self._markup = markup
        self._width = width
        self._shown: dict[int, str] = {}
        self._folder = Folder()
        self._saved: dict[int, str] = {}

    def newest(self, viewer: MemberActor) -> Iterator[discord.Message]:
        """What the viewer sees, newest first."""
        for message_id in reversed(self._simulation.ids(viewer)):
            message = self._simulation.message(message_id)
            if message is not None:
                yield message

    def news(self, viewer: MemberActor, *, again: int | None = None) -> list[str]:
        """Blocks of text for messages that were not shown; for message `again` also when it changed.

        The viewer's own are left out: they stand where they were typed.
        """
        blocks = []
        for message_id in self._simulation.ids(viewer):
            known = self._shown.get(message_id)
            if known is not None and message_id != again:
                continue
            message = self._simulation.message(message_id)
            if message is None or message.flags.loading:
                continue
            block = self._shown[message_id] = self._block(message)
            theirs = known is None and message.author.id != viewer.id
            private = message.flags.ephemeral or message.guild is None
            turned = known not in (None, block) and bool(private or buttons(message) or menus(message))
            if theirs or turned:
                blocks.append(block)
        return blocks

    def recent(self, viewer: MemberActor, count: int) -> list[str]:
        """The newest messages, whether they were shown or not, oldest first."""
        messages = [m for m in islice(self.newest(viewer), count) if not m.flags.loading]
        blocks = {message.id: self._block(message) for message in reversed(messages)}
        self._shown |= blocks
        return list(blocks.values())

    def _block(self, message: discord.Message) -> str:
        style = self._markup.style
        head = style.bold(message.author.display_name)
        answered = message.reference and self._simulation.message(message.reference.message_id or 0)
        if answered:
            head += f" ↪ {answered.author.display_name}"
        where = self._where(message)
        if where:
            head += f" {style.dim(where)}"
        at = message.edited_at or message.created_at
        body = [*self._content(message.content, at)]
        for embed in message.embeds:
            body += self._embed(embed, at)
        body += Drawing(self._markup, self._narrower(INDENT), at).lines(message.components)
        body += [self._file(attachment) for attachment in message.attachments]
        return "\n".join([head, *(f"{INDENT}{line}" for line in body if line)])

    def _where(self, message: discord.Message) -> str:
        if message.guild is None:
            return DIRECT
        if message.flags.ephemeral:
            return PRIVATE
        here = message.channel.id == self._simulation.channel.id
        return "" if here else f"in #{getattr(message.channel, 'name', '')}"

    def _file(self, attachment: discord.Attachment) -> str:
        """The attached file's name, size and place; saved when it is first shown."""
        if attachment.id not in self._saved:
            path = self._folder.save(attachment.filename, self._simulation.file(attachment))
            self._saved[attachment.id] = (
                f"📎 {attachment.filename} ({size(attachment.size)}), saved as {path}"
            )
        return self._saved[attachment.id]

    def _content(self, content: str, at: datetime) -> Iterator[str]:
        for line in self._markup.lines(content, at):
            yield from self._wrapped(line, len(INDENT))

    def _embed(self, embed: discord.Embed, at: datetime) -> list[str]:
        style = self._markup.style
        lines = [style.bold(self._markup.inline(embed.title, at))] if embed.title else []
        lines += self._markup.lines(embed.description or "", at)
        for field in embed.fields:
            lines += [style.bold(field.name or ""), *self._markup.lines(field.value or "", at)]
        if embed.footer.text:
            lines += ["", *(style.dim(line) for line in self._wrapped(embed.footer.text, len(INDENT + BAR)))]
        bar = style.coloured(BAR, embed.colour.value) if embed.colour else BAR
        wrapped = [part for line in lines for part in self._wrapped(line, len(INDENT + BAR))]
        return [f"{bar}{line}".rstrip() for line in wrapped]

    def _wrapped(self, line: str, taken: int) -> list[str]:
        return wrap(line, None if self._width is None else max(20, self._width - taken))

    def _narrower(self, indent: str) -> int | None:
        return None if self._width is None else self._width - len(indent)

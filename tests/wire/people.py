"""People: they type commands, press buttons, fill modals and write, and see what the client would show."""

from __future__ import annotations

from typing import Any

from . import interactions, messages
from .change_signal import ChangeSignal
from .commands import NotOfferedError, fill, find
from .gateway import Gateway
from .interactions import DraftSet, Interaction
from .permissions import Can, in_channel
from .state import Channel, Message, Payload, User, walk
from .world import World


class NoAnswerError(Exception):
    """The client would show 'The application did not respond'."""


class Shown:
    """What a person sees of the bot's answers to one interaction; it follows later edits and follow-ups."""

    def __init__(self, asked: Interaction, changes: ChangeSignal) -> None:
        self.interaction = asked
        self._changes = changes

    def __repr__(self) -> str:
        return f"<Shown answer={self.interaction.answer} private={self.private} text={self.text!r}>"

    @property
    def message(self) -> Message | None:
        """The answer itself (for a button that edits its message: that message), unless deleted."""
        original = self.interaction.original
        return None if original is None or original.deleted else original

    @property
    def followups(self) -> list[Message]:
        """Further answers, oldest first."""
        return [message for message in self.interaction.followups if not message.deleted]

    @property
    def private(self) -> bool:
        """Whether nobody else sees the answer (or, when a button was only acknowledged, the follow-up)."""
        mine = self._mine
        return bool(mine) and all(message.only_for is not None for message in mine)

    @property
    def text(self) -> str:
        """All that was answered, in order; not the message under a button that was pressed."""
        return "\n".join(message.text for message in self._mine)

    @property
    def _mine(self) -> list[Message]:
        untouched = self.interaction.answer == interactions.DEFER_UPDATE
        first = [self.message] if self.message and not untouched else []
        return [*first, *self.followups]

    @property
    def modal(self) -> Payload | None:
        """The form that opened, if one did."""
        return self.interaction.answer_data if self.interaction.answer == interactions.MODAL else None

    @property
    def choices(self) -> list[Payload]:
        """What autocomplete offers."""
        return list(self.interaction.answer_data.get("choices", []))

    async def settled(self) -> Shown:
        """Wait until the bot no longer 'is thinking'."""
        await self._changes.until(lambda: not (self.message and self.message.loading), "the end of thinking")
        return self

    async def followup(self, number: int = 1) -> Message:
        """The nth follow-up message, once it is there."""
        found = await self._changes.until(
            lambda: self.interaction.followups[number - 1 : number], f"follow-up {number}"
        )
        return found[0]


class Person:
    """One person at a client; every act waits for the bot's answer as the client does.

    A patient person first waits until a bot is connected; one who is not may find it gone.
    """

    def __init__(
        self, world: World, draft_set: DraftSet, gateway: Gateway, changes: ChangeSignal, user: User
    ) -> None:
        self.user = user
        self.patient = True
        self._world, self._draft_set, self._gateway, self._changes = world, draft_set, gateway, changes

    @property
    def mention(self) -> str:
        """How a text mentions this person."""
        return f"<@{self.user.id}>"

    def dm(self) -> Channel:
        """The direct-message channel with the bot."""
        return self._world.dm(self.user)

    def close_dms(self) -> None:
        """Take no direct messages any more."""
        self.user.dms_open = False

    def sees(self, channel: Channel) -> list[Message]:
        """What the channel shows this person, private answers to them included."""
        return [message for message in channel.messages.values() if message.only_for in (None, self.user)]

    async def slash(self, channel: Channel, name: str, /, *, settle: bool = True, **options: Any) -> Shown:
        """Run a command such as 'quiz' or 'daily setup'; waits out a deferral unless `settle` is false.

        Raises NotOfferedError where the client would not let the person, NoAnswerError where no answer comes in time.
        """
        command = await self._command(channel, name)
        data = fill(self._world, command, name, options)
        return await self._ask(interactions.COMMAND, channel, data, settle)

    async def autocomplete(
        self, channel: Channel, name: str, focused: str, typed: str = "", /, **filled: Any
    ) -> list[Payload]:
        """The choices (name and value) offered while `typed` stands in the option `focused`."""
        command = await self._command(channel, name)
        data = fill(self._world, command, name, {**filled, focused: typed}, focused=focused)
        return (await self._ask(interactions.AUTOCOMPLETE, channel, data, settle=False)).choices

    async def click(self, message: Message, key: str, *, settle: bool = True) -> Shown:
        """Press the button with this label or custom id."""
        return await self._use(message, key, settle)

    async def choose(self, message: Message, key: str, *values: str, settle: bool = True) -> Shown:
        """Pick values in the menu with this custom id or placeholder."""
        offered = [option["value"] for option in message.control(key).get("options", values)]
        if not set(values) <= set(offered):
            raise NotOfferedError(f"{key!r} offers {offered}")
        return await self._use(message, key, settle, values=list(values))

    async def _use(self, message: Message, key: str, settle: bool, **extra: Any) -> Shown:
        part = message.control(key)
        if message.deleted or message not in self.sees(message.channel) or part.get("disabled"):
            raise NotOfferedError(f"{key!r} cannot be used")
        data = {"custom_id": part["custom_id"], "component_type": part["type"], "id": part["id"], **extra}
        return await self._ask(interactions.COMPONENT, message.channel, data, settle, source=message)

    async def submit_modal(self, shown: Shown, answers: dict[str, str], *, settle: bool = True) -> Shown:
        """Fill the form that `shown` opened, by label or custom id, and send it."""
        if shown.modal is None:
            raise NotOfferedError("no form is open")
        opened = shown.interaction
        data = {"custom_id": shown.modal["custom_id"], "components": _filled(shown.modal, answers)}
        return await self._ask(
            interactions.MODAL_SUBMIT, opened.channel, data, settle, source=opened.source, parent=opened
        )

    def say(self, channel: Channel, text: str) -> Message:
        """Write a message."""
        return self._write(channel, text, None, messages.EVERYTHING)

    def reply(self, message: Message, text: str, *, ping: bool = True) -> Message:
        """Reply to a message; the client pings its author unless switched off."""
        allowed = {**messages.EVERYTHING, "replied_user": ping}
        return self._write(message.channel, text, message, allowed)

    def notice(self, channel: Channel, kind: int, text: str = "", *, about: Message | None = None) -> Message:
        """Do what Discord tells of in the person's name, as pinning `about` (6) or opening a thread `text` (18)."""
        body, notice = {"content": text}, {"type": kind, **messages.reference_to(about)}
        return messages.post(self._world, channel, self.user, body, notice=notice)

    def forward(self, message: Message, channel: Channel) -> Message:
        """Forward a message; what it says stands in a copy beside the empty text."""
        reference = messages.reference_to(message)["message_reference"]
        notice = {"message_reference": {**reference, "type": 1}, "message_snapshots": []}
        return messages.post(self._world, channel, self.user, {"content": ""}, notice=notice)

    def delete(self, message: Message) -> None:
        """Delete a message, as its author or a moderator."""
        messages.delete(self._world, message)

    def _write(self, channel: Channel, text: str, reply_to: Message | None, allowed: Payload) -> Message:
        needed = Can.VIEW_CHANNEL | Can.SEND_MESSAGES
        if in_channel(channel, self.user) & needed != needed:
            raise NotOfferedError(f"{self.user.name} cannot write in #{channel.name}")
        body = {"content": text, "allowed_mentions": allowed}
        return messages.post(self._world, channel, self.user, body, reply_to=reply_to)

    async def _command(self, channel: Channel, name: str) -> Payload:
        """The command once the bot has registered it and is connected."""
        base = name.split()[0]
        what = f"the command /{base}"
        await self._changes.until(lambda: self._world.command(channel.guild, base), what)
        return find(self._world, channel, self.user, name)

    async def _ask(self, kind: int, channel: Channel, data: Payload, settle: bool, **context: Any) -> Shown:
        if self.patient:
            await self._gateway.serving(channel)
        asked = self._draft_set.ask(kind, self.user, channel, data, **context)
        seconds = self._draft_set.answer_seconds
        try:
            await self._changes.until(lambda: asked.answer, "an answer", seconds)
        except TimeoutError:
            raise NoAnswerError(f"no answer to {data} within {seconds:g} s") from None
        shown = Shown(asked, self._changes)
        return await shown.settled() if settle else shown


def _filled(modal: Payload, answers: dict[str, str]) -> list[Payload]:
    """The form's components with what was typed; NotOfferedError where the client would not send it."""
    left = dict(answers)
    rows = []
    for number, holder in enumerate(modal["components"], 1):
        part = next((p for p in walk([holder]) if p["type"] == 4), None)
        if part is None:
            continue  # a text to read
        label = holder.get("label") or part.get("label", "")
        key = part["custom_id"] if part["custom_id"] in left else label
        text = left.pop(key, part.get("value") or "")
        low = part.get("min_length") or (1 if part.get("required", True) else 0)
        if (text or low) and not low <= len(text) <= part.get("max_length", 4000):
            raise NotOfferedError(f"the field {label!r} does not take {len(text)} characters")
        typed = {"type": 4, "id": number, "custom_id": part["custom_id"], "value": text}
        inside = {"component": typed} if holder["type"] == 18 else {"components": [typed]}
        rows.append({"type": holder["type"], "id": number, **inside})
    if left:
        raise NotOfferedError(f"no field {sorted(left)} in the form")
    return rows

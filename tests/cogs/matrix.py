"""Who may do what, tried on a stage: people with each kind of right, and things for them to act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import Any

import discord
from discord import ui
from msgspec.structs import replace
from simcord.actors import _dispatch_actor_interaction
from simcord.backend.errors import SetupError
from simcord.enums import InteractionType

from bot.cogs import custom_ids as ids
from bot.cogs import days_off_ids, menu_ids, review_ids, teaching_ids
from bot.cogs.custom_ids import Turn
from bot.cogs.id_kinds import IdKind
from bot.cogs.panels import Panel
from bot.core.cards import Card, Deck
from bot.core.periods import Period
from bot.core.teaching.proposals import Proposal
from bot.core.teaching.proposals import Stage as TeachStage
from bot.formats.teaching.drafts import Drafts, write
from bot.pictures.colours import Theme
from bot.services.decks.editing import Editor
from bot.services.guild_roles import RoleSetting
from tests.cogs.conftest import World, parts_of, read, text_of

REFUSED = (
    "You need the permission Manage Server",
    "Only members with Manage Server can change the server's settings.",
    "Only the person who started the quiz, or a member with Manage Messages, can do that.",
    "Only the person who gave the answer can say that it was right.",
    "Only the person who gave the answer can send it to whoever teaches the deck.",
    "That answer is not yours to rate.",
)
"""How a sentence begins that somebody hears who may not do it."""
ELSEWHERE = (
    "This only works in a server",
    "A server's settings can only be changed in that server.",
    "That question was asked in another channel.",
)
"""How one begins that somebody hears who tries it in a direct message."""
NOT_OFFERED, SILENCE = "not offered", "silence"

FORMS = (
    ids.ANSWER_FORM,
    ids.PRACTICE_FORM,
    ids.NOTE_FORM,
    ids.SUGGEST_FORM,
    ids.REVISION_FORM,
    ids.FLAG_FORM,
    ids.CARD_FORM,
    menu_ids.ZONE_FORM,
    review_ids.SESSION_FORM,
    days_off_ids.VACATION_FORM,
    teaching_ids.DRAFT_SET_FORM,
)
CHOICES = {
    menu_ids.QUIZ_MENU: "5",
    menu_ids.LEADERBOARD_MENU: "week",
    menu_ids.DAILY_MENU: "17",
    menu_ids.EXTRA_TIME_MENU: "1.5",
    days_off_ids.REST_MENU: "5",
}
"""What is chosen in a menu of options."""
_LEFT_OUT = (Turn, Period, Theme)
"""Words of ids that change nothing about who may."""


def row_of(kind: IdKind[Any], text: str, values: tuple[Any, ...]) -> str:
    """The name of an id's row: a star stands for what changes nothing about who may use it."""
    words = [
        str(value) if isinstance(value, StrEnum) and not isinstance(value, _LEFT_OUT) else "*"
        for value in values
    ]
    prefix = text[: len(text) - len(":".join(map(str, values)))].removesuffix(":")
    return ":".join([prefix, *words])


@dataclass
class Stage:
    """A server with people of each kind, all of whom have been there for a while."""

    world: World
    people: dict[str, Any] = field(default_factory=dict)
    thread: Any = None
    _numbers: Any = field(default_factory=count)
    _roles: dict[RoleSetting, int] = field(default_factory=dict)

    async def set(self) -> None:
        """Bring the people on, with their roles."""
        world, guild = self.world, self.world.guild
        keepers, judges = guild.create_role("Keepers"), guild.create_role("Judges")
        manages = discord.Permissions(manage_guild=True)
        managers, once = (guild.create_role(name, permissions=manages) for name in ("Managers", "Once"))
        hands = guild.create_role("Hands", permissions=discord.Permissions(manage_messages=True))
        cast = {
            "member": [],
            "former manager": [once],
            "moderator": [hands],
            "deck manager": [keepers],
            "reviewer": [judges],
            "manager": [managers],
            "author": [],
        }
        for name, roles in cast.items():
            user = world.env.create_user(name.replace(" ", "_"))
            self.people[name] = guild.add_member(user, roles=roles)
        self._roles = {RoleSetting.DECK_ROLE: keepers.id, RoleSetting.REVIEWER_ROLE: judges.id}
        await self.restore()
        await self._offer_all()
        parent = world.app.client.get_channel(world.channel.id)
        assert isinstance(parent, discord.TextChannel)
        made = await parent.create_thread(name="talk", type=discord.ChannelType.public_thread)
        self.thread = next(each for each in world.channel.threads if each.id == made.id)
        # Once a manager, and seen as one by the bot; then no more.
        shown = await self.people["former manager"].slash(world.channel, "daily show")
        assert "None yet" in text_of(shown.response)
        known = world.app.client.get_guild(guild.id)
        assert known is not None
        role = known.get_role(once.id)
        assert role is not None
        await role.edit(permissions=discord.Permissions.none())

    async def _offer_all(self) -> None:
        """Have Discord offer each command to everybody: what the bot itself refuses is what is tried."""
        for command in await self.world.app.client.tree.fetch_commands():
            offered = dict.fromkeys(self.people.values(), True)
            self.world.guild.set_command_permissions(command, offered)

    async def restore(self) -> None:
        """Give the roles back that a row may have taken."""
        roles = self.world.app.services.guild_roles
        for setting, role_id in self._roles.items():
            await roles.set(self.world.guild.id, self.people["manager"].id, setting, role_id)

    def new_channel(self) -> Any:
        """One in which nothing goes on."""
        return self.world.guild.create_text_channel(f"row-{next(self._numbers)}")

    async def open_round(self) -> tuple[Any, int, int]:
        """(a channel, the ids of the quiz and its open round that the author has started there)."""
        channel = self.new_channel()
        await self.people["author"].slash(channel, "quiz", questions=2, seconds=3600)
        async with self.world.app.store.read() as tx:
            round_ = await tx.quizzes.round_in_channel(channel.id)
        assert round_ is not None
        assert round_.quiz_id is not None
        return channel, round_.quiz_id, round_.id

    async def attempt(self) -> int:
        """The id of a wrong answer by the author."""
        channel, _, _ = await self.open_round()
        question = self.world.question(channel)
        verdict = await self.world.submit(self.people["author"], question, "no such thing")
        (found,) = [ids.APPEAL_BUTTON.parse(each) for each in _ids(verdict.response)]
        assert found is not None
        return found.attempt_id

    async def live(self, kind: IdKind[Any], text: str) -> tuple[Any, str]:
        """(where it is used, the id with the numbers of things that there are)."""
        values = kind.parse(text)
        assert values is not None
        names = values.__struct_fields__
        if "round_id" in names or "quiz_id" in names:
            channel, quiz_id, round_id = await self.open_round()
            known = {"round_id": round_id, "quiz_id": quiz_id}
            return channel, kind.make(replace(values, **{n: known[n] for n in known if n in names}))
        if "attempt_id" in names:
            return self.thread, kind.make(replace(values, attempt_id=await self.attempt()))
        if "draft_set_id" in names:
            return self.thread, kind.make(replace(values, draft_set_id=await self.draft_set(), number=0))
        if "review_id" in names:
            return self.thread, kind.make(replace(values, review_id=await self.reviewed()))
        return self.thread, text

    async def draft_set(self) -> int:
        """The id of a draft set with a draft for a deck of the server."""
        services, guild_id = self.world.app.services, self.world.guild.id
        bare = Card("a", "What is a moa?", "A bird that has gone.")
        await services.decks.save([Deck("moas", "Moas", cards=(bare,))], guild_id)
        drafts = Drafts(
            "moas", "", 0, (Proposal(replace(bare, accepted=("a lost bird",)), TeachStage.PASSED),)
        )
        editor = Editor(guild_id, self.people["manager"].id)
        return (await services.draft_sets.open(editor, write(drafts).encode())).draft_set_id

    async def reviewed(self) -> int:
        """The id of an answer that the author gave in review."""
        author = self.people["author"]
        await author.slash(self.world.channel, "review pause", state="off")
        shown = await author.slash(self.world.channel, "review start")
        form = await author.click(shown.response, label="Answer")
        await author.submit_modal(form, {"answer": "right"})
        found = [review_ids.RATING_BUTTON.parse(each) for each in _ids(shown.response)]
        return next(each.review_id for each in found if each is not None)

    async def use(self, who: Any, channel: Any, kind: IdKind[Any], custom_id: str) -> str:
        """Press, choose in, or submit what carries that id; all that the person hears."""
        if kind in FORMS:
            fields = [
                {"type": 4, "custom_id": name, "value": "x"} for name in ("answer", "zone", "note", "wrong")
            ]
            data = {"custom_id": custom_id, "components": [{"type": 1, "components": fields}]}
            return heard(await _dispatch_actor_interaction(who, InteractionType.MODAL_SUBMIT, channel, data))
        item, choice = self._component(kind, custom_id)
        message = await self._posted(who, channel, item)
        if choice is None:
            return heard(await who.click(message, custom_id=custom_id))
        return heard(await who.select(message, [choice], custom_id=custom_id))

    def _component(self, kind: IdKind[Any], custom_id: str) -> tuple[ui.Item[Any], Any]:
        if kind is menu_ids.SERVER_MENU:
            if str(RoleSetting.REVIEW_CHANNEL) in custom_id:
                return ui.ChannelSelect(custom_id=custom_id), self.world.channel
            return ui.RoleSelect(custom_id=custom_id), self.world.guild.create_role("Chosen")
        if kind in CHOICES:
            options = [discord.SelectOption(label="x", value=CHOICES[kind])]
            return ui.Select(custom_id=custom_id, options=options), CHOICES[kind]
        return ui.Button(label="x", custom_id=custom_id), None

    async def _posted(self, who: Any, channel: Any, item: ui.Item[Any]) -> discord.Message:
        """A message of the bot with that component, in a channel or to the person directly."""
        client = self.world.app.client
        target: Any = client.get_channel(channel.id) or await client.fetch_user(who.id)
        sent: discord.Message = await target.send(view=Panel("Title", "Text").layout(item))
        return sent


async def command(who: Any, channel: Any, name: str, options: dict[str, Any]) -> str:
    """Use a command, in a channel or (None) in a direct message; all that the person hears."""
    try:
        if channel is None:
            return heard(await who.slash(name, **options))
        return heard(await who.slash(channel, name, **options))
    except SetupError:
        return NOT_OFFERED


def heard(result: Any) -> str:
    """All that an interaction was answered with; where its message was changed, that it was."""
    if not result.acknowledged:
        return SILENCE
    said = [each for each in (result.response, *result.followups) if each is not None]
    form = [result.modal["title"]] if result.modal else []
    return "\n".join([text_of(each) for each in said] + form) or "(changed)"


def _ids(message: Any) -> list[str]:
    return [custom_id for part in parts_of(message) if (custom_id := read(part, "custom_id"))]

"""`/deck`: the commands."""

from __future__ import annotations

import io

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs.autocomplete import MAX_CHOICES, MAX_NAME, deck_choices, topic_choices
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import CARD_FORM, CardFormId, DeckListing
from bot.cogs.decks import change_texts, deciding, drafts, editing, importing, pages, teaching, texts, writing
from bot.cogs.decks.access import check_deck_manager, check_teacher, editor_of, is_deck_manager
from bot.cogs.permissions import CheckRefused, server_of
from bot.cogs.replies import Slow, defer, say, show_form
from bot.cogs.suggestions.buttons import show_waiting
from bot.cogs.suggestions.submissions import open_form
from bot.cogs.teaching_ids import DRAFT_SET_FORM
from bot.core.cards import Card
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.errors import UserError
from bot.formats.names import EXPORTS, left_out
from bot.services.decks.errors import CannotAttach, ExportTooLarge

_READ = [Choice(name=name, value=value) for value, name in texts.FORMATS.items()]
_FOR_ALL = frozenset({"list", "suggest"})
"""Commands that need neither Manage Server nor the role: they show no card of a deck."""
_TEACH = "teach"
"""The command that is for reviewers, too."""
_WRITTEN = [Choice(name=texts.FORMATS[value], value=value) for value in EXPORTS]


async def _show(interaction: discord.Interaction[Cuecard], shown: deciding.Result) -> None:
    panel, buttons = shown
    await say(interaction, view=panel.layout(*buttons))


@app_commands.guild_only()
class DeckCommands(commands.GroupCog, group_name="deck", group_description="The decks of this server."):
    """The commands; everything they say is private."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.editing = client.services.deck_editing
        super().__init__()

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(
            pages.DeckPageButton, *deciding.BUTTONS, *teaching.ITEMS, *drafts.ITEMS, *writing.ITEMS
        )
        self.client.forms.add(DRAFT_SET_FORM, drafts.submit, Slow.LATER)
        self.client.forms.add(CARD_FORM, self._edited)

    async def interaction_check(self, interaction: discord.Interaction[Cuecard]) -> bool:  # type: ignore[override]
        """Manage Server or the role for decks, but for _FOR_ALL: Discord shows `/deck` to all, as it knows no role."""
        name = interaction.command.name if interaction.command is not None else ""
        if name in _FOR_ALL:
            return True
        try:
            await (check_teacher if name == _TEACH else check_deck_manager)(interaction)
        except UserError as error:
            raise CheckRefused(error) from error
        return True

    @app_commands.command(name="list", description="The decks that can be played here, and their topics.")
    async def list_decks(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Shared ones and the server's own."""
        await say(interaction, **await pages.page(interaction, DeckListing.DECKS))

    @app_commands.command(name="show", description="The cards of a deck, or all about one card.")
    @app_commands.describe(deck="Which deck", card="Which card; without it, all")
    async def show(
        self, interaction: discord.Interaction[Cuecard], deck: str, card: str | None = None
    ) -> None:
        """A page of cards, or one card."""
        await defer(interaction)
        if card is None:
            stored, _ = await self.editing.contents(server_of(interaction), deck)
            await say(interaction, **await pages.page(interaction, DeckListing.CARDS, stored.slug))
        else:
            await say(interaction, **await pages.card(interaction, deck, card))

    @app_commands.command(name="import", description="Read a deck from a file; you see what it does first.")
    @app_commands.describe(
        file="YAML, Q/A, CSV, Excel, JSON, XML, Markdown, Anki, Moodle, a Red trivia list; up to 8 MiB",
        name="What to call the deck, or which of your decks to update (default: what the file says)",
        format_="Only if I guess the format wrong",
    )
    @app_commands.rename(format_="format")
    @app_commands.choices(format_=_READ)
    async def import_deck(
        self,
        interaction: discord.Interaction[Cuecard],
        file: discord.Attachment,
        name: Range[str, 1, limits.MAX_TITLE] | None = None,
        format_: str | None = None,
    ) -> None:
        """Preview it."""
        await defer(interaction)
        await importing.show_preview(interaction, file, name, format_)

    @app_commands.command(name="export", description="Get a deck as a file.")
    @app_commands.describe(deck="Which deck", format_="YAML holds everything; CSV opens in spreadsheets")
    @app_commands.rename(format_="format")
    @app_commands.choices(format_=_WRITTEN)
    async def export(self, interaction: discord.Interaction[Cuecard], deck: str, format_: str) -> None:
        """Attach the file."""
        if not interaction.app_permissions.attach_files:
            raise CannotAttach
        await defer(interaction)
        stored, whole = await self.editing.contents(server_of(interaction), deck)
        services = self.client.services
        data = await services.deck_files.write(whole, format_, services.clock.now())
        if len(data) > interaction.filesize_limit:
            raise ExportTooLarge(format_, of=interaction.filesize_limit)
        file = discord.File(io.BytesIO(data), filename=f"{stored.slug}.{format_}")
        await say(interaction, texts.exported(whole, left_out(whole, format_)), files=[file])

    @app_commands.command(name="add", description="Add a card; a new name begins a new deck.")
    @app_commands.describe(
        deck="Which deck, or the name of a new one",
        prompt="The question",
        answer="The model answer",
        topic="The card's topic",
        hint="Helps without giving the answer away",
    )
    async def add(
        self,
        interaction: discord.Interaction[Cuecard],
        deck: Range[str, 1, limits.MAX_TITLE],
        prompt: Range[str, 1, limits.MAX_PROMPT],
        answer: Range[str, 1, limits.MAX_REFERENCE],
        topic: Range[str, 1, limits.MAX_TOPIC] | None = None,
        hint: Range[str, 1, limits.MAX_HINT] | None = None,
    ) -> None:
        """One card more."""
        await defer(interaction)
        card = Card(
            "", prompt.strip(), answer.strip(), topic=(topic or "").strip(), hint=(hint or "").strip()
        )
        added = await self.editing.add_card(editor_of(interaction), deck, card)
        await _show(interaction, deciding.edited(change_texts.card_added(added), added))

    @app_commands.command(
        name="suggest",
        description="Suggest a card for a deck of this server.",
        extras={"slow": Slow.NOTHING},
    )
    @app_commands.describe(deck="Which deck of this server")
    async def suggest(self, interaction: discord.Interaction[Cuecard], deck: str) -> None:
        """Open the form."""
        await open_form(interaction, deck)

    @app_commands.command(
        name="suggestions",
        description="Decide about cards that members suggest and questions that they flag.",
    )
    async def suggestions(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Show the one that has waited longest."""
        await show_waiting(interaction)

    @app_commands.command(name="edit", description="Change a card in a form.", extras={"slow": Slow.NOTHING})
    @app_commands.describe(deck="Which of your decks", card="Which card")
    async def edit(self, interaction: discord.Interaction[Cuecard], deck: str, card: str) -> None:
        """Open the form."""
        stored, found = await self.editing.editable(server_of(interaction), deck, card)
        await show_form(interaction, editing.CardModal(stored.slug, found))

    async def _edited(
        self, interaction: discord.Interaction[Cuecard], values: CardFormId, fields: dict[str, str]
    ) -> None:
        await check_deck_manager(interaction)
        editor = editor_of(interaction)
        _, deck = await self.editing.contents(editor.guild_id, values.slug)
        card = editing.card_of_mark(deck, values.mark)
        fields = editing.touched(fields, values.opened)
        parts, overtaken = editing.parts(card, fields), editing.overtaken(card, fields, values.opened)
        edited = await self.editing.edit_card(editor, deck.slug, card.key, **parts)
        await _show(interaction, deciding.edited(change_texts.card_saved(edited, overtaken), edited))

    @app_commands.command(name="remove", description="Take a card out of a deck, or remove the whole deck.")
    @app_commands.describe(deck="Which of your decks", card="Which card; without it, the whole deck")
    async def remove(
        self, interaction: discord.Interaction[Cuecard], deck: str, card: str | None = None
    ) -> None:
        """A card at once, a deck after a second yes."""
        if card is not None:
            await defer(interaction)
            removed = await self.editing.remove_card(editor_of(interaction), deck, card)
            await _show(interaction, deciding.edited(change_texts.card_removed(removed), removed))
            return
        stored, schedules = await self.editing.removal(server_of(interaction), deck)
        await _show(
            interaction, (change_texts.removal(stored, schedules), deciding.removal_buttons(stored.slug))
        )

    @app_commands.command(
        name=_TEACH, description="Say what answers are that I was unsure about: one tap each."
    )
    @app_commands.describe(deck="Which deck; what you tap counts in this server alone")
    async def teach(self, interaction: discord.Interaction[Cuecard], deck: str) -> None:
        """Show the first."""
        await defer(interaction)
        await say(interaction, view=await teaching.first(interaction, deck))

    @app_commands.command(
        name="drafts", description="Look over what a model drafted for a deck: accept, edit or drop each."
    )
    @app_commands.describe(
        file="A file of drafts, as deck teach writes it on the command line; up to 2 MiB",
        deck="Which of your decks (default: what the file says)",
    )
    async def drafts(
        self, interaction: discord.Interaction[Cuecard], file: discord.Attachment, deck: str | None = None
    ) -> None:
        """Show the first."""
        await defer(interaction)
        await drafts.show_first(interaction, file, deck)

    @app_commands.command(name="undo", description="Take back the last change of a deck; you see it first.")
    @app_commands.describe(deck="Which of your decks, also a removed one")
    async def undo(self, interaction: discord.Interaction[Cuecard], deck: str) -> None:
        """Name the change, and ask."""
        await defer(interaction)
        last = await self.editing.last_change(server_of(interaction), deck)
        await _show(interaction, deciding.undo_question(last))

    @app_commands.command(name="log", description="Who changed what here: decks, appeals, roles.")
    async def log(self, interaction: discord.Interaction[Cuecard]) -> None:
        """The audit list."""
        await say(interaction, **await pages.page(interaction, DeckListing.LOG))

    @show.autocomplete("deck")
    @export.autocomplete("deck")
    @teach.autocomplete("deck")
    async def _decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed)

    @import_deck.autocomplete("name")
    @add.autocomplete("deck")
    @suggest.autocomplete("deck")
    @edit.autocomplete("deck")
    @drafts.autocomplete("deck")
    @remove.autocomplete("deck")
    async def _own_decks(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await deck_choices(interaction, typed, own=True)

    @undo.autocomplete("deck")
    async def _undoable(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        if not await is_deck_manager(interaction):
            return []
        names = await self.editing.undoable(server_of(interaction))
        return [Choice(name=name, value=name) for name in names if typed.casefold() in name][:MAX_CHOICES]

    @show.autocomplete("card")
    @edit.autocomplete("card")
    @remove.autocomplete("card")
    async def _cards(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        if not await is_deck_manager(interaction):
            return []  # the questions to come are nobody else's business
        deck = str(interaction.namespace.deck or "")
        found = await self.editing.search(server_of(interaction), deck, typed, MAX_CHOICES)
        return [Choice(name=short(prompt, MAX_NAME), value=key) for key, prompt in found]

    @add.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[Cuecard], typed: str) -> list[Choice[str]]:
        return await topic_choices(interaction, typed)

"""Discord's own error answers: status, code and sentence;
https://docs.discord.com/developers/topics/opcodes-and-status-codes#json"""

from __future__ import annotations

from .state import Payload


class ApiError(Exception):
    """A refusal by the API: HTTP `status`, Discord's `code`, and field `errors` for a bad form."""

    def __init__(self, status: int, code: int, message: str, errors: Payload | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.payload: Payload = {"message": message, "code": code}
        if errors:
            self.payload["errors"] = errors


class NotModelledError(Exception):
    """The bot asked for something real that the stand-in does not know; never answered with a guess."""


def unauthorized() -> ApiError:
    """The token is not the bot's."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    """No such channel, or deleted."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    """No such server."""
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member() -> ApiError:
    """The user is not in the server."""
    return ApiError(404, 10007, "Unknown Member")


def unknown_message() -> ApiError:
    """No such message, or deleted."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    """No such user."""
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    """A follow-up before the first answer, or under another application."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """Answered after three seconds, or never asked."""
    return ApiError(404, 10062, "Unknown interaction")


def already_acknowledged() -> ApiError:
    """A second first answer."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def invalid_webhook_token() -> ApiError:
    """A follow-up after fifteen minutes."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def missing_access() -> ApiError:
    """The channel is hidden from the bot."""
    return ApiError(403, 50001, "Missing Access")


def edit_of_another() -> ApiError:
    """Only the author edits a message."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    """Nothing to show."""
    return ApiError(400, 50006, "Cannot send an empty message")


def closed_dms() -> ApiError:
    """The person takes no direct messages."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> ApiError:
    """The bot sees the channel and lacks the right."""
    return ApiError(403, 50013, "Missing Permissions")


def no_history_to_reply() -> ApiError:
    """A reply needs READ_MESSAGE_HISTORY."""
    return ApiError(400, 160002, "Cannot reply without permission to read message history")

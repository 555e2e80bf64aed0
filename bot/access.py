"""Who may do what: the one policy of Telegram's chats and groups, inline mode, Mini App and web.

It knows people by Telegram's ids and says nothing of how a front end found out who somebody is.
"""

import ipaddress
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal, Self

from bot.running.settings import Settings

NOBODY: Final = 0
"""The id of somebody who is not known: a visitor of the web without Telegram's signature."""


class Door(Enum):
    """Whether somebody is let in, and what is in the way."""

    OPEN = auto()
    CHAT_SHUT = auto()
    PERSON_SHUT = auto()


class Right(Enum):
    """Whether somebody may do a thing in a chat."""

    NO = auto()
    YES = auto()
    AS_ADMINISTRATOR = auto()  # of the group: Telegram is to be asked


@dataclass(frozen=True, slots=True)
class Access:
    """The policy. A private chat has its person's id, which is above zero; a group's is below.

    Inline mode and the Mini App name no chat: who uses them counts as in their own.
    """

    users: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    admins: frozenset[int] = frozenset()
    documents: Literal["off", "admins", "everybody"] = "admins"
    shelf_shut: str = "adding_off"

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Read it from the settings."""
        return cls(
            settings.allowed_users,
            settings.allowed_chats,
            settings.admin_ids,
            settings.documents,
            _shelf_shut(settings),
        )

    @property
    def listed(self) -> bool:
        """Whether only some are served."""
        return bool(self.users or self.chats)

    def door(self, person: int, chat: int | None = None) -> Door:
        """Tell whether a person is served in a chat: asks there and reads what is answered from.

        `chat` None: in their own. Administrators are served in their own chat whatever is listed.
        """
        named = person in self.users or person in self.admins
        own = chat is None or (chat > 0 and chat == person)
        here = person if chat is None else chat
        if self.chats and here not in self.chats and not (own and named):
            return Door.CHAT_SHUT
        if self.users and not named:
            return Door.PERSON_SHUT
        return Door.OPEN

    def serves(self, person: int, chat: int | None = None) -> bool:
        """Tell whether the door is open."""
        return self.door(person, chat) is Door.OPEN

    def administrates(self, person: int, chat: int) -> bool:
        """Tell whether a person gets the administrator's commands: in their own chat only."""
        return person in self.admins and chat == person

    def adds(self, person: int, chat: int) -> Right:
        """Tell whether a person may add a document to a chat."""
        if self.documents == "off":
            return Right.NO
        return self.switches(person, chat)

    def switches(self, person: int, chat: int) -> Right:
        """Tell whether a person may choose which documents of a chat are asked."""
        if not self.serves(person, chat):
            return Right.NO
        if chat > 0 or self.documents == "everybody":
            return Right.YES
        return Right.AS_ADMINISTRATOR

    def removes(self, person: int, chat: int, added_by: int) -> Right:
        """Tell whether a person may remove a document, which somebody (0: unknown) added."""
        if not self.serves(person, chat):
            return Right.NO
        own = person == added_by and person != NOBODY
        return Right.YES if chat > 0 or own else Right.AS_ADMINISTRATOR

    def reviews(self, person: int, chat: int, added_by: int) -> Right:
        """Tell whether what a person decides on the drafted figures of a document counts."""
        return self.removes(person, chat, added_by)

    def shelf(self, *, at_machine: bool) -> str:
        """Give the key of the sentence why a visitor of the web neither sees the shelf nor adds.

        "" where they may: whoever sits at the machine that serves it.
        """
        if self.shelf_shut:
            return self.shelf_shut
        return "" if at_machine else "adding_local"


def _shelf_shut(settings: Settings) -> str:
    """Give the key of the sentence why nobody sees the shelf on the web, "" where some do.

    A server that others reach, or that is for members only, keeps its shelf to itself: it could not
    tell whose a document is.
    """
    if settings.web_documents == "off":
        return "adding_off"
    if settings.allowed_users or settings.allowed_chats:
        return "adding_members"
    if settings.public_url is not None or not is_loopback(settings.web_host):
        return "adding_local"
    return ""


def is_loopback(host: str) -> bool:
    """Tell whether a name or an address is this machine's own, for itself alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""Who may add, switch and remove the documents of a chat."""

from telegram import Bot

from bot.store import Kept
from bot.telegram.addressing import ANONYMOUS_ADMIN
from bot.telegram.deps import Deps


async def refused_to_add(deps: Deps, bot: Bot, chat_id: int, user_id: int) -> str | None:
    """Give the key of the text that says why a person may not add here; None: they may."""
    allowed = deps.settings.documents
    if allowed == "off":
        return "off"
    if chat_id > 0 or allowed == "everybody" or await _administers(deps, bot, chat_id, user_id):
        return None
    return "admins_only"


async def may_switch(deps: Deps, bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether a person may choose which documents of a chat are asked."""
    if chat_id > 0 or deps.settings.documents == "everybody":
        return True
    return await _administers(deps, bot, chat_id, user_id)


async def may_remove(deps: Deps, bot: Bot, kept: Kept, user_id: int) -> bool:
    """Whether a person may remove a document: who added it, and the group's administrators."""
    if kept.chat_id > 0 or (user_id == kept.added_by and user_id):
        return True
    return await _administers(deps, bot, kept.chat_id, user_id)


async def _administers(deps: Deps, bot: Bot, chat_id: int, user_id: int) -> bool:
    if user_id == ANONYMOUS_ADMIN:  # only administrators write in the group's name
        return True
    return await deps.members.is_admin(bot, chat_id, user_id)

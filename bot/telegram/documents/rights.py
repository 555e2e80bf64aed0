"""What the policy leaves to Telegram: whether somebody is an administrator of the group."""

from telegram import Bot

from bot.access import Right
from bot.store import Kept
from bot.telegram.addressing import ANONYMOUS_ADMIN
from bot.telegram.deps import Deps


async def refused_to_add(deps: Deps, bot: Bot, chat_id: int, user_id: int) -> str | None:
    """Give the key of the text that says why a person may not add here; None: they may."""
    if deps.settings.documents == "off":
        return "off"
    right = deps.access.adds(user_id, chat_id)
    return None if await _has(right, deps, bot, chat_id, user_id) else "admins_only"


async def may_switch(deps: Deps, bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether a person may choose which documents of a chat are asked."""
    return await _has(deps.access.switches(user_id, chat_id), deps, bot, chat_id, user_id)


async def may_remove(deps: Deps, bot: Bot, kept: Kept, user_id: int) -> bool:
    """Whether a person may remove a document: who added it, and the group's administrators."""
    right = deps.access.removes(user_id, kept.chat_id, kept.added_by)
    return await _has(right, deps, bot, kept.chat_id, user_id)


async def may_review(deps: Deps, bot: Bot, kept: Kept, user_id: int) -> bool:
    """Whether what a person decides on the drafted figures of a document counts."""
    right = deps.access.reviews(user_id, kept.chat_id, kept.added_by)
    return await _has(right, deps, bot, kept.chat_id, user_id)


async def _has(right: Right, deps: Deps, bot: Bot, chat_id: int, user_id: int) -> bool:
    if right is not Right.AS_ADMINISTRATOR:
        return right is Right.YES
    if user_id == ANONYMOUS_ADMIN:  # only administrators write in the group's name
        return True
    return await deps.members.is_admin(bot, chat_id, user_id)

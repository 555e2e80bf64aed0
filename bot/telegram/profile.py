"""What Telegram shows of the bot: commands by scope and language, descriptions.

Set at the start, only where it differs from what Telegram has.
"""

import logging
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.telegram.deps import Deps
from bot.telegram.notices import LANGUAGES, say
from bot.telegram.render import shorten
from bot.telegram.tongues import TONGUES, tell

_LOG = logging.getLogger(__name__)
_DESCRIPTION: Final = 512
_SHORT: Final = 120
COMMANDS: Final = (
    *("ask", "check", "docs", "add", "remove", "review", "share", "facts", "coverage", "chart"),
    *("source", "lang", "privacy", "id", "forget", "help", "watch", "start"),
)
_PRIVATE = tuple(name for name in COMMANDS if name not in {"start", "watch", "add"})
_GROUP = (
    *("ask", "check", "help", "docs", "add", "review", "remove"),
    *("facts", "coverage", "chart", "lang", "privacy", "forget"),
)
SCOPES: Final[tuple[tuple[BotCommandScope, tuple[str, ...]], ...]] = (
    (BotCommandScopeAllPrivateChats(), _PRIVATE),
    (BotCommandScopeAllGroupChats(), _GROUP),
    (BotCommandScopeAllChatAdministrators(), (*_GROUP, "watch")),
)
# The code under which Telegram keeps what is for all other languages, and ours: it knows one Chinese.
CODES: Final = (("", "en"), *((one, one) for one in TONGUES if one not in {"en", "zh-hant"}))


async def set_profile(bot: Bot, deps: Deps) -> int:
    """Bring the profile up to date; how many things were changed."""
    changed = 0
    for code, language in CODES:
        for scope, names in SCOPES:
            wanted = tuple(BotCommand(name, tell(f"command_{name}", language)) for name in names)
            if await bot.get_my_commands(scope, code or None) != wanted:
                await bot.set_my_commands(wanted, scope, code or None)
                changed += 1
        text = tell("description", language)
        if deps.settings.bundled and language in LANGUAGES:
            title, document = deps.library.about.title, deps.document(language)
            text = say("description", language, document=document, title=title)
        text = shorten(text, _DESCRIPTION)
        if (await bot.get_my_description(code or None)).description != text:
            await bot.set_my_description(text, code or None)
            changed += 1
        text = shorten(tell("short_description", language), _SHORT)
        if (await bot.get_my_short_description(code or None)).short_description != text:
            await bot.set_my_short_description(text, code or None)
            changed += 1
    _LOG.info("profile: %d changes", changed)
    return changed

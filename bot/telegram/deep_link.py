"""The way from an answer to its sentence in the reader, where the bot has one that others reach."""

from urllib.parse import quote, urlencode

from telegram import InlineKeyboardButton, WebAppInfo

from bot.telegram.notices import say
from facts.library import Library


def reader_button(
    public_url: str | None, library: Library, sentence_id: str, language: str, *, group: bool
) -> InlineKeyboardButton | None:
    """Open a sentence in the article: as a Mini App in a private chat, as a link in a group.

    Telegram takes Mini Apps over https only, and refuses their buttons in groups.
    """
    if public_url is None or not public_url.startswith("https://"):
        return None
    address = f"{public_url}/d/{quote(library.document.id, safe='')}"
    address = f"{address}?{urlencode({'s': sentence_id})}"
    label = say("open_in", language, document=library.name(language))
    if group:
        return InlineKeyboardButton(label, url=f"{address}#{sentence_id}")
    # A Mini App's fragment is Telegram's.
    return InlineKeyboardButton(label, web_app=WebAppInfo(address))

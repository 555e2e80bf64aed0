"""Messages out: replies, edits, pictures. HTML first, plain text where Telegram refuses it."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.store import Delivery
from bot.telegram.addressing import thread_of
from bot.telegram.render import Part
from bot.telegram.ticket import once

_LOG = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TOAST = 200

Keys = InlineKeyboardMarkup | str | None  # a keyboard: an object, its JSON, or none


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes, and how."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    silent: bool = False

    @classmethod
    def answering(cls, message: Message, *, silent: bool = False) -> "Place":
        """Give the place of a reply to a message."""
        return cls(message.chat.id, thread_of(message), message.message_id, silent)


async def send(
    bot: Bot,
    place: Place,
    parts: Sequence[Part],
    markup: Keys = None,
    button_ids: Sequence[str] = (),
) -> list[Delivery]:
    """Send the parts in order, the keyboard under the last; the first is the reply.

    Those that were sent for the update in hand already are not sent again. Each may be in another
    chat: a group that became a supergroup. `button_ids` are noted with the last.
    """
    sent: list[Delivery] = []
    for number, part in enumerate(parts, 1):
        last = number == len(parts)
        keyboard, ids = (markup, tuple(button_ids)) if last else (None, ())
        delivery = await once(partial(_send, bot, place, part, keyboard, ids))
        sent.append(delivery)
        place = replace(place, reply_to=None, chat_id=delivery.chat_id)
    return sent


async def _send(bot: Bot, place: Place, part: Part, markup: Keys, ids: tuple[str, ...]) -> Delivery:
    html = True
    while True:
        try:
            return await _post(bot, _parameters(place, part, markup, html=html), ids)
        except BadRequest as error:
            if html and _is_about_markup(error):
                _LOG.warning("Telegram refused the HTML of an answer; sending plain text")
                html = False
            elif place.thread_id is not None and "thread not found" in error.message.lower():
                place = replace(place, thread_id=None)
            else:
                raise


def _parameters(place: Place, part: Part, markup: Keys, *, html: bool) -> dict[str, object]:
    """Give sendMessage's parameters."""
    parameters: dict[str, object] = {
        "chat_id": place.chat_id,
        "text": part.html if html else part.plain,
        "link_preview_options": '{"is_disabled": true}',
    }
    if html:
        parameters["parse_mode"] = ParseMode.HTML
    if place.thread_id is not None:
        parameters["message_thread_id"] = place.thread_id
    if place.reply_to is not None:
        reply = {"message_id": place.reply_to, "allow_sending_without_reply": True}
        parameters["reply_parameters"] = json.dumps(reply)
    if place.silent:
        parameters["disable_notification"] = True
    if markup is not None:
        parameters["reply_markup"] = markup if isinstance(markup, str) else markup.to_json()
    return parameters


async def _post(bot: Bot, parameters: dict[str, object], ids: tuple[str, ...]) -> Delivery:
    """Call sendMessage. The typed method would make objects of all that the reply quotes."""
    sent = await bot._post("sendMessage", parameters)  # noqa: SLF001
    if not isinstance(sent, dict):
        raise TypeError("sendMessage gave no message")
    return Delivery(int(sent["chat"]["id"]), int(sent["message_id"]), ids)


async def edit(
    bot: Bot,
    chat_id: int,
    message_id: int,
    part: Part,
    markup: Keys = None,
) -> bool:
    """Change a message; False: it is gone or can't be changed any more."""
    if isinstance(markup, str):
        markup = InlineKeyboardMarkup.de_json(json.loads(markup), bot)
    html = True
    while True:
        try:
            await bot.edit_message_text(
                part.html if html else part.plain,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML if html else None,
                link_preview_options=_NO_PREVIEW,
                reply_markup=markup,
            )
        except BadRequest as error:
            if html and _is_about_markup(error):
                html = False
                continue
            return forgive(error)
        return True


async def edit_keyboard(bot: Bot, message: Message, markup: InlineKeyboardMarkup | None) -> bool:
    """Change the buttons under a message; False: it is gone."""
    try:
        await bot.edit_message_reply_markup(
            message.chat.id, message.message_id, reply_markup=markup
        )
    except BadRequest as error:
        return forgive(error)
    return True


async def delete(bot: Bot, chat_id: int, message_id: int) -> None:
    """Delete one of the bot's messages, if it is still there."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest as error:
        forgive(error)


def forgive(error: BadRequest) -> bool:
    """Give true for "not modified" (all is well), False for a message that is gone; else raise."""
    text = error.message.lower()
    if "not modified" in text:
        return True
    if "not found" in text or "can't be" in text or "message_id_invalid" in text:
        return False
    raise error


def toast(text: str) -> str:
    """Give a text as an answer to a pressed button, which holds 200 characters."""
    return text if len(text) <= _TOAST else text[: _TOAST - 1] + "…"


def _is_about_markup(error: BadRequest) -> bool:
    return "parse entities" in error.message.lower()

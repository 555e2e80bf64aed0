"""The web front end: the reader of a document, its API, health, metrics, Telegram's webhook.

`serve(engine, host, port)` serves the reader alone; `bot.service` runs a bot, with or without.
"""

from bot.web.app import create_app
from bot.web.server import serve

__all__ = ["create_app", "serve"]

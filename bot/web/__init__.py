"""The web front end: the reader of a document, its API, health, metrics, Telegram's webhook.

`serve(library, host, port)` serves the reader alone; `bot.web.service.run` a whole bot.
"""

from bot.web.app import create_app
from bot.web.server import serve

__all__ = ["create_app", "serve"]

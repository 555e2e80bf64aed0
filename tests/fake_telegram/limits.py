"""Telegram's limits. Lengths of text are in UTF-16 code units unless a name says bytes."""

TEXT = 4096
CAPTION = 1024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
COPY_TEXT = 256
CALLBACK_ANSWER = 200
BUTTONS_A_ROW = 8
BUTTONS = 100
INLINE_RESULTS = 50
RESULT_ID_BYTES = 64
INLINE_OFFSET_BYTES = 64
INLINE_QUERY = 256
START_PARAMETER = 64
COMMANDS = 100
COMMAND = 32
COMMAND_DESCRIPTION = 256
NAME = 64
DESCRIPTION = 512
SHORT_DESCRIPTION = 120
UPDATES_A_POLL = 100
SECRET_TOKEN = 256
DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
MESSAGES_A_DELETE = 100

CALLBACK_SECONDS = 60.0
INLINE_SECONDS = 20.0


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the unit of every offset and length in the Bot API."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

"""The Telegram front end: the only part that knows Telegram.

`application.build` makes the Application that handles updates, however they come in: `intake` polls
for them, `push` is pushed to. `bot.service` runs it.
"""

import os

# Without it the library warns at every "Too Many Requests" that the type of a field will change.
os.environ.setdefault("PTB_TIMEDELTA", "1")

"""The Telegram front end: the only part that knows Telegram.

`application.run` serves until it is told to stop; `application.build` makes the Application that
handles updates, however they come in (`intake` polls for them).
"""

import os

# Without it the library warns at every "Too Many Requests" that the type of a field will change.
os.environ.setdefault("PTB_TIMEDELTA", "1")

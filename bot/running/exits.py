"""The exit codes; `python -m bot --help` documents them."""

from typing import Final

DONE: Final = 0  # also when the answer is that the document does not say
UNREADABLE: Final = 1  # the question can't be read, or nothing fits the filter
USAGE: Final = 2
UNUSABLE: Final = 3  # a file, the library entry or a setting
INTERNAL: Final = 70
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141

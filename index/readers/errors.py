"""Why a file can't be read, as a sentence for the person who sent it."""


class ReadError(Exception):
    """The file gives no document; the text is one sentence: what is wrong, what to do."""

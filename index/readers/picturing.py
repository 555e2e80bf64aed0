"""A page of a PDF as a picture, drawn in a process of its own as files are read."""

import subprocess
import tempfile
from typing import Final

from index.readers.allowance import MB, Limits
from index.readers.sandbox import check_size, command, end, environment, folder, handed
from index.readers.unreadable import ReadError

LIMITS: Final = Limits(file=64 * MB, memory=512 * MB, seconds=20, nice=10)
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PICTURES: Final = "index.readers.pdf_picture"
_NONE: Final = "This page can't be drawn."


def page_picture(data: bytes, page: int, limits: Limits = LIMITS) -> bytes:
    """Return a page (from 1) of a PDF as a PNG. Raises ReadError where there is none."""
    check_size(data, limits)
    # Written to a file, which is held to the limits too.
    with folder() as place, handed(data) as file, tempfile.TemporaryFile() as out:
        process = subprocess.Popen(  # noqa: S603 - a module of our own
            command(str(page), limits.as_argument(), module=_PICTURES),
            stdin=file,
            stdout=out,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env=environment(place),
            start_new_session=True,
        )
        try:
            process.wait(2 * limits.seconds)  # it may have to share the processor
        except subprocess.TimeoutExpired:
            raise ReadError(_NONE) from None
        finally:
            end(process)
        out.seek(0)
        picture = out.read()
    if not picture.startswith(_SIGNATURE):
        raise ReadError(_NONE)
    return picture

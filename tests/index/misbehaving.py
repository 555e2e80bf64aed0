"""A reader's process that does what a bad file may make it do; the file's name says what."""

import ctypes
import os
import resource
import sys
import time
from pathlib import Path

from index.document import Document, Paragraph, Section, Sentence
from index.readers.child import main
from index.readers.errors import ReadError
from index.readers.progress import tell


def misbehave(data, name):
    match name:
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(0)
        case "hang":
            while True:
                pass
        case "sleep":
            while True:
                time.sleep(60)
        case "memory":
            return "x" * (1 << 40)
        case "hog":
            kept = []
            while True:
                kept.append(bytearray(1 << 20))
        case "refuse":
            raise ReadError("It won't do.")
        case "fail":
            raise KeyError("of a library")
        case "print":
            sys.stdout.write("noise on standard output")
            os.write(1, b"more of it")
        case "long":
            return said("x" * 1_000_000)
        case "large file":
            Path("file").write_bytes(b"x" * 100_000_000)
        case "leave":
            Path("here").write_text("left behind")
            Path(os.environ["TMPDIR"], "there").write_text("left behind")
        case "progress":
            tell(1, 4)
            tell(4, 4)
        case "environment":
            return said(f"{sorted(os.environ)} {os.environ['TMPDIR'] == str(Path.cwd())}")
        case "core":
            return said(str(resource.getrlimit(resource.RLIMIT_CORE)))
    return said(data.decode())


def said(text):
    sentence = Sentence("s1", text, 0, len(text), 0, 0)
    paragraph = Paragraph(0, len(text), 0, (0,))
    return Document("d", "t", text, (Section("sec1", "", 0, len(text)),), (paragraph,), (sentence,))


if __name__ == "__main__":
    main(sys.argv[1:], misbehave)

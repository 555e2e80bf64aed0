"""A reader's process that does what a bad file may make it do; the file's name says what."""

import ctypes
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from index.document import Document, Paragraph, Section, Sentence
from index.readers.child import main
from index.readers.progress import tell
from index.readers.unreadable import ReadError

ROOT = Path(__file__).parents[2]


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
        case "connect":
            return said(refusal(lambda: socket.create_connection(("127.0.0.1", 9), 1)))
        case "run":
            return said(refusal(lambda: subprocess.run([sys.executable, "-V"], check=False)))
        case "fork":
            return said(refusal(lambda: os.fork() or os._exit(0)))
        case "signal":
            return said(refusal(lambda: os.kill(os.getppid(), 0)))
        case "thread":
            heard = []
            thread = threading.Thread(target=heard.append, args=("heard",))
            thread.start()
            thread.join()
            return said(heard[0])
        case "look":
            files = (ROOT / "pyproject.toml", Path("/etc/passwd"), f"/proc/{os.getppid()}/environ")
            return said(" ".join(refusal(Path(file).read_bytes) for file in files))
        case "write":
            files = (ROOT / "new", ROOT / "index" / "new", Path("/tmp/new"))
            return said(" ".join(refusal(file.touch) for file in files))
        case "environment":
            return said(f"{sorted(os.environ)} {os.environ['TMPDIR'] == str(Path.cwd())}")
        case "core":
            return said(str(resource.getrlimit(resource.RLIMIT_CORE)))
    return said(data.decode())


def refusal(does):
    """The name of the error that it ends with."""
    try:
        does()
    except OSError as error:
        return type(error).__name__
    return "none"


def said(text):
    sentence = Sentence("s1", text, 0, len(text), 0, 0)
    paragraph = Paragraph(0, len(text), 0, (0,))
    return Document("d", "t", text, (Section("sec1", "", 0, len(text)),), (paragraph,), (sentence,))


if __name__ == "__main__":
    main(sys.argv[1:], lambda data, name: lambda: misbehave(data, name))

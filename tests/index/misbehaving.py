"""A reader's process that does what a bad file may make it do; the file's name says what."""

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from index.document import Document, Paragraph, Section, Sentence
from index.readers.child import main
from index.readers.progress import tell
from index.readers.syscalls import ITSELF_ALONE, REFUSED
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
        case "numbers":
            return said("1 " * 100)
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
            return said(every(SIGNALS))
        case "meddle":
            return said(every(MEDDLING))
        case "itself":
            resource.prlimit(0, resource.RLIMIT_NOFILE)
            resource.prlimit(os.getpid(), resource.RLIMIT_NOFILE)
            signal.signal(signal.SIGTERM, lambda *_: None)
            return said(every([lambda: signal.raise_signal(signal.SIGTERM)]))
        case "change":
            Path("file").touch()
            return said(every(CHANGES))
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


def called(name, *arguments):
    """Make a system call by its name."""
    number = (REFUSED | ITSELF_ALONE)[name][os.uname().machine == "aarch64"]
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


# What a process may do to another one of the same user; none of it would do anything.
SIGNALS = (
    lambda: os.kill(os.getppid(), 0),
    lambda: called("tkill", os.getppid(), 0),
    lambda: called("tgkill", os.getppid(), os.getppid(), 0),
    lambda: called("rt_sigqueueinfo", os.getppid(), 0, ctypes.create_string_buffer(128)),
)
MEDDLING = (
    lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE),
    lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 0),
    lambda: os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid())),
)
# What Landlock lets be done to any file; its own will do here.
CHANGES = (
    lambda: Path("file").chmod(0o600),
    lambda: os.chown("file", -1, -1),
    lambda: os.utime("file"),
    lambda: os.setxattr("file", "user.name", b"value"),
    lambda: os.truncate("file", 0),
)


def every(doings):
    """The names of the errors that they end with, each once."""
    return " ".join(sorted({refusal(does) for does in doings}))


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

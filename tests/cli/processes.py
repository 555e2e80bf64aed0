"""The command line as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


QUESTION = "How many cars did BYD ship to Argentina?"


SENTENCE = (
    'At the port of Sarat in Argentina, BYD\'s own new energy vehicle transport ship "Changzhou" '
    "arrived, carrying over 5800 new energy vehicles."
)


ANSWER = (
    "Over 5800 new energy vehicles · 2025\n"
    "BYD: new energy vehicles carried\n"
    f"“{SENTENCE}” [1]\n"
    "Read as: BYD: new energy vehicles carried · 2025\n"
)


SUPPORTED = (
    "✅ Supported\n"
    "The article says: BYD: new energy vehicles carried: over 5800 new energy vehicles [1]\n"
    f"“{SENTENCE}” [1]\n"
    "Read as: BYD: new energy vehicles carried · 2025\n"
)


def process(*argv, stdin=b"", env=None, **options):
    """Run `python -m bot` and give (exit code, stdout, stderr) in bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *argv],
        input=stdin,
        capture_output=True,
        check=False,
        env=environment() | (env or {}),
        **options,
    )
    return done.returncode, done.stdout, done.stderr


def environment():
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

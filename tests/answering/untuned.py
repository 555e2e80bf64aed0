"""An embedder that no reader is fitted to."""

from index.tuning import TuningError


class Untuned:
    def tuned(self, changes):
        raise TuningError(f"{changes.name} is for another version of the embedder")

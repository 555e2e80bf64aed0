"""Reviews on disk: gone on with, looked at by others, and killed between two files."""

from contextlib import suppress

import pytest

from bot.shelf import reviews
from bot.shelf.reviews import KeptReview, Reviews
from facts.library import reviewed
from facts.review import Verdict
from facts.reviewing.session import Act
from index.readers.formats import read_bytes

DOCUMENT = read_bytes(b"# Harbour\n\nIt employs 5,800 dockers. It has 40 cranes.\n", "harbour.md")


class KilledError(BaseException):
    """The process ends here."""


def does(folder, *acts: Act) -> KeptReview:
    kept = KeptReview(DOCUMENT, folder)
    for act in acts:
        reviewing = kept.reviewing()
        reviewing.do(act)
        kept.keep(reviewing.review)
    return kept


def stated(folder) -> list[str]:
    return [fact.text for fact in reviewed(DOCUMENT, folder).facts]


@pytest.mark.parametrize("written", range(6))
@pytest.mark.parametrize(
    ("before", "act"), [((), Act.ACCEPT), ((Act.ACCEPT,), Act.UNDO), ((Act.ACCEPT,), Act.ACCEPT)]
)
def test_a_kill_leaves_a_fact_as_before_or_decided(tmp_path, monkeypatch, before, act, written):
    """Whatever was written, the table states what the review says, and all can be undone."""
    folder = tmp_path / "entry"
    does(folder, *before)
    write, count = reviews.write_whole, iter(range(100))

    def dying(path, data):
        if next(count) == written:
            raise KilledError
        write(path, data)

    monkeypatch.setattr(reviews, "write_whole", dying)
    with suppress(KilledError):
        does(folder, act)
    monkeypatch.setattr(reviews, "write_whole", write)
    kept = KeptReview(DOCUMENT, folder)
    accepted = [n for n, d in enumerate(kept.review.drafts) if d.verdict is Verdict.ACCEPTED]
    everything = [member for group in kept.review.groups for member in group.members]
    assert sorted(everything) == [0, 1]
    assert len(stated(folder)) == len(accepted)
    does(folder, *[Act.ACCEPT_ALL] * 2)
    assert sorted(stated(folder)) == ["40 cranes", "5,800 dockers"]


def test_what_another_process_decided_is_seen(tmp_path):
    folder, opened = tmp_path / "entry", Reviews()

    def review() -> KeptReview:
        return opened.of("harbour", lambda: KeptReview(DOCUMENT, folder))

    first = review()
    assert review() is first
    does(folder, Act.ACCEPT)
    second = review()
    assert second is not first
    assert second.review.counts()[Verdict.ACCEPTED] == 1
    reviewing = second.reviewing()
    reviewing.do(Act.DROP)
    second.keep(reviewing.review)
    assert review() is second
    opened.forget("harbour")
    assert review() is not second


def test_a_folder_that_went_is_not_made_again(tmp_path):
    kept = KeptReview(DOCUMENT, tmp_path / "gone" / "entry")
    reviewing = kept.reviewing()
    reviewing.do(Act.ACCEPT)
    with pytest.raises(FileNotFoundError):
        kept.keep(reviewing.review)
    assert list(tmp_path.iterdir()) == []
    assert kept.keep(reviewing.review, parents=True) is True


def test_few_are_kept_open(tmp_path):
    opened, made = Reviews(), []

    def make(name: str) -> KeptReview:
        made.append(name)
        return KeptReview(DOCUMENT, tmp_path / name)

    for name in ("a", "b", "c", "d", "d", "a"):
        opened.of(name, lambda name=name: make(name))
    assert made == ["a", "b", "c", "d", "a"]

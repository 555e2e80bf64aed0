"""An embedder that a server shares: what it is asked, and that nobody else waits long for it."""

import threading

import numpy as np
import pytest

from index.shared_embedder import SharedEmbedder, beginning, may_read, one_message
from tests.hostile.messages import messages

QUESTION = "How much did the museum’s visitors from abroad pay on average for a ticket in 2024?"


class Noting:
    """An embedder that notes what it is asked."""

    name = "noting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, text):
        self.asked.append(text)
        return np.zeros(3, dtype=np.float32)

    def passages(self, texts):
        self.asked += texts
        return np.zeros((len(texts), 3), dtype=np.float32)

    def tuned(self, changes):
        made = Noting()
        made.name = f"noting {changes.name}"
        return made


def test_a_tuned_embedder_is_one_for_all_that_ask_for_it(tmp_path):
    shared = SharedEmbedder(Noting())
    tuned = shared.tuned(tmp_path / "encoder.changes")
    assert tuned is shared.tuned(tmp_path / "encoder.changes")
    assert (shared.name, tuned.name) == ("noting", "noting encoder.changes")


@pytest.mark.parametrize(
    "text", ["", QUESTION, "浙江新业态出口多少？", "Сколько посетителей было?"]
)
def test_what_people_ask_is_asked(text):
    model = Noting()
    SharedEmbedder(model).query(text)
    assert model.asked == [text]


@pytest.mark.parametrize("kind", messages())
def test_what_nobody_asks_is_cut(kind):
    text = messages()[kind]
    cut = beginning(text)
    assert text.startswith(cut)
    assert beginning(cut) == cut
    if kind not in {"one word", "one number", "spaces"}:
        assert len(cut) <= 400  # 80 words of four letters, with spaces
    assert len(beginning("百" * 1000)) == 80


def asked_in_one_message(*texts):
    model = Noting()
    shared = SharedEmbedder(model)
    with one_message():
        for text in texts:
            shared.query(text)
    return [len(text) for text in model.asked]


def test_the_questions_of_a_message_share_what_it_may_cost():
    assert asked_in_one_message(*("百" * 30 + f"{n}" for n in range(3))) == [31, 31, 31]
    assert asked_in_one_message("百" * 90, "千" * 90, "万" * 90, "亿" * 7) == [80, 16, 8, 7]


def test_every_document_is_asked_the_same_and_the_model_once():
    assert asked_in_one_message("百" * 90, "百" * 90, "千" * 90, "百" * 90, "千" * 90) == [80, 16]
    model = Noting()
    shared = SharedEmbedder(model)
    for _ in range(2):
        with one_message():
            shared.query("百" * 90)
            shared.query("千" * 90)
    shared.query("千" * 90)
    assert model.asked == ["百" * 80, "千" * 16, "千" * 80]


def test_what_was_asked_long_ago_is_forgotten():
    model = Noting()
    shared = SharedEmbedder(model)
    for number in [*range(33), 0]:
        shared.query(f"Which is {number}?")
    assert len(model.asked) == 34


def test_what_has_no_utf8_is_replaced():
    model = Noting()
    shared = SharedEmbedder(model)
    shared.query("\ud800百")
    shared.passages(["\udfff"])
    assert model.asked == ["?百", "?"]
    assert shared.name == "noting"


def test_one_call_at_a_time():
    within, most = 0, 0
    lock = threading.Lock()

    class Counting(Noting):
        def query(self, text):
            nonlocal within, most
            with lock:
                within += 1
                most = max(most, within)
            found = super().query(text)
            with lock:
                within -= 1
            return found

    shared = SharedEmbedder(Counting())
    threads = [threading.Thread(target=shared.query, args=("x",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_a_statement_is_embedded_once_for_all_documents():
    model = Noting()
    shared = SharedEmbedder(model)
    shapes = [shared.passages([QUESTION]).shape for _ in range(3)]
    assert shapes == [(1, 3)] * 3
    shared.query(QUESTION)
    shared.passages([QUESTION, QUESTION])
    assert model.asked == [QUESTION] * 4


def test_a_message_may_cost_so_many_pairs():
    with one_message():
        assert [may_read(20), may_read(20), may_read(10), may_read(1)] == [True, False, True, False]
    assert may_read(1_000)  # in no message

"""Engines of chats' documents: what takes long there holds up nothing else."""

import threading
from types import SimpleNamespace

import numpy as np

from bot.running.work import Work
from bot.shelf.keeping import Keeping
from bot.telegram import chat_engines
from bot.telegram.chat_engines import ChatEngines
from index.readers.formats import read_bytes
from index.shared_embedder import SharedEmbedder
from tests.telegram.reports import report


class Endless:
    """An embedder that is not done with a question until it is told."""

    name = "endless"

    def __init__(self) -> None:
        self.begun, self.told = threading.Event(), threading.Event()

    def query(self, text):
        self.begun.set()
        assert self.told.wait(10)
        return np.zeros(3, dtype=np.float32)


def test_documents_of_many_figures_make_room(tmp_path, monkeypatch):
    """What is kept in memory is counted by figures too: a row of a table may have a thousand."""
    monkeypatch.setattr(chat_engines, "_MOST_SENTENCES", 30)
    keeping = Keeping(tmp_path)
    engines = ChatEngines(keeping, Work(), vectors=False)
    held = []
    for name, rows, columns in (("few", 2, 1), ("wide", 2, 8), ("wider", 2, 40), ("few", 2, 1)):
        head = ";".join(f"Year {number}" for number in range(columns))
        body = "\n".join(f"House {row}" + ";1" * columns for row in range(rows))
        made = keeping.make(f"House;{head}\n{body}".encode(), f"{name}.csv")
        keeping.keep(made)
        one = SimpleNamespace(document_id=made.document_id, file=f"{name}.csv", title=name)
        engines._engine([one])
        held.append([engine.documents[0].title for engine in engines._single.values()])
    assert held == [["few"], ["few", "wide"], ["wider"], ["few"]]


def test_to_forget_a_document_waits_for_no_vector(tmp_path, monkeypatch):
    """The loop forgets documents, and a thread makes the vector of somebody's question."""
    model = Endless()
    one = SharedEmbedder(model)
    monkeypatch.setattr(chat_engines, "shared_embedder", lambda: one)
    engines = ChatEngines(Keeping(tmp_path), Work(), vectors=True)
    document = read_bytes(report("Linden", 48_213), "linden.md")
    embedder = engines._vectors()(document).embedder
    asking = threading.Thread(target=embedder.query, args=("How many visitors?",))
    asking.start()
    assert model.begun.wait(10)
    forgetting = threading.Thread(target=engines.forget, args=("another",))
    forgetting.start()
    forgetting.join(10)
    assert not forgetting.is_alive()
    model.told.set()
    asking.join()
    engines.close()

"""Engines of chats' documents: what takes long there holds up nothing else."""

import threading

import numpy as np

from bot.running.work import Work
from bot.shelf.keeping import Keeping
from bot.telegram import chat_engines
from bot.telegram.chat_engines import ChatEngines
from index.readers.formats import read_bytes
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


def test_to_forget_a_document_waits_for_no_vector(tmp_path, monkeypatch):
    """The loop forgets documents, and a thread makes the vector of somebody's question."""
    model = Endless()
    monkeypatch.setattr(chat_engines, "embedder", lambda: model)
    engines = ChatEngines(Keeping(tmp_path), Work(), vectors=True)
    document = read_bytes(report("Linden", 48_213), "linden.md")
    shared = {engines._vectors()(document)._embedder for _ in range(2)}
    [embedder] = shared  # one for all documents
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

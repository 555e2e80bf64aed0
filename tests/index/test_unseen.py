"""Soft hyphens, zero-width characters and cut words: found as the eye sees them, quoted as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.phrases import tokenize as phrase_tokens
from facts.quantity import figures, quantities
from index.text import keys, terms
from index.unseen import placed, seen

SOFT, ZERO, JOINER, BOM = "\u00ad", "\u200b", "\u2060", "\ufeff"
BROKEN = [
    (f"veri{SOFT}fi{SOFT}ca{SOFT}tion", "verification"),
    (f"light{ZERO}house", "lighthouse"),
    (f"light{JOINER}house {BOM}lamp", "lighthouse lamp"),
    ("light-\nhouse", "lighthouse"),
    ("light-\r\n  house", "lighthouse"),
    (f"light{SOFT}\nhouse", "lighthouse"),
    (f"Aus{SOFT}fuhr{ZERO}quote", "Ausfuhrquote"),
    (f"экс{SOFT}порт{ZERO}ные", "экспортные"),
    (f"exporta{SOFT}ción", "exportación"),
    (f"消{ZERO}费{BOM}品", "消费品"),
    (f"412,{ZERO}000 visi{SOFT}tors", "412,000 visitors"),
]
KEPT = [
    "Alsace-\nLorraine",
    "2024-\n25",
    "- item\n- item",
    "ภาษา\u200bไทย",
    "می\u200cخواهم",
    "a - b",
    "",
]


@pytest.mark.parametrize(("text", "visible"), BROKEN)
def test_words_are_found_as_they_are_seen(text, visible):
    assert seen(text)[0] == visible
    for language in ("en", "zh"):
        assert keys(text, language) == keys(visible, language)
    forms = [token.form for token in phrase_tokens(text)]
    assert forms == [token.form for token in phrase_tokens(visible)]
    for read in (figures, quantities):
        assert [one.value for one in read(text)] == [one.value for one in read(visible)]


@pytest.mark.parametrize("text", KEPT)
def test_what_parts_words_stays(text):
    assert seen(text) == (text, None)


@given(
    st.text(
        alphabet=st.sampled_from(f"ab5 \n-,.%万元消$Ж{SOFT}{ZERO}{JOINER}{BOM}\u200c"), max_size=30
    )
)
def test_every_span_is_of_the_text_itself(text):
    visible, places = seen(text)
    assert places is None or [text[place] for place in places] == list(visible)
    assert all(placed(at, at + 1, places)[0] < len(text) for at in range(len(visible)))
    for term in terms(text, "en"):
        assert term.kind == "compound" or text[term.start : term.end] == term.surface
    for read in (figures, quantities):
        for one in read(text):
            assert text[one.start : one.end] == one.text

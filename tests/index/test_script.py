"""The two scripts of Chinese: which one a text is in, one from the other, texts in a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.script import base, in_language, is_traditional, simplified, traditional


@pytest.mark.parametrize(
    ("simple", "full"),
    [
        ("文章没有提到，里面什么", "文章沒有提到，裡面什麼"),
        ("浙江新业态出口", "浙江新業態出口"),
        ("exports 2025", "exports 2025"),
        ("", ""),
    ],
)
def test_one_script_from_the_other(simple, full):
    assert (traditional(simple), simplified(full)) == (full, simple)


@given(st.text())
def test_offsets_stay_the_same(text):
    assert len(traditional(text)) == len(simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "earlier", "expected"),
    [
        ("浙江新業態出口多少？", (), True),
        ("浙江新业态出口多少？", (), False),
        ("上海呢？", (), False),
        ("上海呢？", ("浙江新業態出口多少？",), True),
        ("广东呢？", ("浙江新業態出口多少？",), False),
        ("上海呢？", ("浙江新业态出口多少？",), False),
        ("著名的乾隆时代对外贸易", (), False),
        ("What about Zhejiang?", (), False),
        ("", (), False),
    ],
)
def test_is_traditional(text, earlier, expected):
    assert is_traditional(text, earlier) is expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "facts"),
        ("zh", "事实"),
        ("zh-hant", "事實"),
        ("es", "datos"),
        ("fr", "facts"),
        ("", "facts"),
    ],
)
def test_in_language(language, text):
    assert in_language({"en": "facts", "zh": "事实", "es": "datos"}, language) == text


def test_an_own_text_in_traditional_characters_goes_before_one_that_is_made():
    assert in_language({"en": "file", "zh": "文件", "zh-hant": "檔案"}, "zh-hant") == "檔案"
    assert in_language({"en": "file"}, "zh-hant") == "file"
    with pytest.raises(KeyError):
        in_language({"es": "archivo"}, "ru")


def test_base():
    assert [base(language) for language in ("zh-hant", "zh", "pt")] == ["zh", "zh", "pt"]

"""Bytes to text: encodings with and without a mark, twice encoded, cut, or no text at all."""

import random

import pytest

from index.readers.decoding import decode
from index.readers.unreadable import ReadError
from tests.tables import table

TEXTS = {
    "fr": "L’économie française a progressé de 3,5 % en 2019 ; les dépenses ont été réduites.",
    "es": "La economía creció 2,1 % en 2019. El año próximo habrá más inversión pública.",
    "pl": "Gospodarka wzrosła o 4,1 % w 2019 roku. Bezrobocie spadło do najniższego poziomu, a eksport żywności wzrósł o jedną piątą.",
    "ru": "Экономика выросла на 2,1 процента в 2019 году, объём торговли составил 500 миллиардов.",
    "zh": "政府工作报告指出，2020年国内生产总值增长百分之二点三，就业稳定，物价总体平稳。",
    "ja": "日本の経済は二〇一九年に一・二パーセント成長した。輸出は減少したが、輸入は増加している。",
}


@table(
    ("text", "encoding"),
    [
        *(
            (text, encoding)
            for text in TEXTS.values()
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
        ),
        (TEXTS["fr"], "utf-16-le"),
        (TEXTS["es"], "utf-16-be"),
        (TEXTS["fr"], "cp1252"),
        (TEXTS["es"], "cp1252"),
        (TEXTS["es"], "latin-1"),
        (TEXTS["pl"], "cp1250"),
        (TEXTS["ru"], "cp1251"),
        (TEXTS["ru"], "koi8-r"),
        (TEXTS["zh"], "gb18030"),
        (TEXTS["ja"], "cp932"),
    ],
)
def test_encodings(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_what_the_file_declares_comes_before_a_guess():
    assert decode("é è".encode("cp850"), "cp850") == "é è"
    assert decode("é è".encode(), "cp850") == "é è"
    assert decode(TEXTS["fr"].encode("cp1252"), "no-such-encoding") == TEXTS["fr"]


def test_line_ends_and_cut_letters():
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"
    assert decode((TEXTS["ru"] + "ё").encode()[:-1]) == TEXTS["ru"] + "\ufffd"


def test_twice_encoded_text_is_undone():
    twice = "1986–1990: £275 — “yes”".encode().decode("cp1252", "replace").encode()
    assert (
        decode("1986–1990: £275 — 5 €".encode().decode("latin-1").encode())
        == "1986–1990: £275 — 5 €"
    )
    assert decode(twice).startswith("1986–1990: £275 — “yes")
    assert decode("Â£ is a mark".encode()) == "Â£ is a mark"


def test_what_is_no_text_is_refused():
    with pytest.raises(
        ReadError, match=r"^This file holds no readable text: save it as PDF, DOCX or plain text\.$"
    ):
        decode(random.Random(5).randbytes(5000))

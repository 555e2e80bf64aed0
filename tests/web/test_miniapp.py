"""Whom Telegram's `initData` names, and all that it does not."""

from urllib.parse import quote

import pytest

from bot.web.miniapp import Visitor, verify
from tests.web.initdata import NOW, TOKEN, signed


def test_a_vector_worked_out_beforehand():
    # printf 'auth_date=1790000000\nuser={"id":7}' | openssl dgst -sha256 -mac HMAC -macopt
    # hexkey:$(printf TOKEN | openssl dgst -sha256 -hmac WebAppData)
    user = quote('{"id":7}')
    digest = "82d63490c1427d26a9f821e143fee6391b975bb0988a0204e72d0f3943a4592f"
    data = f"user={user}&auth_date=1790000000&hash={digest}"
    assert verify(data, TOKEN, NOW) == Visitor(7, None)


@pytest.mark.parametrize(
    ("data", "visitor"),
    [
        (signed(), Visitor(42, "zh-hans")),
        (signed(user={"id": 1}), Visitor(1, None)),
        (signed(user={"id": 1, "language_code": 5}), Visitor(1, None)),
        (signed(user={"id": 2**40}), Visitor(2**40, None)),
        (signed(start_param="", signature="xyz"), Visitor(42, "zh-hans")),
    ],
)
def test_what_telegram_signed(data, visitor):
    assert verify(data, TOKEN, NOW) == visitor


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (signed(token="123456789:" + "B" * 35), "another bot's token"),
        (signed().replace("42", "43", 1), "another user"),
        (signed() + "&admin=1", "a field more"),
        (signed().replace("query_id=AAF03zEaAAAAAHTfMRp_D5iM&", ""), "a field less"),
        (signed() + "&user=" + quote('{"id": 1}'), "a field twice"),
        (signed() + "&hash=" + "0" * 64, "two hashes"),
        (signed().partition("&hash=")[0], "no hash"),
        (signed().partition("&hash=")[0] + "&hash=", "an empty hash"),
        (signed().partition("&hash=")[0] + "&hash=é", "a hash that is none"),
        (signed(auth_date=""), "no date"),
        (signed(auth_date="soon"), "a date that is none"),
        (signed(auth_date="-1790000000"), "a date before all"),
        (signed(auth_date="9" * 40), "a date too long"),
        (signed(auth_date="１７９０００００００"), "digits that are not ASCII"),
        (signed(auth_date=str(int(NOW) - 24 * 3600 - 1)), "a day and a second ago"),
        (signed(auth_date=str(int(NOW) + 61)), "from the future"),
        (signed(user=""), "nobody"),
        (signed(user="[1]"), "a user that is a list"),
        (signed(user='{"id": "42"}'), "an id that is text"),
        (signed(user='{"id": true}'), "an id that is true"),
        (signed(user="{"), "a user that is no JSON"),
        (signed(user="[" * 1200), "a user that is deep"),
        (signed(start_param="x" * 5000), "too long"),
        ("", "nothing"),
        ("hash", "no value"),
        ("\0=\0&hash=\0", "zeros"),
    ],
    ids=lambda value: value if " " in value and len(value) < 40 else "",
)
def test_what_telegram_did_not_sign(data, why):
    assert verify(data, TOKEN, NOW) is None


@pytest.mark.parametrize("age", [-60, 0, 24 * 3600])
def test_the_age_that_is_allowed(age):
    assert verify(signed(auth_date=str(int(NOW) - age)), TOKEN, NOW) == Visitor(42, "zh-hans")


def test_an_age_of_one_s_own():
    data = signed(auth_date=str(int(NOW) - 61))
    assert verify(data, TOKEN, NOW, most_seconds=60) is None

"""Telegram's signature of `initData`, computed here again from the documentation."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

TOKEN = "123456789:" + "A" * 35
NOW = 1_790_000_000.0
ANN = {"id": 42, "first_name": "Ann & Bob = <3", "language_code": "zh-hans"}


def signed(token=TOKEN, user=ANN, auth_date=str(int(NOW)), **fields):
    """What Telegram passes: the fields, and `hash` over them."""
    fields = {
        "query_id": "AAF03zEaAAAAAHTfMRp_D5iM",
        "user": user if isinstance(user, str) else json.dumps(user),
        "auth_date": auth_date,
        **fields,
    }
    # "Data-check-string is a chain of all received fields, sorted alphabetically, in the format
    # key=<value> with a line feed character as separator"; "the constant string WebAppData used
    # as a key" of the HMAC of the token.
    check = "\n".join(f"{key}={fields[key]}" for key in sorted(fields))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    fields["hash"] = hmac.new(secret, check.encode(), hashlib.sha256).hexdigest()
    return urlencode(fields)

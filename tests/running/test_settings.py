"""Settings: every variable, what is wrong with it, and the example that documents them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.errors import FootnoteError, SettingsError
from bot.running.settings import Settings, load_settings

EXAMPLE = Path(__file__).parents[2] / "deploy" / "footnote.env.example"
TOKEN = "123456789:AAEhBP0av28fakefakefakefakefakefake"
WEBHOOK = {
    "TELEGRAM_MODE": "webhook",
    "PUBLIC_URL": "https://bot.example.org/",
    "WEBHOOK_SECRET": "s3cret_-s3cret_-",
}
DEFAULTS = {
    "bot_token": None,
    "bot_api_url": "https://api.telegram.org",
    "data_dir": Path("data"),
    "footnote_home": None,
    "vectors": True,
    "library": None,
    "bundled": True,
    "documents": "admins",
    "chat_documents": 50,
    "chat_megabytes": 200,
    "all_megabytes": 5000,
    "store": "file",
    "admin_ids": frozenset(),
    "allowed_chats": frozenset(),
    "allowed_users": frozenset(),
    "telegram_mode": "polling",
    "web_host": "127.0.0.1",
    "web_port": 8080,
    "health_port": None,
    "public_url": None,
    "webhook_secret": None,
    "trusted_proxies": ("127.0.0.1/32", "::1/128"),
    "web_documents": "local",
    "log_level": "INFO",
    "log_format": "text",
    "retention_days": 30,
    "user_rate": 20,
    "chat_rate": 20,
}


def load(**env):
    return load_settings(env, env_file=None)


def values(settings):
    dumped = settings.model_dump()
    for name in ("bot_token", "webhook_secret"):
        dumped[name] = dumped[name] and dumped[name].get_secret_value()
    return dumped


def test_the_defaults():
    assert values(load()) == DEFAULTS


def test_every_variable(tmp_path):
    settings = load(
        BOT_TOKEN=TOKEN,
        BOT_API_URL="http://127.0.0.1:8081/",
        DATA_DIR=str(tmp_path / "new"),
        FOOTNOTE_HOME=str(tmp_path / "home"),
        VECTORS="off",
        LIBRARY=str(tmp_path),
        BUNDLED="off",
        DOCUMENTS=" Everybody ",
        CHAT_DOCUMENTS="3",
        CHAT_MEGABYTES="4",
        ALL_MEGABYTES="5",
        STORE=":memory:",
        ADMIN_IDS="1, 2,",
        ALLOWED_CHATS="-1001234567890,5",
        ALLOWED_USERS=" 7 ",
        WEB_HOST="0.0.0.0",
        WEB_PORT="443",
        HEALTH_PORT="8081",
        TRUSTED_PROXIES="192.0.2.7, 2001:db8::/32, Private",
        WEB_DOCUMENTS="OFF",
        LOG_LEVEL="debug",
        LOG_FORMAT="JSON",
        RETENTION_DAYS="7",
        USER_RATE="0",
        CHAT_RATE="60",
        **WEBHOOK,
    )
    assert values(settings) == {
        "bot_token": TOKEN,
        "bot_api_url": "http://127.0.0.1:8081",
        "data_dir": tmp_path / "new",
        "footnote_home": tmp_path / "home",
        "vectors": False,
        "library": tmp_path,
        "bundled": False,
        "documents": "everybody",
        "chat_documents": 3,
        "chat_megabytes": 4,
        "all_megabytes": 5,
        "store": ":memory:",
        "admin_ids": frozenset({1, 2}),
        "allowed_chats": frozenset({-1001234567890, 5}),
        "allowed_users": frozenset({7}),
        "telegram_mode": "webhook",
        "web_host": "0.0.0.0",
        "web_port": 443,
        "health_port": 8081,
        "public_url": "https://bot.example.org",
        "webhook_secret": "s3cret_-s3cret_-",
        "trusted_proxies": (
            "192.0.2.7/32",
            "2001:db8::/32",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "fc00::/7",
        ),
        "web_documents": "off",
        "log_level": "DEBUG",
        "log_format": "json",
        "retention_days": 7,
        "user_rate": 0,
        "chat_rate": 60,
    }


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("BOT_TOKEN", "123456789:short", "not the shape of a token"),
        ("BOT_TOKEN", TOKEN + " x", "not the shape of a token"),
        ("BOT_API_URL", "api.telegram.org", "not an http or https address"),
        ("BOT_API_URL", f"http://host:{TOKEN}", "not an http or https address"),
        ("DATA_DIR", __file__, "there is a file of this name, a folder is needed"),
        ("FOOTNOTE_HOME", __file__, "there is a file of this name, a folder is needed"),
        ("LIBRARY", "no/such/folder", "no such folder"),
        ("VECTORS", "perhaps", "input should be a valid boolean, unable to interpret input"),
        ("BUNDLED", "perhaps", "input should be a valid boolean, unable to interpret input"),
        ("DOCUMENTS", "some", "input should be 'off', 'admins' or 'everybody'"),
        ("CHAT_DOCUMENTS", "0", "input should be greater than or equal to 1"),
        ("STORE", "redis", "input should be 'file' or ':memory:'"),
        ("ADMIN_IDS", "me", "not a list of whole numbers separated by commas"),
        ("ADMIN_IDS", "-5", "a person's id is positive"),
        ("ALLOWED_CHATS", "1;2", "not a list of whole numbers separated by commas"),
        ("ALLOWED_CHATS", "１", "not a list of whole numbers separated by commas"),
        ("ALLOWED_USERS", "0", "a person's id is positive"),
        ("TELEGRAM_MODE", "push", "input should be 'polling' or 'webhook'"),
        ("WEB_PORT", "0", "input should be greater than or equal to 1"),
        ("WEB_PORT", "65536", "input should be less than or equal to 65535"),
        ("HEALTH_PORT", "0", "input should be greater than or equal to 1"),
        ("PUBLIC_URL", "ftp://bot.example.org", "not an http or https address"),
        ("PUBLIC_URL", "https://[bot", "not an http or https address"),
        ("WEBHOOK_SECRET", "a" * 15, "not 16 to 256 of the allowed characters"),
        ("WEBHOOK_SECRET", "a b" * 10, "not 16 to 256 of the allowed characters"),
        ("WEBHOOK_SECRET", "a" * 257, "not 16 to 256 of the allowed characters"),
        ("TRUSTED_PROXIES", "caddy", "not a list of addresses and networks"),
        ("TRUSTED_PROXIES", "*", "not a list of addresses and networks"),
        ("LOG_LEVEL", "LOUD", "input should be 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL'"),
        ("LOG_FORMAT", "xml", "input should be 'text' or 'json'"),
        ("RETENTION_DAYS", "0", "input should be greater than or equal to 1"),
        ("USER_RATE", "-1", "input should be greater than or equal to 0"),
        (
            "CHAT_RATE",
            "many",
            "input should be a valid integer, unable to parse string as an integer",
        ),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_takes(variable, value, reason):
    description = Settings.model_fields[variable.lower()].description
    with pytest.raises(SettingsError) as caught:
        load(**{variable: value})
    assert str(caught.value) == f"{variable}: {reason}. Expected: {description}"
    assert caught.value.variable == variable
    assert isinstance(caught.value, FootnoteError)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.parametrize(
    ("left_out", "instead", "reason"),
    [
        ("PUBLIC_URL", None, "missing or not https"),
        ("PUBLIC_URL", "http://bot.example.org", "missing or not https"),
        ("WEBHOOK_SECRET", None, "missing"),
    ],
)
def test_a_webhook_needs_an_https_address_and_a_secret(left_out, instead, reason):
    description = Settings.model_fields[left_out.lower()].description
    with pytest.raises(SettingsError) as caught:
        load(**(WEBHOOK | {left_out: instead or ""}))
    assert str(caught.value) == f"{left_out}: {reason}. Expected: {description}"


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=12))
def test_no_error_echoes_the_value(secret):
    for variable in Settings.model_fields:
        if variable in {"data_dir", "footnote_home", "web_host"}:
            continue
        with pytest.raises(SettingsError) as caught:
            load(**{variable.upper(): f"<{secret}>"})
        assert f"<{secret}>" not in str(caught.value)


def test_the_secrets_are_not_in_the_settings_text():
    settings = load(BOT_TOKEN=TOKEN, **WEBHOOK)
    for text in (str(settings), repr(settings), settings.model_dump_json()):
        assert TOKEN not in text
        assert WEBHOOK["WEBHOOK_SECRET"] not in text


def test_the_token_in_clear():
    assert load(BOT_TOKEN=TOKEN).token == TOKEN
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN: missing\. Expected: The bot's token"):
        _ = load().token


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"DATA_DIR": "/var/lib/footnote"}, Path("/var/lib/footnote/footnote.db")),
        ({"STORE": " :Memory: "}, ":memory:"),
    ],
)
def test_where_the_store_is(env, expected):
    settings = load(**env)
    assert settings.store_path == expected
    beside = None if expected == ":memory:" else expected.with_name("documents")
    assert settings.documents_path == beside


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        load().web_port = 1


def test_the_environment_wins_over_the_file_and_empty_is_unset(tmp_path):
    file = tmp_path / ".env"
    file.write_text("WEB_PORT=1000\nUSER_RATE=7\nCHAT_RATE=\nOTHER=x\n", encoding="utf-8")
    settings = load_settings({"WEB_PORT": "2000", "USER_RATE": " "}, env_file=file)
    assert values(settings) == DEFAULTS | {"web_port": 2000, "user_rate": 7}


def test_the_process_environment_is_the_default(monkeypatch):
    monkeypatch.setenv("RETENTION_DAYS", "3")
    assert load_settings(env_file=None).retention_days == 3


def test_every_field_is_described():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_example_shows_every_variable_with_its_default():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    shown = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    assert set(shown) == {name.upper() for name in Settings.model_fields}
    assert values(load_settings({}, env_file=EXAMPLE)) == DEFAULTS


def test_the_example_explains_every_variable():
    comment = False
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        assert not (line and not line.startswith("#")) or comment, line
        comment = bool(line)

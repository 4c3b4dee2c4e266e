"""The file that says what `dragoman watch` watches."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dragoman.errors import SettingsError
from dragoman.fetch.outcomes import Watched


class WatchedFeed(BaseModel):
    """One table `[[feeds]]`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(min_length=1, description="Address of the feed, or of a page that names it.")
    name: str = Field("", description="What you call it.")
    every: float | None = Field(None, gt=0, description="Minutes between two polls; by default that of the file.")
    language: str = Field("", pattern=r"^([a-z]{2,3})?$", description="ISO 639-1 code of the language of its reports.")


class WatchList(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    every: float = Field(15.0, gt=0, description="Minutes between two polls of a feed.")
    into: Path | None = Field(None, description="Directory of what is fetched; by default that of the settings.")
    code: bool = Field(False, description="Whether what comes is coded as well.")
    ledger: Path | None = Field(None, description="Ledger that it is coded into; by default that of the settings.")
    feeds: tuple[WatchedFeed, ...] = Field(min_length=1, description="What is watched.")

    @model_validator(mode="after")
    def _each_once(self) -> WatchList:
        urls = [feed.url for feed in self.feeds]
        if twice := sorted({url for url in urls if urls.count(url) > 1}):
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return self

    def watched(self) -> list[Watched]:
        """The feeds as they are watched."""
        return [Watched(url=f.url, every_s=60 * (f.every or self.every), language=f.language) for f in self.feeds]


def read_watch_list(path: Path) -> WatchList:
    """What the file says.

    Raises:
        SettingsError: it is not there, no TOML, or says something that is not understood.
    """
    try:
        return WatchList(**tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None
    except ValidationError as error:
        listed = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"{path}: {listed}") from None

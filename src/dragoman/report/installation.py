"""Whether the installation is whole: one finding a thing that it needs, with what mends it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from dragoman.settings import Settings

_SENTENCE: Final = (
    "The foreign minister of France met the president of Turkey in Ankara on Monday to discuss the border."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; `mend` is what to do about it where it is not well."""

    name: str
    ok: bool
    detail: str
    mend: str = ""


class _Ill(Exception):
    """What is wrong, and what mends it."""

    def __init__(self, detail: str, mend: str) -> None:
        super().__init__(detail)
        self.detail, self.mend = detail, mend


def installation(settings: Settings) -> Iterator[Finding]:
    """One finding a thing, in the order in which one needs them; whatever is wrong is found, not raised."""
    looks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("lexica", _lexica),
        ("language", _language),
        ("translation", _translation),
        ("model", _model),
        ("coding", _coding),
        ("ledger", _ledger),
    )
    for name, look in looks:
        try:
            yield Finding(name=name, ok=True, detail=look(settings))
        except _Ill as ill:
            yield Finding(name=name, ok=False, detail=ill.detail, mend=ill.mend)
        except Exception as error:
            detail = " ".join(f"{type(error).__name__}: {error}".split())
            yield Finding(name=name, ok=False, detail=detail, mend=_REINSTALL)


_REINSTALL: Final = "pip install --force-reinstall dragoman"


def _python(_: Settings) -> str:
    return f"{platform.python_version()} ({sys.prefix})"


def _packages(_: Settings) -> str:
    from packaging.requirements import Requirement

    here = metadata.version("dragoman")
    missing, wanted = [], []
    for line in metadata.requires("dragoman") or []:
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        wanted.append(requirement.name)
        try:
            found = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            missing.append(str(requirement))
        else:
            if not requirement.specifier.contains(found, prereleases=True):
                missing.append(f"{requirement} (here is {found})")
    if missing:
        raise _Ill(f"missing: {', '.join(missing)}", f"pip install dragoman=={here}")
    return f"dragoman {here}, {len(wanted)} packages that it needs"


def _lexica(settings: Settings) -> str:
    from dragoman import lexicons

    problems = lexicons.check(settings.lexicon_dirs)
    if problems:
        raise _Ill(f"{len(problems)} problems, the first in {problems[0].file}", "dragoman lexicons check")
    return f"version {lexicons.load(settings.lexicon_dirs).version}"


def _language(_: Settings) -> str:
    from dragoman import ingest

    language = ingest.from_text(_SENTENCE, settings=Settings()).language
    if language != "en":
        raise _Ill(f"an English sentence was taken for {language!r}", _REINSTALL)
    return "English is told apart"


def _translation(settings: Settings) -> str:
    from dragoman import translate

    here = translate.engines_here(settings.translate)
    if not here:
        return "English only; pip install 'dragoman[translate]' reads Portuguese, and with Apertium es, gl, ca, fr, it"
    return "; ".join(
        f"{'others' if language == '*' else language} by {engine.name}" for language, engine in here.items()
    )


def _model(settings: Settings) -> str:
    from dragoman import parse
    from dragoman.errors import MissingDependency

    try:
        return parse.model_version(settings)
    except MissingDependency as error:
        raise _Ill(str(error), f"pip install {settings.model.replace('_', '-')}") from None


def _coding(settings: Settings) -> str:
    from dragoman import ingest, pipeline

    article = ingest.from_text(_SENTENCE, published="2024-01-02", settings=settings)
    coded = pipeline.code_article(article, settings)
    if not coded.events:
        raise _Ill("no event was found in a plain sentence", "dragoman lexicons check")
    return f"a sentence gave {', '.join(event.type for event in coded.events)}"


def _ledger(settings: Settings) -> str:
    directory = settings.ledger.absolute()
    mend = "choose another directory with --ledger or DRAGOMAN_LEDGER"
    if directory.exists():
        from dragoman.ledger import Ledger

        runs = len(Ledger(directory, create=False).runs())
        if not os.access(directory, os.W_OK | os.X_OK):
            raise _Ill(f"{settings.ledger} cannot be written", mend)
        return f"{settings.ledger}: {runs} runs"
    parent = next(folder for folder in directory.parents if folder.exists())
    if not (parent.is_dir() and os.access(parent, os.W_OK | os.X_OK)):
        raise _Ill(f"{settings.ledger} cannot be made in {parent}", mend)
    return f"{settings.ledger}: not there yet, can be made"

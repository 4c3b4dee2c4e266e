from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app

from .shared import GENERAL, HOSTILE, LEXICON, MINISTER, Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty directory to work in, a small lexicon, no settings from outside, and the logger put back afterwards."""
    for name in ("CONFIG", "LEDGER", "MODEL", "LANGUAGES", "BATCH_SIZE"):
        monkeypatch.delenv(f"DRAGOMAN_{name}", raising=False)
    monkeypatch.setenv("DRAGOMAN_LEXICON_DIRS", json.dumps([str(LEXICON)]))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    log, root = logging.getLogger("dragoman"), logging.getLogger()
    before = (list(log.handlers), log.level, list(root.handlers))
    yield tmp_path
    log.handlers, log.level, root.handlers = before[0], before[1], before[2]


@pytest.fixture
def run() -> Run:
    """Runs a command line in this process."""

    def running(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return running


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three articles in two runs, never written to afterwards."""
    from dragoman import ingest, pipeline
    from dragoman.ledger import Ledger
    from dragoman.settings import Settings

    settings = Settings(ledger=tmp_path_factory.mktemp("filled") / "ledger", lexicon_dirs=(LEXICON,))
    ledger = Ledger(settings.ledger)
    for texts in ({"news/minister.txt": MINISTER, "news/general.txt": GENERAL}, {"hostile.txt": HOSTILE}):
        articles = [
            ingest.from_text(text, origin=origin, published="2024-03-05", settings=settings)
            for origin, text in texts.items()
        ]
        assert pipeline.keep(pipeline.code_articles(articles, settings), ledger, settings)
    # Two runs in one second are told apart by their time of start, which counts seconds: the second is made the later one.
    return _later(settings.ledger)


def _later(ledger: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for file in ledger.glob("runs/*/run.parquet"):
        table = pq.read_table(file)
        if table.column("articles")[0].as_py() == 1:
            place = table.schema.get_field_index("started")
            pq.write_table(
                table.set_column(place, table.schema.field(place), pa.array(["2099-01-01T00:00:00+00:00"])), file
            )
    return ledger

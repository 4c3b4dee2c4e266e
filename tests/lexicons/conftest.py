from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.lexicons.tables import TABLES

SMALL = {
    "countries": ["CHL\tChile\t\tChilean\tChileans\tSantiago", "GEO\tGeorgia\t\tGeorgian\tGeorgians\tTbilisi"],
    "people": ["person-roe\tJane Roe\tJane A. Roe\tRoe"],
    "roles": ["person-roe\tminister\tCHL\tGOV\t2020\t2022-06"],
    "sectors": ["army\tMIL\torgan", "official\tGOV\tgeneric"],
    "titles": ["commander-in-chief\tMIL", "minister\tGOV"],
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a lexicon directory: small tables, of which some are replaced or added."""

    def writing(name: str = "mine", **tables: list[str]) -> Path:
        directory = tmp_path / name
        (directory / "actors").mkdir(parents=True, exist_ok=True)
        for stem, entries in {**SMALL, **tables}.items():
            lines = ["\t".join(TABLES[stem].columns), *entries]
            (directory / "actors" / f"{stem}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return directory

    return writing

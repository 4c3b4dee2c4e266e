"""The guide names every code and every setting, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman import fetch
from dragoman.fetch.watchlist import WatchedFeed, WatchList
from dragoman.settings import Fetching

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(fetch.__file__).parent.glob("*.py"))


def rows(heading: str) -> dict[str, str]:
    """The first two cells of the rows of the table under a heading."""
    section = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `([\w-]+)`[ *]*\| ([^|]*?) *\|", section, re.MULTILINE))


def test_every_code_is_in_the_guide() -> None:
    codes = set(re.findall(r'(?:Failed\(\s*|PUT_OFF: Final = |code = )"([a-z-]+)"', CODE))
    assert len(codes) > 15
    assert codes == set(rows("Codes"))


def test_every_setting_is_in_the_guide_with_its_default() -> None:
    told = rows("Settings")
    assert list(told) == list(Fetching.model_fields)
    for name, field in Fetching.model_fields.items():
        default = f"{field.default:g}" if isinstance(field.default, float) else str(field.default)
        if name != "user_agent":
            assert told[name].strip("`").lower() == default.lower(), name


def test_every_key_of_a_watch_list_is_in_the_guide() -> None:
    example = GUIDE.partition("```toml\n")[2].partition("```")[0]
    assert set(re.findall(r"^(\w+) =", example, re.MULTILINE)) | {"feeds"} == {
        *WatchList.model_fields,
        *WatchedFeed.model_fields,
    }

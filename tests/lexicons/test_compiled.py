"""The compiled gazetteer: equal to what was read, read once, and read anew when stale or damaged."""

from __future__ import annotations

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicons import compiled
from dragoman.lexicons.actors import ActorLexicon, read_actors
from dragoman.lexicons.load import version_of


class Reading:
    """Reads a directory and counts how often."""

    def __init__(self, *directories):
        self.directories, self.times = directories, 0

    def __call__(self) -> ActorLexicon:
        self.times += 1
        return read_actors(self.directories)

    def kept(self) -> ActorLexicon:
        return compiled.kept(version_of(self.directories), self)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRAGOMAN_CACHE_DIR", str(folder))
    return folder


def test_what_was_kept_is_what_was_read_and_is_read_once(write, cache):
    reading = Reading(write(bodies=["UN\tUnited Nations\tthe UN\tUN\tUNO\tGOV\tbody"]))
    first, second = reading.kept(), reading.kept()
    assert reading.times == 1
    assert second == first
    assert [m.names for m in second.find("Jane Roe of Chile")] == [m.names for m in first.find("Jane Roe of Chile")]


def test_a_changed_table_is_read_anew(write, cache):
    Reading(write()).kept()
    reading = Reading(write(people=["person-doe\tJohn Doe\t\tDoe"], roles=[]))
    assert "person-doe" in reading.kept().actors
    assert reading.times == 1


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x90", b"\x81\xa6actors\x01"])
def test_a_damaged_file_is_written_anew(write, cache, content):
    reading = Reading(write())
    reading.kept()
    (file,) = cache.iterdir()
    file.write_bytes(content)
    assert "CHL" in reading.kept().actors
    assert reading.times == 2
    reading.kept()
    assert reading.times == 2


def test_a_cache_that_cannot_be_written_does_not_matter(write, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DRAGOMAN_CACHE_DIR", str(tmp_path / "file"))
    assert "CHL" in Reading(write()).kept().actors


def test_a_fault_in_the_tables_is_told_and_nothing_is_kept(write, cache):
    with pytest.raises(LexiconError, match="unknown actors"):
        Reading(write(roles=["person-nobody\tminister\tCHL\tGOV\t\t"])).kept()
    assert not cache.exists()


def test_few_stay(write, cache):
    for number in range(compiled.KEPT + 3):
        Reading(write(titles=[f"minister {number}\tGOV"])).kept()
    assert len(list(cache.iterdir())) == compiled.KEPT

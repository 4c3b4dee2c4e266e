"""The check of lexicon files: every problem at once, and repairs that need no thought."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicons import check, fix, load, write_manifest
from dragoman.lexicons.load import version_of
from dragoman.lexicons.manifest import against_manifest, read_manifest


def codes(directory, file=None):
    own = [p for p in check([directory]) if p.detail]
    packaged = check()
    return [p.code for p in own if p not in packaged and (file is None or p.file == file)]


def test_a_sound_directory_has_no_problems(write):
    assert codes(write()) == []


def test_all_problems_are_reported_at_once_with_their_lines(write):
    directory = write(
        countries=["CHL\tChile\t\tChilean;;Chilean\t\tSantiago", "CHL\tChili\t\t\t\t"],
        roles=["person-nobody\tminister\tXXX\tGVO\t2022\t2020", "person-roe\tminister\tCHL\tGOV\t20-1\t"],
        sectors=["army\tMIL\tthingy"],
        titles=["minister\tGOV\textra"],
    )
    found = {
        (Path(p.file).relative_to(directory).as_posix(), p.line, p.code)
        for p in check([directory])
        if str(directory) in p.file
    }
    expected = {
        ("actors/countries.tsv", 2, "empty-item"),
        ("actors/countries.tsv", 2, "repeated-item"),
        ("actors/countries.tsv", 3, "duplicate"),
        ("actors/roles.tsv", 2, "actor"),
        ("actors/roles.tsv", 2, "country"),
        ("actors/roles.tsv", 2, "sector"),
        ("actors/roles.tsv", 2, "date"),
        ("actors/roles.tsv", 3, "date"),
        ("actors/sectors.tsv", 2, "kind"),
        ("actors/titles.tsv", 2, "columns"),
    }
    assert expected <= found


def test_a_file_that_is_not_utf8_is_a_problem_not_a_crash(write):
    directory = write()
    (directory / "actors" / "titles.tsv").write_bytes(b"title\tsectors\nmin\xffister\tGOV\n")
    assert "unreadable" in codes(directory)


def test_a_missing_directory_is_a_problem(tmp_path):
    assert "directory-missing" in [p.code for p in check([tmp_path / "nowhere"])]


def test_fix_makes_order_and_white_space_canonical_within_comments_and_is_idempotent(write):
    directory = write(
        titles=["# ministers", "prime  minister \tGOV; LEG", "minister\tGOV", "# soldiers", "admiral\tMIL"]
    )
    assert "not-canonical" in codes(directory)
    fix(directory)
    text = (directory / "actors" / "titles.tsv").read_text()
    assert text == "title\tsectors\n# ministers\nminister\tGOV\nprime minister\tGOV;LEG\n# soldiers\nadmiral\tMIL\n"
    assert "not-canonical" not in codes(directory)
    assert [p.name for p in fix(directory)] == ["manifest.yaml"]


def test_the_manifest_counts_entries_and_notices_changes(write):
    directory = write()
    write_manifest(directory)
    assert read_manifest(directory)["actors/countries.tsv"].entries == 2
    file = directory / "actors" / "titles.tsv"
    file.write_text(file.read_text() + "sultan\tGOV\n")
    (directory / "actors" / "people.tsv").unlink()
    found = {(p.file, p.code) for p in against_manifest(directory, required=True)}
    assert {("actors/titles.tsv", "count-differs"), ("actors/titles.tsv", "hash-differs")} <= found
    assert ("actors/people.tsv", "file-missing") in found


def test_a_manifest_written_anew_keeps_origin_and_licence_and_no_stays_a_word(write):
    directory = write()
    manifest = write_manifest(directory)
    manifest.write_text(manifest.read_text().replace("origin: ''", "origin: no", 1))
    write_manifest(directory)
    assert read_manifest(directory)["actors/countries.tsv"].origin == "no"


def test_a_broken_manifest_is_refused(write):
    directory = write()
    (directory / "manifest.yaml").write_text("- {file: 1}\n")
    with pytest.raises(LexiconError, match="manifest"):
        read_manifest(directory)
    assert [p.code for p in against_manifest(directory, required=True)] == ["manifest-schema"]


def test_the_version_changes_with_any_data_file_and_only_then(write):
    directory = write()
    before = version_of([directory])
    write_manifest(directory)
    assert version_of([directory]) == before
    file = directory / "actors" / "titles.tsv"
    file.write_text(file.read_text() + "sultan\tGOV\n")
    assert version_of([directory]) != before
    assert len(before) == 12


def test_the_packaged_lexica_are_sound_and_loaded_once():
    assert check() == []
    assert load() is load()


def test_a_directory_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="no such directory"):
        load((tmp_path / "nowhere",))

"""The check of lexicon files: every problem at once, and repairs that need no thought."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicons import check, fix, load, write_manifest
from dragoman.lexicons.actors import read_actors
from dragoman.lexicons.consistency import overlap
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


def between(directory):
    return [
        (Path(p.file).name, p.line, p.code, p.detail.split(";")[0])
        for p in check([directory])
        if str(directory) in p.file and p.code in {"overlapping-roles", "shared-name", "everyday-name"}
    ]


def test_roles_of_one_office_that_overlap_are_reported_beside_the_other_line(write):
    directory = write(
        roles=[
            "person-roe\tminister\tCHL\tGOV\t2020\t2022-06",
            "person-roe\tminister\tCHL\tGOV\t2022-03\t",
            "person-roe\tminister\tGEO\tGOV\t2021\t",
            "person-roe\tsenator\tCHL\tLEG\t2021\t2023",
        ]
    )
    assert between(directory) == [
        ("roles.tsv", 3, "overlapping-roles", "person-roe holds 'minister CHL' in line 2 at the same time")
    ]


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        (("2001", "2005"), ("2005", "2009"), False),
        (("2001", "2005-06"), ("2005", "2009"), False),
        (("2001", "2005-06"), ("2005-05", "2009"), True),
        (("2001", ""), ("2005", "2009"), True),
        (("", "2005"), ("2004", ""), True),
        (("", ""), ("2004", "2005"), True),
        (("2001-01-01", "2001-06-01"), ("2001-06-01", "2002"), False),
        (("2001-01-01", "2001-06-02"), ("2001-06-01", "2002"), True),
    ],
)
def test_periods_overlap_where_they_share_time_beyond_doubt(first, second, overlaps):
    assert overlap(first, second) is overlaps
    assert overlap(second, first) is overlaps


def test_a_strong_name_of_two_persons_or_two_bodies_is_reported_whatever_its_accents(write):
    directory = write(
        people=["person-roe\tJane Roe\tJane A. Roe\tRoe", "person-two\tJane Two\tJané Roe\t"],
        bodies=["body-a\tSalt Front\tJane Roe\t\tCHL\tREB\tarmed", "body-b\tSalt Front\t\t\tGEO\tREB\tarmed"],
    )
    assert between(directory) == [
        ("bodies.tsv", 3, "shared-name", "'Salt Front' is a strong name of body-a (line 2) as well"),
        ("people.tsv", 3, "shared-name", "'Jané Roe' is a strong name of person-roe (line 2) as well"),
    ]


def test_a_name_that_an_entry_of_the_packaged_lexica_has_is_shared_unless_the_entry_is_replaced(write):
    directory = write(people=["person-roe\tAngela Merkel\t\t"])
    ((_, line, code, detail),) = between(directory)
    assert (line, code) == (2, "shared-name")
    assert "person-angela-merkel (actors/people.tsv:" in detail
    assert between(write(people=["person-angela-merkel\tAngela Merkel\t\t"], roles=[])) == []


def test_a_name_that_is_weak_for_the_lesser_is_not_shared_even_where_the_entry_is_called_so(write):
    directory = write(people=["person-roe\tJane Roe\t\t", "person-two\tJane Roe\tJane B. Roe\tJane Roe"])
    assert between(directory) == []
    lexicon = read_actors([directory])
    assert [(name.actor_id, name.strong) for name in lexicon.forms["Jane Roe"]] == [
        ("person-roe", True),
        ("person-two", False),
    ]
    assert lexicon.actors["person-two"].name == "Jane Roe"


def test_an_everyday_word_is_no_strong_name_unless_it_is_in_capitals(write):
    directory = write(
        bodies=[
            "body-a\tHope\t\t\tCHL\tPTY\tparty",
            "body-b\tForce of Nature\tforce;FORCE\t\tCHL\tPTY\tparty",
            "body-c\tPower\t\tPower\tCHL\tPTY\tparty",
        ]
    )
    assert [(line, detail) for _, line, code, detail in between(directory) if code == "everyday-name"] == [
        (2, "'Hope' is an everyday word"),
        (3, "'force' is an everyday word"),
    ]


def test_a_directory_can_name_everyday_words_of_its_own(write):
    directory = write(bodies=["body-a\tSaltwort\t\t\tCHL\tPTY\tparty"])
    assert between(directory) == []
    (directory / "everyday.txt").write_text("# ours\nsaltwort\n")
    assert [code for _, _, code, _ in between(directory)] == ["everyday-name"]
    (directory / "everyday.txt").write_bytes(b"\xff\n")
    assert "unreadable" in codes(directory)

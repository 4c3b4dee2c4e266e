"""The import of a Wikidata dump: from entities in the dump's own shape to a lexicon directory that can be used at once."""

from __future__ import annotations

import bz2
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.lexicons import check
from dragoman.lexicons.actors import read_actors
from dragoman.lexicons.imports import DumpImport, import_dump, import_list
from dragoman.lexicons.imports.dump import Datavalue, Snak, Value
from dragoman.lexicons.load import DATA
from dragoman.lexicons.manifest import read_manifest
from dragoman.lexicons.tables import rows

Json = dict[str, Any]


def item(number: int) -> Json:
    value = {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}


def words(text: str) -> Json:
    return {"snaktype": "value", "datavalue": {"value": text, "type": "string"}}


def time(stamp: str, precision: int) -> Json:
    value = {"time": f"{stamp}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


def day(stamp: str) -> Json:
    return time(f"+{stamp}", 11)


def year(number: int) -> Json:
    return time(f"+{number}-00-00", 9)


UNKNOWN = {"snaktype": "somevalue"}


def said(snak: Json | int, *, rank: str = "normal", **qualifiers: Json) -> Json:
    snak = item(snak) if isinstance(snak, int) else snak
    return {"mainsnak": snak, "rank": rank, "qualifiers": {name: [found] for name, found in qualifiers.items()} or []}


def entity(number: int, label: str, *aliases: str, wikis: int = 1, labels: Json | None = None, **claims: Any) -> Json:
    """An entity; a claim is an item's number, a snak or a statement, or a list of them. Empty maps are `[]`, as in old dumps."""

    def statements(given: Any) -> list[Json]:
        listed = given if isinstance(given, list) else [given]
        return [one if isinstance(one, dict) and "mainsnak" in one else said(one) for one in listed]

    named = {"en": label, **(labels or {})} if label else labels or {}
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {code: {"language": code, "value": name} for code, name in named.items()} or [],
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": {name: statements(given) for name, given in claims.items()} or [],
        "sitelinks": {f"w{n}": {"site": f"w{n}", "title": label, "badges": []} for n in range(wikis)} or [],
    }


HUMAN, COUNTRY, STATE, PARTY, PRESIDENT, MINISTER, SENATOR, POSITION = (
    5,
    6256,
    3624078,
    7278,
    30461,
    83307,
    15686806,
    4164871,
)
ARMED, INTERGOVERNMENTAL, MINISTRY, PARLIAMENT, FAMILY_NAME, UNIT = 17149090, 245065, 192350, 35749, 101352, 176799
CHILE, URUGUAY, THE_PRESIDENT, THE_MINISTER, THE_SEAT, THE_SENATOR, THE_HEALTH = 298, 77, 9201, 9202, 9203, 9204, 9205

# People come before the offices that they hold: nobody knows in which order a dump has them.
ENTITIES = [
    entity(
        9101, "Aurelia Quintanilla Borquez", "Aurelia Quintanilla", "President Quintanilla", "AQB", "a;b", wikis=40,
        labels={"fr": "Aurélie Quintanilla"}, P31=HUMAN, P734=9301,
        P39=[
            said(THE_PRESIDENT, P580=day("2001-03-11"), P582=time("+2006-03-00", 10)),
            said(THE_MINISTER, P580=year(1999), P582=year(2000)),
            said(THE_MINISTER, rank="deprecated", P580=year(1990)),
        ],
    ),
    entity(9102, "Bastian Orrego Muga", P31=HUMAN, P27=CHILE, P102=said(9401, P580=year(1987))),
    entity(
        9103, "Celso Antivero Lobo", P31=HUMAN,
        P39=[
            said(THE_MINISTER, P580=time("-0044-03-15", 11), P582=UNKNOWN),
            said(THE_SEAT, P580=time("+1990-00-00", 8), P582=year(1998)),
        ],
    ),
    entity(9104, "Dario Ventimiglia Roca", P31=HUMAN, P39=said(THE_SENATOR, P580=day("2010-05-02"), P1001=item(URUGUAY)),
           P570=day("2014-07-09")),
    entity(9105, "Elvira Sinoficio Paz", P31=HUMAN),
    entity(9106, "Aurelia Quintanilla", wikis=2, P31=HUMAN, P39=said(THE_MINISTER, P580=year(1931), P582=year(1932))),
    entity(9107, "", labels={"mul": "Fermin Todalengua"}, P31=HUMAN,
           P39=[said(THE_SENATOR, P580=year(2000), P582=year(2006), P17=item(URUGUAY)),
                said(THE_SENATOR, P580=year(2004), P582=year(2010), P17=item(URUGUAY))]),
    entity(
        33285, "Michelle Bachelet", "Michelle Bachelet Prueba", wikis=120, P31=HUMAN,
        P39=[
            said(THE_PRESIDENT, P580=day("2006-03-11"), P582=day("2010-03-11")),
            said(THE_HEALTH, P580=day("2000-03-11"), P582=day("2002-01-07")),
        ],
    ),
    entity(CHILE, "Chile", "Republic of Chile", "CL", "cl", "🇨🇱", "Argentina", "Andean Ribbon", P31=[COUNTRY, STATE],
           P297=words("CL"), P298=words("CHL")),
    entity(URUGUAY, "Uruguay", P31=[COUNTRY, STATE], P297=words("UY"), P298=words("URY")),
    entity(THE_PRESIDENT, "President of Chile", P31=294414, P279=PRESIDENT, P17=CHILE),
    entity(THE_MINISTER, "Minister of Foreign Affairs of Chile", P279=MINISTER, P1001=CHILE),
    entity(THE_SEAT, "plenary seat holder", P31=POSITION, P361=9402, P17=CHILE),
    entity(THE_SENATOR, "Uruguayan Senator", P279=SENATOR),
    entity(THE_HEALTH, "Minister of Health of Chile", P279=MINISTER, P17=CHILE),
    entity(9301, "Quintanilla", P31=FAMILY_NAME),
    entity(9401, "Partido de la Cordillera Alta", "High Range Party", "PCA", "Cordillera", P31=PARTY, P17=CHILE),
    entity(9402, "Asamblea Plenaria de Valdivia", P31=PARLIAMENT, P17=CHILE),
    entity(9403, "Frente Armado del Salar", "the front", P31=9501, P17=CHILE, P945=CHILE),
    entity(9404, "Southern Straits Organisation", "SSO", P31=INTERGOVERNMENTAL),
    entity(9405, "Ministry of Defence and Tides", "Ministry of Defence", P31=MINISTRY, P17=CHILE),
    entity(9406, "Harmony", "Party of Harmony and Salt", P31=PARTY, P17=URUGUAY),
    entity(9407, "Third Rowing Regiment", P31=UNIT, P17=CHILE, P945=CHILE),
    entity(9501, "salar guerrilla", P279=9502),
    entity(9502, "guerrilla of the desert", P279=ARMED),
    entity(UNIT, "military unit", P279=ARMED),
    {**entity(31, "instance of"), "type": "property", "id": "P31"},
    entity(9601, "a far galaxy", P31=318),
]  # fmt: skip


def dump(*entities: Json | bytes) -> bytes:
    """The entities as a dump; bytes stand there as they are."""
    lines = [one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() for one in entities]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


DAMAGED = b'{"type":"item","id":"Q1","labels":{"en"'
DUMP = dump(*ENTITIES[:3], DAMAGED, *ENTITIES[3:])

Import = Callable[..., tuple[DumpImport, Path]]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Imports a dump out of a file, and says what came of it and where."""

    def importing(content: bytes = DUMP, name: str = "dump.json", **options: Any) -> tuple[DumpImport, Path]:
        (tmp_path / name).write_bytes(content)
        return import_dump(str(tmp_path / name), tmp_path / "mine", **options), tmp_path / "mine"

    return importing


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory that the dump gives, not to be written to."""
    folder = tmp_path_factory.mktemp("dump")
    (folder / "dump.json").write_bytes(DUMP)
    import_dump(str(folder / "dump.json"), folder / "mine")
    return folder / "mine"


def table(directory: Path, stem: str) -> list[dict[str, str]]:
    file = directory / "actors" / f"{stem}.tsv"
    return [row.fields for row in rows(file)] if file.is_file() else []


def entry(directory: Path, stem: str, actor_id: str) -> dict[str, str]:
    (found,) = [row for row in table(directory, stem) if row["id"] == actor_id]
    return found


def offices(directory: Path, actor_id: str) -> set[tuple[str, ...]]:
    return {tuple(row.values())[1:] for row in table(directory, "roles") if row["actor_id"] == actor_id}


def everything(directory: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in directory.rglob("*") if file.is_file()}


def test_people_come_with_offices_that_have_title_country_sectors_and_dates(mine: Path) -> None:
    assert offices(mine, "wd-Q9101") == {
        ("president", "CHL", "GOV", "2001-03-11", "2006-03"),
        ("foreign minister", "CHL", "GOV", "1999", "2000"),
    }


def test_what_an_office_applies_to_wins_and_death_ends_what_is_open(mine: Path) -> None:
    assert offices(mine, "wd-Q9104") == {("senator", "URY", "LEG", "2010-05-02", "2014-07-09")}


def test_dates_vaguer_than_a_year_before_our_era_or_unknown_are_left_out(mine: Path) -> None:
    assert offices(mine, "wd-Q9103") == {
        ("foreign minister", "CHL", "GOV", "", ""),
        ("plenary seat holder", "CHL", "LEG", "", "1998"),
    }


def test_an_office_whose_words_say_nothing_takes_the_sector_of_the_body_that_it_is_part_of(mine: Path) -> None:
    assert ("plenary seat holder", "CHL", "LEG", "", "1998") in offices(mine, "wd-Q9103")


def test_terms_of_one_office_that_overlap_are_one(mine: Path) -> None:
    assert offices(mine, "wd-Q9107") == {("senator", "URY", "LEG", "2000", "2010")}


def test_of_whom_only_the_party_is_known_is_a_politician_of_its_country(mine: Path) -> None:
    assert offices(mine, "wd-Q9102") == {("politician", "CHL", "PTY", "1987", "")}


def test_people_without_office_and_party_are_left_out(mine: Path) -> None:
    assert "wd-Q9105" not in {row["id"] for row in table(mine, "people")}


def test_labels_and_aliases_are_names_and_the_family_name_is_weak(imported: Import) -> None:
    _, mine = imported(languages=("en", "fr"))
    person = entry(mine, "people", "wd-Q9101")
    assert person["name"] == "Aurelia Quintanilla Borquez"
    assert person["names"].split(";") == ["Aurélie Quintanilla", "Aurelia Quintanilla"]
    assert person["weak"].split(";") == ["Quintanilla", "AQB"]
    assert entry(mine, "people", "wd-Q9107")["name"] == "Fermin Todalengua"


def test_the_first_language_names_the_entry_and_others_are_not_read(imported: Import) -> None:
    _, mine = imported(languages=("fr", "en"))
    assert entry(mine, "people", "wd-Q9101")["name"] == "Aurélie Quintanilla"
    _, mine = imported(languages=("de",))
    assert "Aurelia" not in (mine / "actors" / "people.tsv").read_text().split("wd-Q9107")[1]


def test_of_two_bearers_of_a_name_the_lesser_has_it_weak(imported: Import) -> None:
    report, mine = imported()
    assert "Aurelia Quintanilla" in entry(mine, "people", "wd-Q9101")["names"].split(";")
    assert "Aurelia Quintanilla" in entry(mine, "people", "wd-Q9106")["weak"].split(";")
    lexicon = read_actors([DATA, mine])
    strong = [name.actor_id for name in lexicon.forms["Aurelia Quintanilla"] if name.strong]
    assert strong == ["wd-Q9101"]
    assert report.counts["weakened"]


def test_bodies_have_kind_sectors_and_country_by_the_nearest_class_that_is_known(mine: Path) -> None:
    found = {row["id"]: (row["country"], row["sectors"], row["kind"]) for row in table(mine, "bodies")}
    assert found == {
        "wd-Q9401": ("CHL", "PTY", "party"),
        "wd-Q9402": ("CHL", "LEG", "parliament"),
        "wd-Q9403": ("CHL", "REB", "armed"),
        "wd-Q9404": ("IGO", "", "igo"),
        "wd-Q9405": ("CHL", "GOV;MIL", "ministry"),
        "wd-Q9406": ("URY", "PTY", "party"),
    }


def test_acronyms_single_words_and_everyday_words_are_weak_and_common_nouns_no_names_of_a_body(
    imported: Import,
) -> None:
    _, mine = imported()
    party = entry(mine, "bodies", "wd-Q9401")
    assert (party["names"], party["weak"]) == ("High Range Party", "PCA;Cordillera")
    assert entry(mine, "bodies", "wd-Q9406")["weak"] == "Harmony"
    assert entry(mine, "bodies", "wd-Q9403")["names"] == ""
    assert entry(mine, "bodies", "wd-Q9405")["names"] == ""


def test_a_country_keeps_its_entry_and_gains_names_that_are_nobody_elses(mine: Path) -> None:
    chile = entry(mine, "countries", "CHL")
    packaged = entry(DATA, "countries", "CHL")
    assert set(chile["names"].split(";")) - set(packaged["names"].split(";")) == {"Andean Ribbon"}
    assert {**chile, "names": ""} == {**packaged, "names": ""}
    assert "URY" not in {row["id"] for row in table(mine, "countries")}


def test_an_actor_of_the_gazetteer_keeps_its_id_and_gains_names_and_offices(mine: Path) -> None:
    assert "Michelle Bachelet Prueba" in entry(mine, "people", "person-michelle-bachelet")["names"]
    assert not [row for row in table(mine, "people") if row["id"] == "wd-Q33285"]
    assert offices(mine, "person-michelle-bachelet") == {("health minister", "CHL", "GOV", "2000-03-11", "2002-01-07")}


def test_the_directory_is_clean_and_can_be_used_at_once(mine: Path) -> None:
    assert not [problem for problem in check([mine]) if str(mine) in problem.file]
    lexicon = read_actors([DATA, mine])
    assert lexicon.actors["wd-Q9101"].roles[-1].title == "president"
    manifest = read_manifest(mine)["actors/people.tsv"]
    assert (manifest.origin, manifest.licence) == ("Wikidata, dump.json", "CC0-1.0")


def test_importing_again_changes_nothing_and_own_entries_and_comments_stay(imported: Import) -> None:
    _, mine = imported()
    people = mine / "actors" / "people.tsv"
    people.write_text(people.read_text() + "# ours\nown-people-x\tXenia Ypsilon\t\t\n")
    imported()
    before = everything(mine)
    assert "own-people-x\tXenia Ypsilon" in people.read_text()
    assert "# ours" in people.read_text()
    imported()
    assert everything(mine) == before


def test_a_list_and_a_dump_in_one_directory_are_one_gazetteer(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text(
        "name,names,country,title,start,end\nBastian Orrego Muga,El Basto,CHL,mayor,2001,\nXenia Quorum,,CHL,mayor,,\n"
    )
    _, mine = imported()
    import_list(tmp_path / "team.csv", mine)
    assert entry(mine, "people", "wd-Q9102")["names"] == "El Basto"
    assert {office[0] for office in offices(mine, "wd-Q9102")} == {"politician", "mayor"}
    import_list(tmp_path / "team.csv", tmp_path / "other")
    import_dump(str(tmp_path / "dump.json"), tmp_path / "other")
    assert "wd-Q9102" not in {row["id"] for row in table(tmp_path / "other", "people")}
    own = offices(tmp_path / "other", "own-people-bastian-orrego-muga")
    assert {office[0] for office in own} == {"politician", "mayor"}
    for directory in (mine, tmp_path / "other"):
        assert not [problem for problem in check([directory]) if str(directory) in problem.file]
    before = everything(tmp_path / "other")
    import_dump(str(tmp_path / "dump.json"), tmp_path / "other")
    assert everything(tmp_path / "other") == before


def test_a_role_that_the_dump_dates_better_later_replaces_the_old_one(imported: Import) -> None:
    _, mine = imported()
    person = entity(9102, "Bastian Orrego Muga", P31=HUMAN, P27=CHILE, P102=said(9401, P580=day("1987-05-01")))
    imported(dump(person, *ENTITIES[8:]))
    assert offices(mine, "wd-Q9102") == {("politician", "CHL", "PTY", "1987-05-01", "")}
    assert offices(mine, "wd-Q9101")


def test_an_open_office_of_the_gazetteer_is_closed_where_the_dump_knows_its_end(
    imported: Import, tmp_path: Path
) -> None:
    laid = tmp_path / "laid" / "actors"
    laid.mkdir(parents=True)
    (laid / "people.tsv").write_text("id\tname\tnames\tweak\nperson-gil\tGilberto Abierto Paz\t\tAbierto\n")
    (laid / "roles.tsv").write_text(
        "actor_id\ttitle\tcountry\tsectors\tstart\tend\nperson-gil\tforeign minister\tCHL\tGOV\t2015-02\t\n"
    )
    terms = [
        said(THE_MINISTER, P580=day("2015-02-03"), P582=day("2017-01-01")),
        said(THE_MINISTER, P580=day("2020-02-03")),
    ]
    person = entity(9108, "Gilberto Abierto Paz", P31=HUMAN, P39=terms)
    _, mine = imported(dump(person, *ENTITIES[8:]), dirs=[laid.parent])
    assert offices(mine, "person-gil") == {
        ("foreign minister", "CHL", "GOV", "2015-02", "2017-01-01"),
        ("foreign minister", "CHL", "GOV", "2020-02-03", ""),
    }
    assert not [problem for problem in check([laid.parent, mine]) if problem.code == "overlapping-roles"]


def test_damaged_lines_are_counted_and_passed_over(imported: Import) -> None:
    report, mine = imported()
    assert (report.entities, report.damaged) == (len(ENTITIES) - 1, 1)
    assert [one.line for one in report.damage] == [5]
    assert table(mine, "people")


@pytest.mark.parametrize(
    "line", [b'{"id": 7}', b"\xff\xfe", b'{"id":"Q1","claims":{"P31":[{"mainsnak":3}]}}', b"[" * 5000]
)
def test_no_line_can_stop_the_import(imported: Import, line: bytes) -> None:
    report, _ = imported(dump(line, *ENTITIES))
    assert report.damaged == 1


@pytest.mark.parametrize(
    ("name", "pack"), [("d.json.gz", gzip.compress), ("d.json.bz2", bz2.compress), ("d.bin", gzip.compress)]
)
def test_packed_dumps_give_the_same(imported: Import, mine: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    report, packed = imported(pack(DUMP), name)
    assert (report.entities, report.damaged) == (len(ENTITIES) - 1, 1)
    assert {**everything(packed), "manifest.yaml": b""} == {**everything(mine), "manifest.yaml": b""}


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_standard_input_is_a_dump_too(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    report = import_dump("-", tmp_path / "mine", stdin=io.BytesIO(pack(DUMP)))
    assert report.entities == len(ENTITIES) - 1
    assert len(table(tmp_path / "mine", "people")) == 7


def test_a_packed_dump_that_is_cut_short_gives_what_is_there(imported: Import) -> None:
    lines = dump(*ENTITIES, *(entity(20_000 + n, f"thing {n * n}") for n in range(5000)))
    packed = gzip.compress(lines)
    report, mine = imported(packed[: len(packed) - 100], "cut.json.gz")
    assert report.broken
    assert table(mine, "people")


def test_no_more_than_the_limit_is_read(imported: Import) -> None:
    report, _ = imported(limit=3)
    assert report.entities == 3


def test_progress_says_how_far_it_is(imported: Import) -> None:
    seen: list[Any] = []
    imported(progress=seen.append)
    last = seen[-1]
    assert (last.entities, last.at) == (len(ENTITIES) - 1, len(DUMP))
    assert last.found == 15


def test_nothing_is_written_where_there_is_no_dump(imported: Import, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no entity"):
        imported(b"this is no dump\n")
    with pytest.raises(InputError, match="No such file"):
        import_dump(str(tmp_path / "none"), tmp_path / "mine")
    with pytest.raises(InputError, match="languages"):
        imported(languages=("english!",))
    assert not (tmp_path / "mine").exists()


def test_a_directory_that_cannot_be_read_is_not_written_over(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "mine" / "actors").mkdir(parents=True)
    people = tmp_path / "mine" / "actors" / "people.tsv"
    people.write_text("id\tname\tnames\tweak\nhalf\n")
    with pytest.raises(ValueError, match="people"):
        imported()
    assert people.read_text().endswith("half\n")
    assert [file.name for file in (tmp_path / "mine").rglob("*") if file.is_file()] == ["people.tsv"]


@pytest.mark.parametrize(
    ("stamp", "precision", "expected"),
    [
        ("+2003-05-07", 11, "2003-05-07"),
        ("+2003-05-07", 10, "2003-05"),
        ("+2003-05-07", 9, "2003"),
        ("+2003-00-00", 11, "2003"),
        ("+2003-05-00", 11, "2003-05"),
        ("+2003-05-07", 14, "2003-05-07"),
        ("+2000-00-00", 8, ""),
        ("-0044-03-15", 11, ""),
        ("+00000002003-05-07", 11, "2003-05-07"),
        ("+12003-05-07", 11, ""),
        ("+0800-12-25", 11, "0800-12-25"),
        ("", 11, ""),
    ],
)
def test_a_date_is_as_long_as_it_is_precise(stamp: str, precision: int, expected: str) -> None:
    value = Value(time=f"{stamp}T00:00:00Z" if stamp else "", precision=precision)
    assert Snak(snaktype="value", datavalue=Datavalue(value=value)).date() == expected

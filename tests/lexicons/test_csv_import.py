"""The import of a team's own list: good lines are taken, every problem is said with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.lexicons import check
from dragoman.lexicons.actors import read_actors
from dragoman.lexicons.imports import ListImport, import_list
from dragoman.lexicons.load import DATA
from dragoman.lexicons.manifest import read_manifest
from dragoman.lexicons.tables import rows

Import = Callable[..., tuple[ListImport, Path]]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Imports a list of these lines, and says what came of it and where."""

    def importing(*lines: str, encoding: str = "utf-8") -> tuple[ListImport, Path]:
        (tmp_path / "team.csv").write_bytes("\r\n".join(lines).encode(encoding))
        return import_list(tmp_path / "team.csv", tmp_path / "mine"), tmp_path / "mine"

    return importing


def table(directory: Path, stem: str) -> list[str]:
    file = directory / "actors" / f"{stem}.tsv"
    return ["\t".join(row.fields.values()) for row in rows(file)] if file.is_file() else []


def test_a_person_has_names_and_an_office_with_its_dates(imported: Import) -> None:
    report, mine = imported(
        "name,names,weak,kind,country,sectors,title,start,end",
        "Xenia Ypsilon,X. Ypsilon;Xenia Y.,Ypsilon,person,CHL,GOV;MIL,Defence Minister,2020-01,2022",
    )
    assert (report.taken, report.refused, report.problems) == (1, 0, [])
    assert table(mine, "people") == ["own-people-xenia-ypsilon\tXenia Ypsilon\tX. Ypsilon;Xenia Y.\tYpsilon"]
    assert table(mine, "roles") == ["own-people-xenia-ypsilon\tdefence minister\tCHL\tGOV;MIL\t2020-01\t2022"]


@pytest.mark.parametrize("country", ["CHL", "chl", "CL", "Chile", "chile", "Republic of Chile"])
def test_a_country_is_a_code_or_an_english_name(imported: Import, country: str) -> None:
    _, mine = imported("name,country,title", f"Xenia Ypsilon,{country},senator")
    assert table(mine, "roles") == ["own-people-xenia-ypsilon\tsenator\tCHL\tLEG\t\t"]


def test_lines_of_one_name_are_one_actor_with_several_offices(imported: Import) -> None:
    report, mine = imported(
        "name,names,country,title,start,end",
        "Xenia Ypsilon,Xenia Y.,CHL,mayor,2001,2005",
        "Xenia Ypsilon,X. Ypsilon,CHL,senator,2005,",
        "Xenia Ypsilon,,CHL,senator,2007,2009",
    )
    assert report.taken == 3
    assert table(mine, "people") == ["own-people-xenia-ypsilon\tXenia Ypsilon\tXenia Y.;X. Ypsilon\t"]
    assert [line.split("\t")[1:] for line in table(mine, "roles")] == [
        ["mayor", "CHL", "GOV", "2001", "2005"],
        ["senator", "CHL", "LEG", "2005", ""],
    ]


def test_a_title_gives_sectors_where_none_are_said_and_a_person_without_one_is_a_politician(imported: Import) -> None:
    _, mine = imported("name,country,title", "Xenia Ypsilon,CHL,supreme court judge", "Zeno Omikron,CHL,")
    assert [line.split("\t")[1:4] for line in table(mine, "roles")] == [
        ["supreme court judge", "CHL", "JUD"],
        ["politician", "CHL", "PTY"],
    ]


def test_every_kind_of_actor_goes_into_its_table(imported: Import) -> None:
    report, mine = imported(
        "name;kind;country;sectors",
        "Salt Front;armed;CHL;REB",
        "Tide Watchers;body;;SOC",
        "Testland;country;TST;",
        "Norte Bajo;region;CHL;",
        "Villa Imaginaria;city;Chile;",
    )
    assert report.problems == []
    assert table(mine, "bodies") == [
        "own-bodies-salt-front\tSalt Front\t\t\tCHL\tREB\tarmed",
        "own-bodies-tide-watchers\tTide Watchers\t\t\t\tSOC\tother",
    ]
    assert table(mine, "countries") == ["TST\tTestland\t\t\t\t"]
    assert table(mine, "regions") == ["own-regions-norte-bajo-chl\tNorte Bajo\t\t\t\tCHL\t"]
    assert table(mine, "cities") == ["own-cities-villa-imaginaria-chl\tVilla Imaginaria\t\tCHL"]


def test_every_problem_is_said_with_its_line_and_good_lines_are_taken(imported: Import) -> None:
    report, mine = imported(
        "name,kind,country,sectors,title,start,end,note",
        "Xenia Ypsilon,person,CHL,,senator,2001,2005,x",
        "Nobody,thing,Nowhere,XYZ,,20-1,2020-13,",
        ",person,CHL,,senator,,,",
        "Zeno Omikron,person,CHL,,senator,2005,2001,",
        "Salt Front,armed,CHL,REB,chief,,,",
        "Norte Bajo,city,,,,,,",
        "a,person,CHL,,senator,,,,more,fields",
        "",
        "Good Again,person,CHL,,senator,,,",
    )
    assert (report.taken, report.refused) == (2, 6)
    found = [(problem.line, problem.detail.split(":")[0][:30]) for problem in report.problems]
    assert found == [
        (1, "column 'note' is not read; the"),
        (3, "'20-1' is not a year, a month "),
        (3, "'2020-13' is not a year, a mon"),
        (3, "no country 'Nowhere'"),
        (3, "no kind 'thing'"),
        (3, "no sector 'XYZ'"),
        (4, "no name"),
        (5, "ends (2001) before it starts ("),
        (6, "title, start and end are for p"),
        (7, "a city needs its country"),
        (8, "10 fields, the header has 8; p"),
    ]
    assert [line.split("\t")[1] for line in table(mine, "people")] == ["Good Again", "Xenia Ypsilon"]


def test_fields_with_line_feeds_keep_the_numbers_right(imported: Import) -> None:
    report, mine = imported("name,country,title", '"Xenia', 'Ypsilon",CHL,senator', "Zeno,Nowhere,senator")
    assert [problem.line for problem in report.problems] == [4]
    assert "Xenia Ypsilon" in table(mine, "people")[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_spreadsheets_of_all_countries_are_read(imported: Import, delimiter: str) -> None:
    lines = (["Name", "names", "Country", "title"], ["Émile Ypsilon", '"É. Ypsilon;E. Y."', "Chile", "senator"])
    report, mine = imported(*(delimiter.join(line) for line in lines), encoding="utf-8-sig")
    assert report.problems == []
    assert table(mine, "people") == ["own-people-emile-ypsilon\tÉmile Ypsilon\tÉ. Ypsilon;E. Y.\t"]


def test_somebody_in_the_gazetteer_keeps_the_id_and_gains_what_is_new(imported: Import) -> None:
    report, mine = imported(
        "name,names,country,title,start,end",
        "Michelle Bachelet,Bachelet Prueba,CHL,president,2006-03-11,2010-03-11",
        "Michelle Bachelet,,CHL,elder,2030,",
    )
    assert report.counts["known"] == 1
    assert table(mine, "people")[0].startswith("person-michelle-bachelet\tMichelle Bachelet\t")
    assert "Bachelet Prueba" in table(mine, "people")[0]
    assert [line.split("\t")[1] for line in table(mine, "roles")] == ["elder"]


def test_everyday_names_and_those_of_somebody_else_are_made_weak_and_said(imported: Import) -> None:
    report, mine = imported(
        "name,names,kind,country,title",
        "Hope,,party,CHL,",
        "Xenia Ypsilon,Angela Merkel,person,CHL,senator",
    )
    assert set(report.weakened) == {"Hope", "Angela Merkel"}
    assert table(mine, "people") == ["own-people-xenia-ypsilon\tXenia Ypsilon\t\tAngela Merkel"]
    assert not [problem for problem in check([mine]) if str(mine) in problem.file]
    lexicon = read_actors([DATA, mine])
    assert [name.strong for name in lexicon.forms["Hope"] if name.actor_id == "own-bodies-hope"] == [False]
    assert "Hope" not in lexicon.actors["own-bodies-hope"].strong


def test_importing_again_replaces_what_the_list_says_and_keeps_the_rest(imported: Import) -> None:
    imported("name,names,country,title,start,end", "Xenia Ypsilon,Old Name,CHL,senator,2005,")
    imported("name,country,title", "Zeno Omikron,CHL,mayor")
    _, mine = imported("name,country,title,start,end", "Xenia Ypsilon,CHL,senator,2005,2012")
    assert [line.split("\t")[1:] for line in table(mine, "people")] == [
        ["Xenia Ypsilon", "", ""],
        ["Zeno Omikron", "", ""],
    ]
    assert [line.split("\t")[-1] for line in table(mine, "roles")] == ["2012", ""]


def test_the_manifest_says_where_the_entries_are_from(imported: Import) -> None:
    _, mine = imported("name,country,title", "Xenia Ypsilon,CHL,senator")
    assert read_manifest(mine)["actors/people.tsv"].origin == "own list team.csv"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "nothing in it"), (b"who,what\nx,y\n", "no column 'name'"), (b"name\n\xff\xfe\xff\n", "not UTF-8")],
)
def test_what_is_no_list_is_refused_and_nothing_written(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "team.csv").write_bytes(content)
    with pytest.raises(InputError, match=message):
        import_list(tmp_path / "team.csv", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_a_list_without_a_good_line_writes_nothing(imported: Import) -> None:
    report, mine = imported("name,country", "Xenia Ypsilon,Nowhere")
    assert (report.taken, report.refused) == (0, 1)
    assert not mine.exists()


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        import_list(tmp_path / "none.csv", tmp_path / "mine")

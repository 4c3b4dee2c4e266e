import pytest

from dragoman import ingest
from dragoman.ingest.text_parts import split_text
from dragoman.records import PartKind


def parts(text):
    article = ingest.from_text(text)
    return [(part.kind.value, part.span.of(article.text)) for part in article.parts]


def kinds(text):
    return [kind for kind, _ in parts(text)]


WIRE = """Neighbours edge towards a truce

Mediators say that both sides want the pause to last

The foreign minister with the envoy at the palace. AP
Beta V.2.1 - Powered by automated translation

The two neighbours moved towards a truce on Wednesday after mediators had warned of a wider war.

The foreign minister said that the truce was "within reach".

The palace, where the talks were held. AP

The rebels denied that they had broken off the talks.

Updated: March 13, 2024, 2:05 PM"""


def test_report_of_an_agency_comes_apart():
    article = ingest.from_text(WIRE)
    assert parts(WIRE) == [
        ("title", "Neighbours edge towards a truce"),
        ("standfirst", "Mediators say that both sides want the pause to last"),
        ("caption", "The foreign minister with the envoy at the palace."),
        ("credit", "AP"),
        ("furniture", "Beta V.2.1 - Powered by automated translation"),
        ("body", "The two neighbours moved towards a truce on Wednesday after mediators had warned of a wider war."),
        ("body", 'The foreign minister said that the truce was "within reach".'),
        ("caption", "The palace, where the talks were held."),
        ("credit", "AP"),
        ("body", "The rebels denied that they had broken off the talks."),
        ("times", "Updated: March 13, 2024, 2:05 PM"),
    ]
    assert article.updated.start == "2024-03-13T14:05"
    assert not article.published.known
    assert [(n.code, n.text) for n in article.notes] == [
        ("machine-translated", "Beta V.2.1 - Powered by automated translation")
    ]
    assert article.captions == (
        "The foreign minister with the envoy at the palace.",
        "The palace, where the talks were held.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The army denied the report.",
        "Army denies report",
        "Two envoys quit the talks\nover prisoners",
        "The minister, who had flown in from the north with his delegation in the night, met the envoy of the neighbouring country "
        "for two hours on Monday and then left",
        "NATO - The alliance said that it would act.",
        "The troops of the Palestinian Authority (PA)",
    ],
)
def test_text_without_headline_is_body(text):
    assert kinds(text) == ["body"]


def test_abbreviation_at_its_end_does_not_make_a_headline_a_sentence():
    assert kinds("Neighbours agree to talks with the U.S.\n\nThe neighbours agreed on Monday.") == ["title", "body"]


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA (Reuters) -",
        "GENEVA, March 3 (AFP) -",
        "KYIV, Ukraine —",
        "BEIJING -",
        "LYON:",
        "UNITED NATIONS, 3 March (AP) —",
        "MOSCOW, February 22. /TASS/.",
        "Nairobi (AFP) –",
        "SÃO PAULO, Brazil --",
        "Kisumu (Kenya), May 4, 2021 (Agency) –",
        "Kisumu, 4 May (News Service):",
        "Kisumu (Kenya), May 4 —",
        "Kisumu, Kenya --",
    ],
)
def test_dateline_is_a_part_of_its_own(dateline):
    body = "The ministers met on Sunday, the spokesman said."
    assert parts(f"{dateline} {body}") == [("dateline", dateline), ("body", body)]


def test_dateline_may_stand_on_a_line_of_its_own_and_tells_the_date():
    article = ingest.from_text(
        "Floods cut road to port\n\nKisumu (Kenya), May 4, 2021 (Agency)\n\nFloods cut the road to the port on Tuesday."
    )
    assert [part.kind.value for part in article.parts] == ["title", "dateline", "body"]
    assert article.published.start == "2021-05-04"


def test_dateline_without_a_year_is_no_publication_date():
    assert not ingest.from_text("GENEVA, March 3 (AFP) - The ministers met.").published.known


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The minister arrives for talks.", "Reuters"),
        ("The minister arrives for talks.", "Photo: AFP"),
        ("The minister arrives for talks", "(AP Photo/Ada Example)"),
        ("The minister arrives for talks", "| AFP"),
        ("The minister arrives for talks", "© Getty Images"),
        ("The minister arrives for talks", "/ EPA"),
        ("The minister arrives for talks.", "Ada Example/AFP via Getty Images"),
        ("The minister arrives for talks.", "Photograph: Ada Example/Reuters"),
    ],
)
def test_caption_leaves_out_its_credit(caption, credit):
    found = parts(f"Talks open\n\n{caption} {credit}\n\nThe talks opened on Monday.")
    assert found[1:3] == [("caption", caption), ("credit", credit)]


def test_agency_at_the_end_of_a_report_signs_the_body():
    found = parts("Ministers meet\n\nThe ministers met.\n\nThey agreed on a plan, the spokesman said. Reuters")
    assert found[-2:] == [("body", "They agreed on a plan, the spokesman said."), ("credit", "Reuters")]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Example",
        "By Ada Example in Geneva",
        "BY ADA EXAMPLE AND BEN SAMPLE",
        "Ada Example and agencies",
        "Ada Example in Geneva",
        "Ada Example, Reuters",
    ],
)
def test_byline_is_told_from_the_text(byline):
    text = f"Talks open\n\n{byline}\n\nThe talks opened on Monday."
    assert parts(text)[1] == ("byline", byline)
    assert ingest.from_text(text).byline == byline


@pytest.mark.parametrize(
    "line", ["By Monday Night Troops Had Left", "By force, the troops took the bridge.", "From Kyiv With Hope"]
)
def test_headline_is_no_byline(line):
    assert "byline" not in kinds(f"{line}\n\nThe troops left on Monday, the army said.")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the talks began",
        "Also read | The story of a border",
        "Sign up for our newsletter",
        "Advertisement",
        "Share this article",
        "Follow us on Twitter",
        "(Reporting by Ada Example; Editing by Ben Sample)",
        "© 2024 The Example Courier. All rights reserved.",
        "Click here for more",
        "Watch: the minister's speech",
        "We use cookies to improve this site.",
        "Facebook Twitter WhatsApp",
        "5 min read",
    ],
)
def test_furniture_is_kept_and_not_read(line):
    assert parts(f"Talks open\n\nThe talks opened on Monday.\n\n{line}\n\nThey failed.")[2] == ("furniture", line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright law was changed, the minister said.",
        "Follow the money, the opposition leader told parliament.",
        "Share prices fell after the general had spoken.",
        "Watch officers saw the ship turn north.",
        "Automatic translation of the treaty caused a row between the two governments, officials said.",
        "Related talks on prisoners failed.",
        "Subscribers to the agency's service were told to wait.",
    ],
)
def test_sentence_is_no_furniture(sentence):
    assert parts(f"Talks open\n\nThe talks opened on Monday.\n\n{sentence}\n\nThey failed.")[2] == ("body", sentence)


def test_published_and_updated_lines_below_the_headline():
    article = ingest.from_text(
        "Coup leaders name council\n\nThe bloc threatens sanctions.\n\nAda Example in Niamey\nWed 22 Feb 2023 13.30 CET\n"
        "Last modified on Wed 22 Feb 2023 15.02 CET\n\nThe officers named a council on Wednesday.\n\nThe bloc protested."
    )
    assert (article.published.start, article.updated.start) == ("2023-02-22T13:30+01:00", "2023-02-22T15:02+01:00")
    assert article.standfirst == "The bloc threatens sanctions."
    assert article.byline == "Ada Example in Niamey"


def test_dates_of_a_timeline_are_not_the_reports_own():
    text = "Timeline of the war\n\n3 March 2021\n\nThe war began.\n\n4 March 2021\n\nIt went on.\n\n5 March 2021\n\nIt ended."
    assert not ingest.from_text(text).published.known


def test_hard_wrapped_paragraphs_are_joined():
    text = (
        "TALKS RESUME IN GENEVA\n\nGENEVA, March 3 (AFP) - Delegations from the two sides met on Sunday\nfor the first time in a "
        "month, and the mediators said that they had\nagreed on an agenda. The minister said that he was hopeful.\n\nThe rebels said in a "
        "statement that they would not accept any pause\nwhich did not include the release of prisoners, and accused the army of\n"
        "breaking the truce.\n"
    )
    assert kinds(text) == ["title", "dateline", "body", "body"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2029", "\x85"])
def test_single_line_breaks_separate_long_lines(newline):
    lines = [
        "Protesters clash with police",
        "Thousands of people marched through the capital on Saturday to demand the release of the opposition leader, who was arrested.",
        "Police fired tear gas.",
        "The interior minister said that forty people had been arrested and that the police had acted with restraint on all days.",
    ]
    assert [words for _, words in parts(newline.join(lines))] == lines


def test_parts_that_are_read_hold_no_furniture():
    article = ingest.from_text(WIRE)
    read = [
        part
        for part in article.parts
        if part.kind in {PartKind.TITLE, PartKind.STANDFIRST, PartKind.CAPTION, PartKind.BODY}
    ]
    assert not any("translation" in part.span.of(article.text) for part in read)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Miércoles, 12 de marzo de 2025", "2025-03-12"),
        ("Publié le 6 juin 2024 à 18h20", "2024-06-06"),
        ("Martedì 8 ottobre 2024", "2024-10-08"),
        ("Опубликовано: 27 сентября 2023, 14:05", "2023-09-27"),
    ],
)
def test_line_of_a_date_in_another_language_is_a_time_line(line, day):
    text = (
        f"Dos gobiernos abren el puente\n\n{line}\n\nEl Gobierno anunció que el puente se abrirá.\n\nNadie respondió."
    )
    assert parts(text)[1] == ("times", line)
    assert split_text(text).published.day == day


@pytest.mark.parametrize(
    "line",
    [
        "Lee también: El puente",
        "Lire aussi : Le pont",
        "Leggi anche: Il ponte",
        "Todos los derechos reservados",
        "ab/cd (AP, AFP)",
        "(Muestra 24 con AFP)",
        "This article was amended on 3 March to correct a name.",
    ],
)
def test_furniture_in_other_languages_is_no_body(line):
    assert parts(f"El puente\n\nEl Gobierno anunció la apertura.\n\n{line}\n\nNadie respondió.")[2] == (
        "furniture",
        line,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Leer el acuerdo entero lleva horas, dijo el ministro.",
        "Follow-up talks were held on Tuesday.",
        "Siga la ruta del río, ordenó el general a sus soldados.",
        "Вас не забудут, сказал министр.",
        "发言人说，有关做法没有国际法依据，未经联合国安理会授权。",
    ],
)
def test_sentence_that_opens_like_furniture_is_body(sentence):
    assert parts(f"El puente\n\nEl Gobierno anunció la apertura.\n\n{sentence}\n\nNadie respondió.")[2] == (
        "body",
        sentence,
    )

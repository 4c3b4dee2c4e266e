import pytest

from dragoman.coding.status import month_before, status_of
from dragoman.lexicons.load import DATA
from dragoman.lexicons.rules import load_rules
from dragoman.records import UNKNOWN_DATE, Found, PartialDate, Precision

REPORT = PartialDate(start="2024-05-15", end="2024-05-15", precision=Precision.DAY, found=Found.STATED)


@pytest.fixture(scope="module")
def rules():
    return load_rules([DATA])


def label(doc, trigger, rules, date=UNKNOWN_DATE, **kwargs):
    token = next(t for t in doc if t.text == trigger)
    return status_of(token, rules, date, REPORT, **kwargs).label


def test_a_plain_past_clause_is_actual(hand_parsed, rules):
    doc = hand_parsed("""
        Troops troop NNS nsubj 1
        attacked attack VBD ROOT 1
        Goma Goma NNP dobj 1
    """)
    assert label(doc, "attacked", rules) == "actual"


def test_negation_on_the_clause_negates_and_is_marked(hand_parsed, rules):
    doc = hand_parsed("""
        Troops troop NNS nsubj 3
        did do VBD aux 3
        not not RB neg 3
        attack attack VB ROOT 3
    """)
    status = status_of(doc[3], rules, UNKNOWN_DATE, REPORT)
    assert status.label == "negated"
    assert [mark.text for mark in status.marks] == ["not"]


def test_what_one_is_not_known_to_have_done_is_negated(hand_parsed, rules):
    doc = hand_parsed("""
        Iran Iran NNP nsubjpass 3
        is be VBZ auxpass 3
        not not RB neg 3
        known know VBN ROOT 3
        to to TO aux 6
        have have VB aux 6
        provided provide VBN xcomp 3
        arms arm NNS dobj 6
    """)
    assert label(doc, "provided", rules) == "negated"


def test_what_is_considered_is_hypothetical(hand_parsed, rules):
    doc = hand_parsed("""
        Iran Iran NNP nsubj 2
        is be VBZ aux 2
        considering consider VBG ROOT 2
        arming arm VBG xcomp 2
        rebels rebel NNS dobj 3
    """)
    assert label(doc, "arming", rules) == "hypothetical"


def test_will_makes_it_future_but_not_a_commitment(hand_parsed, rules):
    doc = hand_parsed("""
        Envoys envoy NNS nsubj 2
        will will MD aux 2
        meet meet VB ROOT 2
    """)
    assert label(doc, "meet", rules) == "future"
    assert label(doc, "meet", rules, own_future=True) == "actual"


def test_would_under_a_past_verb_of_speech_is_the_speakers_will(hand_parsed, rules):
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 1
        said say VBD ROOT 1
        it it PRP nsubj 4
        would would MD aux 4
        send send VB ccomp 1
        tanks tank NNS dobj 4
    """)
    assert label(doc, "send", rules) == "future"


def test_what_is_said_of_a_speaker_does_not_negate_the_speech_above(hand_parsed, rules):
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 3
        did do VBD aux 3
        not not RB neg 3
        say say VB ROOT 3
        troops troop NNS nsubj 5
        attacked attack VBD ccomp 3
    """)
    assert label(doc, "attacked", rules) == "actual"


def test_an_old_date_is_history_and_a_coming_one_future(hand_parsed, rules):
    doc = hand_parsed("""
        Troops troop NNS nsubj 1
        attacked attack VBD ROOT 1
    """)

    def day(value):
        return PartialDate(start=value, end=value, precision=Precision.DAY, found=Found.STATED)

    assert label(doc, "attacked", rules, day("2022-02-24")) == "historical"
    assert label(doc, "attacked", rules, day("2024-05-14")) == "actual"
    assert label(doc, "attacked", rules, day("2024-06-01")) == "future"


def test_the_month_before_january_is_in_the_year_before():
    assert month_before("2024-01-15") == "2023-12-15"
    assert month_before("2024-03-31") == "2024-02-31"

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


def test_what_one_did_not_hesitate_to_do_was_done(hand_parsed, rules):
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 3
        did do VBD aux 3
        not not RB neg 3
        hesitate hesitate VB ROOT 3
        to to TO aux 5
        condemn condemn VB xcomp 3
        Iran Iran NNP dobj 5
    """)
    assert label(doc, "condemn", rules) == "actual"


def test_what_nobody_doubts_will_be(hand_parsed, rules):
    doc = hand_parsed("""
        Nobody nobody NN nsubj 1
        doubts doubt VBZ ROOT 1
        that that IN mark 5
        troops troop NNS nsubj 5
        will will MD aux 5
        attack attack VB ccomp 1
    """)
    assert label(doc, "attack", rules) == "future"


def test_a_number_is_not_negated_by_the_no_before_it(hand_parsed, rules):
    doc = hand_parsed("""
        No no DT det 4
        fewer few JJR amod 3
        than than IN quantmod 3
        300 300 CD nummod 4
        lawyers lawyer NNS nsubjpass 6
        were be VBD auxpass 6
        arrested arrest VBN ROOT 6
    """)
    assert label(doc, "arrested", rules) == "actual"


def test_not_one_of_them_is_none(hand_parsed, rules):
    doc = hand_parsed("""
        Not not RB neg 1
        one one CD nummod 2
        tent tent NN nsubj 4
        has have VBZ aux 4
        reached reach VBN ROOT 4
        Pakistan Pakistan NNP dobj 4
    """)
    assert label(doc, "reached", rules) == "negated"


@pytest.mark.parametrize(
    ("adjective", "status"), [("untrue", "negated"), ("unlikely", "hypothetical"), ("curious", "actual")]
)
def test_what_is_said_of_a_clause_is_said_of_its_event(hand_parsed, rules, adjective, status):
    doc = hand_parsed(f"""
        It it PRP nsubj 1
        is be VBZ ROOT 1
        {adjective} {adjective} JJ acomp 1
        that that IN mark 5
        troops troop NNS nsubj 5
        attacked attack VBD ccomp 1
    """)
    assert label(doc, "attacked", rules) == status


def test_no_evidence_found_negates_what_it_is_of(hand_parsed, rules):
    doc = hand_parsed("""
        No no DT det 1
        evidence evidence NN nsubjpass 4
        has have VBZ aux 4
        been be VBN auxpass 4
        found find VBN ROOT 4
        that that IN mark 7
        troops troop NNS nsubj 7
        attacked attack VBD ccomp 4
    """)
    assert label(doc, "attacked", rules) == "negated"


@pytest.mark.parametrize(("end", "status"), [("?", "hypothetical"), (".", "future")])
def test_a_question_whether_it_will_be_leaves_it_open(hand_parsed, rules, end, status):
    doc = hand_parsed(f"""
        Will will MD aux 2
        Russia Russia NNP nsubj 2
        attack attack VB ROOT 2
        {end} {end} . punct 2
    """)
    assert label(doc, "attack", rules) == status


def test_a_condition_without_if_is_hypothetical(hand_parsed, rules):
    doc = hand_parsed("""
        Should should MD aux 2
        troops troop NNS nsubj 2
        attack attack VB advcl 6
        , , , punct 6
        Oslo Oslo NNP nsubj 6
        will will MD aux 6
        leave leave VB ROOT 6
    """)
    assert label(doc, "attack", rules) == "hypothetical"
    assert label(doc, "leave", rules) == "future"


def test_a_mark_of_two_words_counts_wherever_the_parse_hangs_it(hand_parsed, rules):
    doc = hand_parsed("""
        Airlines airline NNS nsubj 1
        waited wait VBD ROOT 1
        in in IN prep 1
        case case NN pobj 2
        India India NNP nsubj 5
        bombed bomb VBD conj 1
        camps camp NNS dobj 5
    """)
    assert label(doc, "bombed", rules) == "hypothetical"


def test_is_to_is_future_and_has_yet_to_is_negated(hand_parsed, rules):
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 1
        is be VBZ ROOT 1
        to to TO aux 3
        meet meet VB xcomp 1
    """)
    assert label(doc, "meet", rules) == "future"
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 1
        has have VBZ ROOT 1
        yet yet RB advmod 1
        to to TO aux 4
        meet meet VB xcomp 1
    """)
    assert label(doc, "meet", rules) == "negated"


def test_a_noun_that_is_a_verb_elsewhere_governs_as_a_noun(hand_parsed, rules):
    doc = hand_parsed("""
        A a DT det 1
        set set NN nsubj 4
        of of IN prep 1
        sanctions sanction NNS pobj 2
        exists exist VBZ ROOT 4
    """)
    assert label(doc, "sanctions", rules) == "actual"


def test_deciding_against_it_is_not_deciding_to_do_it(hand_parsed, rules):
    doc = hand_parsed("""
        Oslo Oslo NNP nsubj 1
        decided decide VBD ROOT 1
        against against IN prep 1
        expelling expel VBG pcomp 2
        envoys envoy NNS dobj 3
    """)
    assert label(doc, "expelling", rules) == "negated"


def test_what_is_denied_in_another_clause_does_not_reach_the_event(hand_parsed, rules):
    doc = hand_parsed("""
        Troops troop NNS nsubj 1
        attacked attack VBD ROOT 1
        although although IN mark 6
        Oslo Oslo NNP nsubj 6
        had have VBD aux 6
        not not RB neg 6
        threatened threaten VBN advcl 1
        them they PRP dobj 6
    """)
    assert label(doc, "attacked", rules) == "actual"
    assert label(doc, "threatened", rules) == "negated"


def test_a_year_after_it_and_a_century_ago_it_is_history(hand_parsed, rules):
    doc = hand_parsed("""
        A a DT det 1
        year year NN npadvmod 4
        after after IN mark 4
        troops troop NNS nsubj 4
        attacked attack VBD advcl 7
        , , , punct 7
        houses house NNS nsubj 7
        stand stand VBP ROOT 7
    """)
    assert label(doc, "attacked", rules) == "historical"
    assert label(doc, "stand", rules) == "actual"
    doc = hand_parsed("""
        A a DT det 1
        century century NN npadvmod 2
        ago ago RB advmod 4
        soldiers soldier NNS nsubj 4
        attacked attack VBD ROOT 4
    """)
    assert label(doc, "attacked", rules) == "historical"


@pytest.mark.parametrize(("preposition", "status"), [("By", "historical"), ("Since", "actual")])
def test_an_old_year_is_history_unless_it_only_says_since_when(hand_parsed, rules, preposition, status):
    doc = hand_parsed(f"""
        {preposition} {preposition.lower()} IN prep 4
        1985 1985 CD pobj 0
        Iraq Iraq NNP nsubj 4
        had have VBD aux 4
        attacked attack VBN ROOT 4
        Iran Iran NNP dobj 4
    """)
    assert label(doc, "attacked", rules) == status

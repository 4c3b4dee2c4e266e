import re

import pytest

from dragoman.records import CONTEXTS, MODES, EventType, cameo_code, goldstein
from dragoman.records.cameo import _BY_CONTEXT, _BY_MODE, _GOLDSTEIN
from dragoman.records.codebook import CAMEO_ROOT, QUAD, Quad, score_of

T = EventType


@pytest.mark.parametrize(
    ("kind", "mode", "contexts", "code"),
    [
        (T.AGREE, "", (), "03"),
        (T.CONSULT, "visit", (), "042"),
        (T.SUPPORT, "", ("economic",), "05"),
        (T.COOPERATE, "", ("military",), "062"),
        (T.AID, "", ("human_security",), "073"),
        (T.RETREAT, "ceasefire", (), "0871"),
        (T.ACCUSE, "investigate", (), "09"),
        (T.ACCUSE, "investigate", ("corruption",), "091"),
        (T.ACCUSE, "allege", ("military",), "1123"),
        (T.ACCUSE, "allege", ("legal", "military"), "1124"),
        (T.REQUEST, "yield", ("military",), "1056"),
        (T.THREATEN, "territory", (), "1382"),
        (T.PROTEST, "demo", (), "141"),
        (T.SANCTION, "", ("economic",), "163"),
        (T.SANCTION, "convict", ("legal",), "116"),
        (T.COERCE, "arrest", ("military",), "173"),
        (T.COERCE, "restrict", ("rights_freedoms",), "1721"),
        (T.ASSAULT, "", (), "18"),
        (T.ASSAULT, "", ("military",), "190"),
        (T.ASSAULT, "firearms", (), "193"),
        (T.ASSAULT, "aerial", (), "195"),
        (T.ASSAULT, "suicide-attack", (), "1831"),
    ],
)
def test_code_of_type_mode_and_contexts(kind, mode, contexts, code):
    assert cameo_code(kind, mode, contexts) == code


def test_contexts_that_say_different_things_decide_nothing():
    assert cameo_code(T.AID, "", ("military", "human_security")) == "07"
    assert cameo_code(T.ACCUSE, "investigate", ("crime", "corruption")) == "091"


def test_every_code_has_a_known_mode_and_context():
    assert all(mode in MODES[kind] for kind, mode in _BY_MODE)
    for kind, mode, context in _BY_CONTEXT:
        assert not mode or mode in MODES[kind]
        assert context in CONTEXTS


def test_what_a_context_decides_is_no_less_exact_than_the_mode():
    for (kind, mode, _), code in _BY_CONTEXT.items():
        assert re.fullmatch(r"\d{3,4}", code)
        assert len(code) >= len(_BY_MODE.get((kind, mode), CAMEO_ROOT[kind]))


@pytest.mark.parametrize(
    ("code", "value"),
    [("03", 4.0), ("0334", 6.0), ("057", 3.5), ("0871", 9.0), ("112", -2.0), ("1952", -10.0), ("182", -9.5), ("", 0.0)],
)
def test_goldstein_of_a_code_or_of_the_code_above_it(code, value):
    assert goldstein(code) == value


def test_cooperation_is_above_zero_and_conflict_below():
    for kind, quad in QUAD.items():
        good = quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
        for mode in ("", *MODES[kind]):
            assert (goldstein(cameo_code(kind, mode, ())) > 0) is good
            assert (score_of(kind, mode) > 0) is good or kind is T.REQUEST
    assert set(_GOLDSTEIN) >= set(CAMEO_ROOT.values()) | {"09", "19", "20"}


@pytest.mark.parametrize(
    ("kind", "mode", "score"),
    [
        (T.ACCUSE, "", -3.0),
        (T.ACCUSE, "disapprove", -2.0),
        (T.REQUEST, "assist", 0.5),
        (T.RETREAT, "release", 6.5),
        (T.PROTEST, "vandalize", -5.0),
        (T.ASSAULT, "unconventional", -10.0),
    ],
)
def test_score_of_type_and_mode(kind, mode, score):
    assert score_of(kind, mode) == score

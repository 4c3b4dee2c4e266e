"""What is said by nobody who is named: "is said to have left", "was announced", "appear to have failed"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.clauses import PASSIVE, RELATIVE, is_verbal
from dragoman.coding.cut_out import split_out, without_asides
from dragoman.lexicons.rules import CueRule
from dragoman.records import Span, Stance


def seeming(cue: Token) -> list[Span]:
    """What seems to be so, to nobody who is named."""
    infinitive = [c for c in cue.children if c.dep_ in ("xcomp", "oprd", "acomp") and c.i > cue.i]
    clause = [c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i]
    own = [c for c in cue.children if c.dep_ == "nsubj"]
    told = [*own, *infinitive] if infinitive and infinitive[0].dep_ == "xcomp" else clause
    if not told or not own or (infinitive and not any(c.lower_ == "to" for c in infinitive[0].children)):
        return []
    words = [t for part in told for t in without_asides(part)]
    return split_out(words)


def unnamed(cue: Token, rule: CueRule) -> list[Span]:
    """What is said by nobody who is named: "is said to have left", "is accused of fraud", "parliament was told that ..."."""
    own = [c for c in cue.children if c.dep_ in PASSIVE and c.lower_ not in RELATIVE]
    if not own:
        return []
    below = [c for c in cue.children if c.i > cue.i]
    infinitive = [c for c in below if c.dep_ == "xcomp" and c.tag_ == "VB"]
    kinds = ("of", "for") if rule.stance is Stance.ACCUSES else ("as",) if "as" in rule.content else ()
    charge = [c for c in below if c.dep_ in ("prep", "mark") and c.lower_ in kinds]
    clause = [c for c in below if c.dep_ == "ccomp" and is_verbal(c)]
    told_of = rule.attitude or rule.stance is Stance.ASSERTS
    if clause and "clause" in rule.content:
        words = without_asides(clause[0])
    elif (infinitive and not {"clause", "inf"}.isdisjoint(rule.content) and told_of) or (
        charge and not {"gerund", "as"}.isdisjoint(rule.content) and (rule.content != ("as",) or not rule.prep)
    ):
        words = [t for part in (own[0], (infinitive or charge)[0]) for t in without_asides(part)]
    elif rule.stance is Stance.ASKS and (about := [c for c in below if c.dep_ == "prep" and c.lower_ in rule.prep]):
        words = [t for t in without_asides(about[0]) if t != about[0]]
    elif "np" in rule.content and rule.stance is Stance.ASSERTS and not rule.attitude:
        words = without_asides(own[0], plain=True)
    else:
        return []
    return split_out(words)

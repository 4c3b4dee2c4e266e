"""What a cue takes as its content: which words, cut out as spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, PASSIVE, PREPOSITION_CONTROL, SUBJECT, is_verbal, prepositional
from dragoman.coding.cut_out import split_out, without_asides
from dragoman.coding.quoted_contents import quoted_beside
from dragoman.coding.quotes import Quotes
from dragoman.lexicons.rules import CueRule
from dragoman.records import Span, Stance

CLAUSE_BELOW: Final = frozenset({"ccomp", "csubj"})


ASKING: Final = frozenset({"ask", "wonder", "question", "inquire", "query"})
"""Verbs whose "if" says what is asked."""


COUNTING: Final = frozenset({"show", "find", "indicate", "give", "have", "put"})
COUNTS: Final = frozenset(
    "poll polling survey study data figure number result estimate count tally census research analysis report".split()
)
"""What counts and measures, and its verbs."""

NEAR: Final = 3
"""Words between a verb and a preposition that is part of it, at most: "went on", not "went round the world on Sunday"."""

PROFESS: Final = frozenset({"claim", "profess", "purport"})
"""Verbs whose infinitive is what they assert: "claims to have seen"."""


def words_with(cue: Token, rule: CueRule) -> list[Token] | None:
    """The words below a cue that its rule makes part of it ("cast doubt on"), None where it asks for some and there is none."""
    if not rule.with_:
        return []
    below = [
        t
        for child in cue.children
        if child.dep_ not in SUBJECT
        for t in ((child,) if child.dep_ in CLAUSE_BELOW else (child, *child.children))
    ]
    near = [t for t in below if t.dep_ != "prep" or t.i - cue.i <= NEAR]
    found = [t for t in near if not {t.lemma_.lower(), t.lower_}.isdisjoint(rule.with_)]
    return found or None


def clause_content(
    cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes, beside: Sequence[Token] = ()
) -> list[Span]:
    """The content of a verbal cue: the first of the forms that its rule allows and the sentence has. `beside` are words of the cue."""
    forms, heads = rule.content, [cue, *beside]
    if "as" in forms and _is_followed(cue):
        return []
    if "clause" in forms and (clause := _clause(cue, quotes, beside)):
        return split_out(_before_semicolon(clause, cue, quotes))
    if cue.lemma_ in PROFESS and (inf := [c for c in cue.children if c.dep_ == "xcomp" and c.tag_ == "VB"]):
        return split_out(without_asides(_what_is_known(inf[0])))
    if "inf" in forms and (inf := [c for head in heads for c in head.children if _is_infinitive(c) and c.i > cue.i]):
        return split_out([*_asked(cue, inf[0], rule), *without_asides(inf[0])])
    if "gerund" in forms and (gerund := _gerund(cue)):
        return gerund
    if "as" in forms and (framed := _framed(cue, rule)):
        return framed
    if "prep" in forms:
        for prep in (c for head in heads for c in head.children if c.i > cue.i):
            if (
                prep.dep_ in ("prep", "dative")
                and prep.lower_ in rule.prep
                and any(c.dep_ in ("pobj", "pcomp") for c in prep.children)
            ):
                kept = (
                    prep.lower_ == "against" and rule.stance is Stance.WARNS
                )  # "warned against an attack" warns of none
                told = [t for t in without_asides(prep, plain=True) if t != prep or kept]
                return split_out([*told, *(t for c in _told_of(cue, prep, ("as",)) for t in without_asides(c))])
    if "quote" in forms and (quoted := quoted_beside(cue, rule, sentence, quotes)):
        return quoted
    if cue.lemma_ in COUNTING and "clause" in forms and (counted := _counted(cue)):
        return counted
    if "np" in forms:
        of_whom = (*OBJECT, *PASSIVE) if prepositional(cue, "by") else OBJECT
        for child in cue.children:
            if (
                child.dep_ in of_whom
                and child.pos_ in ("NOUN", "PROPN", "PRON")
                and child not in beside
                and not _is_reflexive(child)
            ):
                return split_out(
                    [t for part in (child, *_told_of(cue, child)) for t in without_asides(part, plain=True)]
                )
    return []


def _before_semicolon(clause: list[Token], cue: Token, quotes: Quotes) -> list[Token]:
    """What of a clause behind its cue stands before a semicolon outside quotation marks: what follows is told for itself."""
    end = next((t.i for t in clause if t.text == ";" and t.i > cue.i and quotes.at(t.idx) is None), None)
    return clause if end is None else [t for t in clause if t.i < end]


def _is_reflexive(token: Token) -> bool:
    return token.lower_.endswith(("self", "selves"))


def _is_infinitive(token: Token) -> bool:
    if token.dep_ not in ("xcomp", "ccomp", "acl", "advcl") or token.tag_ != "VB":
        return False
    return token.dep_ == "xcomp" or any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _asked(cue: Token, infinitive: Token, rule: CueRule) -> list[Token]:
    """Whom a demand asks to do it: "urged [Iran] to stop"."""
    if rule.stance is not Stance.DEMANDS:
        return []
    asked = [c for c in cue.children if c.dep_ in (*OBJECT, "dative") and cue.i < c.i < infinitive.i]
    for preposition in PREPOSITION_CONTROL.get(cue.lemma_, ()):
        asked += [t for t in prepositional(cue, preposition) if t.i < infinitive.i]
    return [t for one in asked[:1] for t in without_asides(one) if t.i < infinitive.i]


def _told_of(cue: Token, obj: Token, words: Sequence[str] = ("as", "for", "over", "on")) -> list[Token]:
    """What is said of the object: "praised Senegal [for the transfer]", "dismissed the report [as gossip]"."""
    return [c for c in cue.children if c.dep_ == "prep" and c.lower_ in words and c.i > obj.i and not _is_time(c)] + [
        c for c in cue.children if c.dep_ == "oprd" and c.i > obj.i
    ]


def _is_time(prep: Token) -> bool:
    return any(c.ent_type_ in ("DATE", "TIME") for c in prep.children if c.dep_ == "pobj")


def noun_content(cue: Token, rule: CueRule) -> list[Span]:
    """The content of a nominal cue: "the allegation that ...", "his promise to ...", "the bishops' appeal for calm"."""
    for child in cue.children:
        if child.i < cue.i or not is_verbal(child):
            continue
        told = child.dep_ in ("acl", "ccomp", "relcl") and child.tag_ not in ("VBN", "VBG", "VB")
        if told and "clause" in rule.content and (child.dep_ != "relcl" or _has_that(child)):
            return split_out(without_asides(child))
        modal = child.tag_ == "VB" and any(c.tag_ == "MD" for c in child.children)
        if child.dep_ in ("acl", "ccomp", "relcl") and modal and "clause" in rule.content and _has_that(child):
            return split_out(without_asides(child))
        if (
            child.dep_ in ("acl", "ccomp")
            and child.tag_ == "VB"
            and (any(c.dep_ == "nsubj" for c in child.children) or "inf" in rule.content)
        ):
            return split_out(without_asides(child))
    if "prep" in rule.content:
        for prep in cue.children:
            if (
                prep.dep_ == "prep"
                and prep.lower_ in rule.prep
                and any(c.dep_ in ("pobj", "pcomp") for c in prep.children)
            ):
                return split_out([t for t in without_asides(prep) if t != prep])
    return []


def _has_that(clause: Token) -> bool:
    """Whether a clause says what a noun is, and does not tell which one: "that" is no subject or object of it."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _clause(cue: Token, quotes: Quotes, beside: Sequence[Token] = ()) -> list[Token]:
    """The tokens of the clause that says what was said, behind the cue or before it."""
    clauses = [c for c in cue.children if (c.dep_ in CLAUSE_BELOW or _is_finite(c)) and not _parted(c, cue)]
    if not clauses and cue.lemma_ in ASKING:
        clauses = [
            c for c in cue.children if c.dep_ == "advcl" and any(m.lower_ in ("if", "whether") for m in c.children)
        ]
    told = [c for c in clauses if not _is_order(c)]  # "told residents to go": what is asked of them
    if told:
        first = min(told, key=lambda c: (not is_verbal(c), c.i < cue.i))
        which = [c for c in cue.children if c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP")]
        if _is_finite(first) and which and any(c.dep_ == "nsubj" and c not in which for c in cue.children):
            return [*which[:1], *without_asides(first)]
        return [t for c in told if c == first or _goes_with(c, first, cue, quotes) for t in without_asides(c)]
    for word in beside:
        for child in word.children:
            if (
                child.dep_ in ("acl", "ccomp", "relcl")
                and child.i > word.i
                and (child.dep_ == "ccomp" or _has_that(child))
            ):
                return without_asides(child)
    return _strayed(cue)


def _is_finite(clause: Token) -> bool:
    """Whether what the parse calls an infinitive is a clause of its own: "a void, which they say left room for terror"."""
    return clause.dep_ == "xcomp" and clause.tag_ in ("VBD", "VBZ", "VBP") and clause.i > clause.head.i


def _is_order(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _goes_with(clause: Token, first: Token, cue: Token, quotes: Quotes) -> bool:
    """Whether the parse gives the cue two clauses for what is one: "He is ill, and he stays, she said", or split by the cue."""
    if not is_verbal(clause) or clause.dep_ == "csubj" or clause.i > cue.i:
        return False
    quoted = quotes.at(clause.idx) is not None
    return quoted == (quotes.at(first.idx) is not None) and (quoted or first.i < cue.i)


def _is_followed(cue: Token) -> bool:
    """Whether a preposition follows at once, so that nothing is named: "called for police, a request Kenya would study"."""
    return any(c.dep_ == "prep" and c.i == cue.i + 1 and c.lower_ in ("for", "on", "upon") for c in cue.children)


def _parted(clause: Token, cue: Token) -> bool:
    """Whether a semicolon parts a clause from the cue behind it."""
    return clause.i < cue.i and any(t.text == ";" for t in cue.doc[clause.i : cue.i])


def _strayed(cue: Token) -> list[Token]:
    """A "that" clause that the parse hangs on a noun on the way to it: "said during a news conference that he may wait"."""
    for token in cue.subtree:
        if (
            token.i > cue.i
            and token.dep_ in ("relcl", "acl")
            and is_verbal(token)
            and _has_that(token)
            and token.head.dep_ in ("pobj", "npadvmod")
            and (token.head.head.head == cue or token.head.head == cue)
        ):
            return without_asides(token)
    return []


def _what_is_known(verb: Token) -> Token:
    """The clause inside "claims to have information that ..."; other infinitives are content as they stand."""
    for noun in verb.children:
        if verb.lemma_ in ("have", "possess", "hold") and noun.dep_ in OBJECT:
            for clause in noun.children:
                if clause.dep_ in ("acl", "relcl", "ccomp") and any(c.lower_ == "that" for c in clause.children):
                    return clause
    return verb


def _gerund(cue: Token) -> list[Span]:
    """What one denies or is accused of: "denied arming rebels", "accused Iran of arming rebels" (the accused included)."""
    for child in cue.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            return split_out(without_asides(child))
        if (
            child.dep_ == "prep"
            and child.lower_ in ("of", "for", "over")
            and any(c.dep_ in ("pcomp", "pobj") for c in child.children)
        ):
            accused = [c for c in cue.children if c.dep_ in OBJECT]
            return split_out([t for part in (*accused, child) for t in without_asides(part)])
    return []


def _counted(cue: Token) -> list[Span]:
    """What a poll or a count shows of somebody: "a poll showed the mayor ahead by nine points"."""
    subject = next((c for c in cue.children if c.dep_ in SUBJECT), None)
    if subject is None or subject.lemma_.lower() not in COUNTS:
        return []
    told = [
        c
        for c in cue.children
        if c.i > cue.i and c.dep_ in (*OBJECT, "prep", "oprd", "acomp", "xcomp", "advcl", "advmod")
    ]
    if not any(c.dep_ in OBJECT for c in told):
        return []
    return split_out([t for c in told for t in without_asides(c)])


def _framed(cue: Token, rule: CueRule) -> list[Span]:
    """The object and the phrase after "as": "framed the war as a struggle", "likened it to a raid", "put losses at a million"."""
    words = rule.prep if rule.content == ("as",) and rule.prep else ("as",)
    prep = [
        t
        for t in cue.subtree
        if t.lower_ in words and t.dep_ in ("prep", "mark") and (t.head == cue or t.head.head == cue) and t.i > cue.i
    ]
    if "at" in words:
        prep = [t for t in prep if any(c.like_num or c.ent_type_ in ("MONEY", "PERCENT") for c in t.subtree)]
    obj = [c for c in cue.children if c.dep_ in (*OBJECT, *(PASSIVE if prepositional(cue, "by") else ()))]
    if not prep or not obj:
        return []
    tokens = {t.i: t for part in (*obj, *prep) for t in without_asides(part)}
    return split_out(tokens.values())

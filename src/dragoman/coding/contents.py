"""What a cue takes as its content: which words, cut out as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dragoman.coding.clauses import OBJECT, PREPOSITION_CONTROL, SUBJECT, is_verbal, prepositional
from dragoman.coding.quotes import Quotes
from dragoman.lexicons.rules import CueRule
from dragoman.records import Span, Stance

_WORD: Final = re.compile(r"\w+")
_EDGE: Final = " \t\r\n,.;:–—-"
CLAUSE_BELOW: Final = frozenset({"ccomp", "csubj"})
ASIDE: Final = frozenset(
    "deny confirm dispute reject dismiss refute doubt say admit oppose claim allege argue contend maintain insist suggest".split()
)
"""Verbs of a ", which X denies" clause: another's voice, not part of the content."""

GOES_ON: Final = frozenset(
    "add say note warn promise vow pledge accuse call urge stress insist argue claim describe denounce tell cite explain point".split()
)
"""Verbs of saying whose participle goes on with the speaker's own report: ", adding that ..."."""

ASKING: Final = frozenset({"ask", "wonder", "question", "inquire", "query"})
"""Verbs whose "if" says what is asked."""

CLOSED: Final = frozenset({'"', "”", "''", "»"})

PROFESS: Final = frozenset({"claim", "profess", "purport"})
"""Verbs whose infinitive is what they assert: "claims to have seen"."""


def words_in(text: str, span: Span) -> list[int]:
    """Offsets of the words inside a span."""
    return [m.start() for m in _WORD.finditer(text, span.start, span.end)]


def trimmed(sentence: Sentence) -> Span:
    """The sentence's code points."""
    return Span(start=sentence.start_char, end=sentence.end_char)


def words_with(cue: Token, rule: CueRule) -> list[Token] | None:
    """The words below a cue that its rule makes part of it ("cast doubt on"), None where it asks for some and there is none."""
    if not rule.with_:
        return []
    below = [t for child in cue.children if child.dep_ not in SUBJECT for t in (child, *child.children)]
    found = [t for t in below if not {t.lemma_.lower(), t.lower_}.isdisjoint(rule.with_)]
    return found or None


def clause_content(
    cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes, beside: Sequence[Token] = ()
) -> list[Span]:
    """The content of a verbal cue: the first of the forms that its rule allows and the sentence has. `beside` are words of the cue."""
    forms, heads = rule.content, [cue, *beside]
    if "clause" in forms and (clause := _clause(cue, beside)):
        return split_out(clause)
    if cue.lemma_ in PROFESS and (inf := [c for c in cue.children if c.dep_ == "xcomp" and c.tag_ == "VB"]):
        return split_out(without_asides(_what_is_known(inf[0])))
    if "inf" in forms and (inf := [c for head in heads for c in head.children if _is_infinitive(c) and c.i > cue.i]):
        return split_out([*_asked(cue, inf[0], rule), *without_asides(inf[0])])
    if "gerund" in forms and (gerund := _gerund(cue)):
        return gerund
    if "as" in forms and (framed := _framed(cue)):
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
                told = [t for t in without_asides(prep) if t != prep or kept]
                return split_out([*told, *(t for c in _told_of(cue, prep, ("as",)) for t in without_asides(c))])
    if "quote" in forms and (quoted := _quoted_beside(cue, rule, sentence, quotes)):
        return quoted
    if "np" in forms:
        for child in cue.children:
            if (
                child.dep_ in OBJECT
                and child.pos_ in ("NOUN", "PROPN", "PRON")
                and child not in beside
                and not _is_reflexive(child)
            ):
                return split_out([t for part in (child, *_told_of(cue, child)) for t in without_asides(part)])
    return []


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


def _clause(cue: Token, beside: Sequence[Token] = ()) -> list[Token]:
    """The tokens of the clause that says what was said, behind the cue or before it."""
    clauses = [c for c in cue.children if c.dep_ in CLAUSE_BELOW]
    if not clauses and cue.lemma_ in ASKING:
        clauses = [
            c for c in cue.children if c.dep_ == "advcl" and any(m.lower_ in ("if", "whether") for m in c.children)
        ]
    for child in sorted(clauses, key=lambda c: (not is_verbal(c), c.i < cue.i)):
        if child.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            continue  # "told residents to go": what is asked of them
        return without_asides(child)
    for word in beside:
        for child in word.children:
            if (
                child.dep_ in ("acl", "ccomp", "relcl")
                and child.i > word.i
                and (child.dep_ == "ccomp" or _has_that(child))
            ):
                return without_asides(child)
    return _strayed(cue)


def _strayed(cue: Token) -> list[Token]:
    """A "that" clause that the parse hangs on a noun on the way to it: "said during a news conference that he may wait"."""
    for token in cue.subtree:
        if (
            token.i > cue.i
            and token.dep_ in ("relcl", "acl")
            and is_verbal(token)
            and _has_that(token)
            and token.head.dep_ in ("pobj", "npadvmod", "dobj", "dative")
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


def without_asides(head: Token) -> list[Token]:
    """The subtree of `head` less what another voice or the writer adds to it.

    That is: ", which Beijing denies", ", a charge that the army dismissed", ", as the opposition claimed", and after a closed quotation ",
    almost a year since the war began".
    """
    dropped: set[int] = set()
    for token in head.subtree:
        if token == head or token.i in dropped:
            continue
        if _is_aside(token):
            dropped |= {t.i for t in token.subtree}
    return [t for t in head.subtree if t.i not in dropped]


def _is_aside(token: Token) -> bool:
    children = list(token.children)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GOES_ON:  # "..., adding that it was late"
        return token.doc[max(token.left_edge.i - 1, 0)].text == ","
    if token.dep_ == "conj" and token.lemma_ in GOES_ON and token.tag_ == "VBD":
        return not any(c.dep_ in SUBJECT for c in children)  # "... and insisted that his party had won"
    if token.dep_ == "advcl" and token.lemma_ == "ask" and token.tag_ == "VBN":
        return True
    if token.dep_ == "relcl":
        return token.lemma_ in ASIDE and any(t.lower_ == "which" for t in token.subtree)
    beside = token.dep_ in ("appos", "npadvmod") and token.doc[max(token.left_edge.i - 1, 0)].text == ","
    if beside and any(c.dep_ == "relcl" and c.lemma_ in ASIDE for c in children):
        return True
    if token.dep_ in ("advcl", "prep", "npadvmod"):
        left = token.left_edge.i
        after_comma = left > 1 and token.doc[left - 1].text == ","
        if any(c.lower_ == "as" and c.dep_ == "mark" for c in children) and token.lemma_ in ASIDE:
            return after_comma
        if token.lower_ == "as" and any(a.dep_ == "acl" and a.lemma_ in ASIDE for c in children for a in c.children):
            return after_comma
        return after_comma and token.doc[left - 2].text in CLOSED and token.i > token.head.i
    return False


def _quoted_beside(cue: Token, rule: CueRule, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The quotations of a clause's length beside a cue, when the parse did not tie them to it; of any length where they touch it."""
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children) and cue.dep_ not in ("advcl", "conj"):
        return []
    objects = [c for c in cue.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    if any(quotes.at(c.idx) is None for c in objects) and not set(rule.addressee) & {"obj", "iobj"}:
        return []  # "posting pictures": what is posted are the pictures
    out = []
    for quote in quotes.within(sentence.start_char, sentence.end_char):
        if quote.start <= cue.idx < quote.end:
            return []
        long = len(words_in(quotes.text, quote)) >= 3 or _touches(cue, quote, quotes.text)
        if not long or _beyond_another(cue, quote, sentence) or _is_title(quote, quotes.text):
            continue
        inside = _phrase_around(cue, quote, sentence)
        if inside is not None and inside != cue:
            return split_out([t for t in without_asides(inside) if t != inside or t.dep_ != "prep"])
        if inside is not None:
            out.append(quote)
    return out or _quoted_before(cue, sentence, quotes)


def _phrase_around(cue: Token, quote: Span, sentence: Sentence) -> Token | None:
    """The object or phrase below the cue that begins before the quotation in it; the cue itself where there is none.

    None where the quotation lies in the object of another verb: "condemned 'the attack' and declared her grief".
    """
    first = next((t for t in sentence if t.idx >= quote.start and t.is_alpha), None)
    if first is None:
        return cue
    path = [t for t in (first, *first.ancestors) if not quote.start <= t.idx < quote.end]
    for below, above in zip([first, *path], path, strict=False):
        if above == cue:
            held = (
                below.dep_ in (*OBJECT, "prep", "xcomp", "oprd")
                and below.left_edge.idx < quote.start
                and below.i > cue.i
            )
            return below if held and not quote.start <= below.idx < quote.end else cue
        if (
            is_verbal(above)
            and below.dep_ in (*OBJECT, "prep", "oprd", "attr")
            and above.i > cue.i - 40
            and cue not in above.subtree
        ):
            return None if above in cue.ancestors or above.head == cue.head or cue.head == above else cue
    return cue


def _is_title(quote: Span, text: str) -> bool:
    """Whether a quotation is the name of a programme or a work: 'on "Face the Nation"'."""
    words = [w for w in _WORD.findall(text[quote.start : quote.end]) if len(w) > 3]
    before = text[max(quote.start - 24, 0) : quote.start].rstrip().lower()
    return (
        len(words) <= 5
        and all(w[0].isupper() for w in words)
        and before.endswith((" on", " of", "'s", "’s", " in", " called", " titled"))
    )


def _touches(cue: Token, quote: Span, text: str) -> bool:
    """Whether nothing but a comma or colon stands between a cue, with its subject, and a quotation: 'said: "No."'."""
    first = min([cue.idx, *(c.left_edge.idx for c in cue.children if c.dep_ in SUBJECT and c.i < cue.i)])
    last = max(
        [
            cue.idx + len(cue.text),
            *(c.right_edge.idx + len(c.right_edge.text) for c in cue.children if c.dep_ in SUBJECT),
        ]
    )
    between = (
        text[quote.end : first] if quote.end <= first else text[last : quote.start] if last <= quote.start else "no"
    )
    return not between.strip(" ,:–—-")


def _quoted_before(cue: Token, sentence: Sentence, quotes: Quotes) -> list[Span]:
    """The quotation that ends where the cue's sentence begins: '"Have you got the names?" she said.'."""
    opening = {cue.i, *(t.i for c in cue.children if c.dep_ in SUBJECT for t in c.subtree)}
    if min(opening) != sentence.start or sentence.start_char < 2:
        return []
    gap = quotes.text[max(sentence.start_char - 2, 0) : sentence.start_char]
    quote = quotes.at(sentence.start_char - 1 - len(gap) + len(gap.rstrip()))
    return [quote] if quote is not None and "\n" not in gap and quote.end <= sentence.start_char else []


def _beyond_another(cue: Token, quote: Span, sentence: Sentence) -> bool:
    """Whether another verb with a part of its own stands between a cue and the quotation: then that verb is nearer to it."""
    start, end = (quote.end, cue.idx) if quote.start < cue.idx else (cue.idx, quote.start)
    return any(
        is_verbal(t) and start < t.idx < end and t.dep_ in ("conj", "relcl", "advcl", "ROOT") and t != cue
        for t in sentence
    )


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


def _framed(cue: Token) -> list[Span]:
    """The object and the phrase after "as": "framed the war as a struggle"."""
    prep = [
        t
        for t in cue.subtree
        if t.lower_ == "as" and t.dep_ in ("prep", "mark") and (t.head == cue or t.head.head == cue)
    ]
    obj = [c for c in cue.children if c.dep_ in OBJECT]
    if not prep or not obj:
        return []
    tokens = {t.i: t for part in (*obj, *prep) for t in without_asides(part)}
    return split_out(tokens.values())


def split_out(tokens: Iterable[Token]) -> list[Span]:
    """Spans over runs of neighbouring tokens, trimmed of white space and outer punctuation other than quotation marks."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if (runs and token.i - runs[-1][-1].i <= 1) or (
            runs and all(t.is_punct or t.is_space for t in token.doc[runs[-1][-1].i + 1 : token.i])
        ):
            runs[-1].append(token)
        else:
            runs.append([token])
    out = []
    for run in runs:
        text = run[0].doc[run[0].i : run[-1].i + 1].text  # `Doc.text` would be put together anew each time
        start = len(text) - len(text.lstrip(_EDGE))
        end = len(text.rstrip(_EDGE))
        if start < end and _WORD.search(text, start, end):
            out.append(Span(start=run[0].idx + start, end=run[0].idx + end))
    return out


def cover(span: Span, quotes: Quotes) -> Span:
    """The span widened over the whole of a quotation that it begins or ends in, marks included, when it holds most of it.

    A quotation that runs on into the next sentence is followed to its end.
    """
    start, end = span.start, span.end
    first, last = quotes.at(start), quotes.at(end - 1)
    if (first and start - first.start <= 2) or (first and first.start < start and first.end >= end):
        start = first.start
    if last and (last.end - end <= 2 or last.start >= span.start):
        end = last.end
    return Span(start=start, end=max(end, span.end))

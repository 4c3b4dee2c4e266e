"""Who said what: cue, speaker, content, addressee, kind and stance.

A cue is a verb or noun of saying (`lexicons/data/statements`); its content is the clause, the quotation, the infinitive or the
noun phrase that it takes. Quotations go on over sentences until their mark closes, and a sentence that is nothing but a
quotation belongs to the speaker before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding.attributions import Attribution, attribution, by_document, by_mark
from dragoman.coding.cast import Cast
from dragoman.coding.clauses import (
    PASSIVE,
    SUBJECT,
    is_passive,
    is_verbal,
    logical_subject,
    prepositional,
    slot,
    surface_subject,
)
from dragoman.coding.contents import clause_content, noun_content, words_with
from dragoman.coding.continued import continued, is_bare_quotation, quoting_before, without_later
from dragoman.coding.cues import (
    asks_for_cover,
    is_as_said,
    is_asked,
    is_held,
    is_plainly_negated,
    issuer,
    lacks_subject,
    not_said,
    only_names,
    own_subjects,
    speaks_of_speech,
    turned_by_not,
)
from dragoman.coding.cut_out import split_out, without_asides
from dragoman.coding.evidence import token_span
from dragoman.coding.inserted import inserted
from dragoman.coding.quotes import Quotes
from dragoman.coding.said import Said, addressee_of, cue_span_of, phrase_of, said_of, speaker_of
from dragoman.coding.stances import content_stance, distance_of, stance_of, strength_of
from dragoman.coding.unnamed import seeming, unnamed
from dragoman.lexicons.rules import CueRule, Rules
from dragoman.records import (
    Article,
    Participant,
    Passage,
    Span,
    Stance,
    StatementKind,
)

AS_SAID: Final = "as-said"


MANY: Final = frozenset("other some many few several most all critic opponent supporter".split())
"""Words for people of whom no more is said."""


SEEMS: Final = "seem"
"""The rule for what the writer finds likely and leaves to nobody: "the talks appear to have failed"."""

FIRST_OR_THIRD: Final = frozenset("he she they it i we who that which".split())


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a cue is looked at in: its sentence, what was found before it, and the article's own."""

    sentence: Sentence
    number: int
    article: Article
    cast: Cast
    rules: Rules
    quotes: Quotes
    before: int
    """Statements of the sentences before: where those of this one begin."""

    found: list[Said] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Tokens that are part of a cue of several words."""

    def said(
        self,
        cue: Token,
        cue_span: Span,
        speakers: list[Token],
        content: list[Span],
        stance: Stance,
        rule_id: str,
        addressee: Participant | None = None,
        about: int = -1,
        attitude: bool = False,
    ) -> Said | None:
        """The statement of a cue and its content; None where no content is left."""
        if not content:
            return None
        speaker = speaker_of(speakers, self.cast)
        phrase = phrase_of(speakers, cue) if speakers else None
        said = said_of(
            cue, cue_span, speaker, addressee, content, stance, rule_id, self.number, self.article, self.quotes,
            about, phrase, attitude,
        )  # fmt: skip
        if said is not None and said.statement.kind is StatementKind.DIRECT and self._is_fragment(said):
            said = replace(said, statement=replace(said.statement, kind=StatementKind.MIXED))
        return said if said is None else self._weighed(said)

    def may_speak(self, speakers: Sequence[Token]) -> bool:
        """Whether one of them is a party or at least somebody."""
        return any(self.cast.named_at(s) or s.pos_ in ("PROPN", "PRON") or s.lemma_.lower() in MANY for s in speakers)

    def attributed(self, form: Attribution) -> Said | None:
        """The statement of a form without a verb of saying."""
        words = " ".join(span.of(self.article.text) for span in form.content)
        return self.said(form.cue, form.cue_span, form.speakers, form.content, content_stance(words), form.rule_id)

    def _weighed(self, said: Said) -> Said:
        """The statement with how strongly it is put, and the writer's distance to it."""
        place = Span(start=self.sentence.start_char, end=self.sentence.end_char)
        quoted = self.quotes.within(place.start, place.end)
        distance = distance_of(said.cue, self.rules, self.article, place, quoted)
        found = Passage.cut(self.article.text, [distance]) if distance else None
        strength = strength_of(said.cue, self.rules)
        return replace(said, statement=replace(said.statement, strength=strength, distance=found))

    def _is_fragment(self, said: Said) -> bool:
        """Whether the quoted words go on a phrase of the writer's: 'warned against "hasty accusations"'."""
        start = said.statement.content.spans[0].start
        before = next((t for t in self.sentence if t.idx + len(t.text) in (start - 1, start)), None)
        return before is not None and before.pos_ == "ADP" and before.i > said.cue.i


def statements(doc: Doc, article: Article, cast: Cast, rules: Rules, quotes: Quotes) -> list[Said]:
    """The statements of an article, in text order."""
    out: list[Said] = []
    for number, sentence in enumerate(doc.spans["sentences"]):
        found = _in_sentence(_Setting(sentence, number, article, cast, rules, quotes, len(out)))
        if found:
            if out and found[0].sentence < number:
                out[-1] = without_later(out[-1], found[0], article, quotes)
            out += found
        elif is_bare_quotation(sentence, quotes) and (last := quoting_before(out, number)) is not None:
            out[last] = continued(out[last], sentence, number, article, quotes)
    return out


def _in_sentence(at: _Setting) -> list[Said]:
    rules = at.rules
    for token in at.sentence:
        if at.quotes.at(token.idx) is not None or token.i in at.taken:
            continue
        said = None
        lemma = token.lemma_.lower()
        if is_verbal(token) and lemma in rules.cue_verbs:
            said = _by_verbs(token, rules.cue_verbs[lemma], at)
        elif token.tag_ in ("NN", "NNS") and lemma in rules.cue_nouns:
            nouns = (_by_noun(token, rule, at) for rule in rules.cue_nouns[lemma])
            said = next((one for one in nouns if one), None)
        if said is None and (adjective := _adjective(token, lemma, rules)) is not None:
            said = _by_adjective(token, adjective, at)
        if said is None and (form := attribution(token, at.cast)) is not None:
            said = at.attributed(form)
        if said is not None and not _is_part(said, at.found):
            at.found.append(said)
    loose = (
        []
        if any(not one.statement.attitude for one in at.found)
        else [*by_mark(at.sentence, at.cast, at.quotes), by_document(at.sentence)]
    )
    for form in (one for one in loose if one is not None):
        if (said := at.attributed(form)) is not None:
            at.found.append(said)
    return at.found


def _is_part(said: Said, found: Sequence[Said]) -> bool:
    """Whether an attitude is part of what the one who holds it says: "He said he wants to stay"."""
    one, place = said.statement, said.statement.cue.spans[0]
    if not one.attitude:
        return False
    around = [f.statement for f in found if any(s.start <= place.start < s.end for s in f.statement.content.spans)]
    phrase = one.speaker_phrase.text.lower() if one.speaker_phrase else ""
    own = phrase in FIRST_OR_THIRD or one.speaker is None
    return any(own or (a.speaker and one.speaker and a.speaker.key == one.speaker.key) for a in around)


def _by_verbs(cue: Token, rules: Sequence[CueRule], at: _Setting) -> Said | None:
    """The statement of a verb, by the first of its rules that gives one."""
    if cue.dep_ in ("amod", "compound", "aux", "auxpass") or only_names(cue) or asks_for_cover(cue):
        return None
    turned = turned_by_not(cue)
    if turned is None and not_said(cue, at.rules):
        if not (rules[-1].attitude and is_plainly_negated(cue)):
            return None
        rules, turned = [rule for rule in rules if rule.attitude], Stance.DENIES
    speakers = own_subjects(cue) or issuer(cue) or logical_subject(cue)
    return next((said for rule in rules if (said := _by_verb(cue, rule, at, speakers, turned)) is not None), None)


def _by_verb(cue: Token, rule: CueRule, at: _Setting, speakers: list[Token], turned: Stance | None) -> Said | None:
    beside = words_with(cue, rule)
    if beside is None or (rule.attitude and not is_held(cue)):
        return None
    if is_as_said(cue):
        return _as_said(cue, rule, speakers, at)
    if rule.stance is Stance.ASKS and is_asked(cue):  # "asked whether he would run, she laughed": who asks is not told
        return None
    passive = is_passive(cue)
    if rule.id == SEEMS or (
        passive and not prepositional(cue, "by") and not any(c.lower_ == "it" for c in cue.children)
    ):
        content = seeming(cue) if rule.id == SEEMS else unnamed(cue, rule)
        return at.said(cue, cue_span_of(cue), [], content, rule.stance, rule.id, attitude=rule.attitude)
    about = -1
    if speaks_of_speech(cue):
        earlier = _last_said(cue, at)
        if earlier is None:
            return None
        content, about = list(at.found[earlier].statement.content.spans), at.before + earlier
    else:
        content = clause_content(cue, rule, at.sentence, at.quotes, beside)
        if (said := _inserted(cue, rule, content, at)) is not None:
            return said
    if not content or (not speakers and not passive):
        return None
    if rule.attitude and any(span.start < cue.idx for span in content) and not passive:
        return None
    if about < 0:
        content = [*content, *_goes_on(cue, content, at)]
    if "clause" not in rule.content and not rule.with_ and not at.may_speak(speakers):
        return None
    span = _with_preposition(cue, cue_span_of(cue, beside), content)
    if issuer(cue):
        span = Span(start=cue_span_of(cue.head.head).start, end=span.end)
    stance = turned or stance_of(cue, rule, content, at.article)
    to_whom = addressee_of(cue, rule, at.cast, speakers)
    said = at.said(cue, span, speakers, content, stance, rule.id, to_whom, about, rule.attitude)
    if said is not None:
        at.taken.update(t.i for t in beside)
    return said


def _last_said(cue: Token, at: _Setting) -> int | None:
    """The index of the last thing said before a cue in its sentence, attitudes aside."""
    before = [i for i, one in enumerate(at.found) if one.cue.i < cue.i and not one.statement.attitude]
    return before[-1] if before else None


def _inserted(cue: Token, rule: CueRule, content: list[Span], at: _Setting) -> Said | None:
    """The statement of a cue that stands beside what is said, where the parse gives it no content or no subject."""
    if rule.attitude or {"clause", "quote"}.isdisjoint(rule.content) or (content and not lacks_subject(cue)):
        return None
    found = inserted(cue, at.sentence, at.cast)
    if found is None or not ("clause" in rule.content or _is_quoted(found.around, at.quotes)):
        return None
    around = split_out(found.around)
    quoted = [s for s in around if at.quotes.at(s.start)]
    stance = stance_of(cue, rule, around, at.article)
    whole = quoted if content and quoted else around
    return at.said(cue, cue_span_of(cue), [found.speaker], whole, stance, rule.id)


def _with_preposition(cue: Token, span: Span, content: list[Span]) -> Span:
    """The cue with the preposition that its content stands behind: "called for"."""
    for prep in cue.subtree:
        if (
            prep.dep_ in ("prep", "dative")
            and prep.idx >= span.end
            and prep.idx + len(prep.text) + 1 == content[0].start
        ):
            return Span(start=span.start, end=prep.idx + len(prep.text)) if prep.idx - span.end <= 1 else span
    return span


def _goes_on(cue: Token, content: list[Span], at: _Setting) -> list[Span]:
    """The second half of a quotation that the cue splits: '"Many are uncertain," he wrote to us, "but most agree"'."""
    text, last = at.article.text, max(span.end for span in content)
    first = at.quotes.at(content[-1].start)
    if last > cue.idx or first is None or text[first.start : first.end].rstrip("\"'”’»").rstrip()[-1:] != ",":
        return []
    behind = [q for q in at.quotes.within(cue.idx, at.sentence.end_char) if q.start > cue.idx]
    return [
        q
        for q in behind[:1]
        if text[q.start :].lstrip("\"'“‘« ")[:1].islower() or text[: q.start].rstrip().endswith(",")
    ]


def _is_quoted(tokens: list[Token], quotes: Quotes) -> bool:
    return any(quotes.at(t.idx) is not None for t in tokens)


def _adjective(token: Token, lemma: str, rules: Rules) -> CueRule | None:
    """The rule of an adjective, or of a participle that is one: "was thrilled with"."""
    if token.pos_ not in ("ADJ", "VERB"):
        return None
    found = rules.cue_adjectives.get(lemma) or rules.cue_adjectives.get(token.lower_ if token.tag_ == "VBN" else "")
    return found[0] if found else None


def _by_adjective(cue: Token, rule: CueRule, at: _Setting) -> Said | None:
    """What somebody is sure, sceptical or unconvinced of."""
    verb = cue if is_verbal(cue) and any(c.dep_ in ("auxpass", *PASSIVE, *SUBJECT) for c in cue.children) else cue.head
    if verb != cue and cue.dep_ not in ("acomp", "attr", "oprd", "ROOT", "conj"):
        return None
    turned = Stance.DENIES if rule.attitude and is_plainly_negated(verb) else None
    if turned is None and not_said(cue, at.rules):
        return None
    speakers = surface_subject(verb)
    if not at.may_speak(speakers):
        return None
    first = min(
        (c for c in (verb, *verb.children) if c.dep_ in ("aux", "auxpass", "neg") or c == verb), key=lambda t: t.i
    )
    first = first if first.i < cue.i and first.head in (verb, verb.head) else cue
    span = Span(start=first.idx, end=cue.idx + len(cue.text)) if cue.i - first.i <= 5 else token_span(cue)
    for child in cue.children:
        told = (child.dep_ in ("ccomp", "xcomp") and child.i > cue.i and "clause" in rule.content) or (
            child.dep_ == "prep" and child.lower_ in rule.prep
        )
        if told:
            content = split_out([t for t in without_asides(child) if t != child or child.dep_ != "prep"])
            if content:
                span = _with_preposition(cue, span, content)
            return at.said(cue, span, speakers, content, turned or rule.stance, rule.id, attitude=rule.attitude)
    return None


def _as_said(cue: Token, rule: CueRule, speakers: list[Token], at: _Setting) -> Said | None:
    """The statement of ", as the opposition claimed": its content is the clause that it hangs on, or what another said of that clause."""
    if rule.attitude or rule.with_ or "clause" not in rule.content:
        return None
    clause = cue.head if cue.dep_ == "advcl" else cue.head.head.head
    speakers = speakers if cue.dep_ == "advcl" else [cue.head]
    if not speakers or clause.tag_ in ("JJ", "RB"):  # "as violent as he suggested"
        return None
    above = {clause, *clause.ancestors}
    earlier = next(
        (i for i in range(len(at.found) - 1, -1, -1) if at.found[i].cue in above and at.found[i].about < 0), None
    )
    if earlier is not None:
        first = at.found[earlier].statement
        content = list(first.content.spans)
        answers = first.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS)
    else:
        own = {t.i for t in (cue if cue.dep_ == "advcl" else cue.head.head).subtree}
        words = [t for t in without_asides(clause) if t.i not in own]
        while words and words[0].i < min(own) and (words[0].is_punct or words[0].dep_ in ("cc", "advmod")):
            words.pop(0)  # "But as the mayor noted, ..."
        content, answers = split_out(words), False
    about = at.before + earlier if earlier is not None and answers else -1
    return at.said(cue, cue_span_of(cue), speakers, content, rule.stance, AS_SAID, about=about)


def _by_noun(cue: Token, rule: CueRule, at: _Setting) -> Said | None:
    content = noun_content(cue, rule)
    if not content or not_said(cue, at.rules):
        return None
    span = _with_preposition(cue, token_span(cue), content)
    if cue.dep_ == "attr" and rule.attitude and is_verbal(cue.head):  # "is a supporter of"
        speakers = surface_subject(cue.head)
        first = min(
            (c for c in (cue.head, *cue.head.children) if c.dep_ in ("aux", "neg") or c == cue.head), key=lambda t: t.i
        )
        span = Span(start=first.idx, end=span.end) if first.i < cue.i <= first.i + 6 else span
    else:
        speakers = _bound(slot(cue, "poss")) or slot(cue, "by") or slot(cue, "from")
    if not speakers:
        speakers = [m for m in slot(cue, "mod") if at.cast.political_at(m)] or slot(cue, "subj") or _of(cue, rule)
    if not speakers or not any(at.cast.named_at(s) or s.pos_ == "PRON" for s in speakers):
        return None
    stance = stance_of(cue, rule, content, at.article)
    return at.said(cue, span, speakers, content, stance, rule.id, attitude=rule.attitude)


def _bound(owners: list[Token]) -> list[Token]:
    """The owner, or for "its" and "their" the subject of the same clause: "Argentina repeated its demand"."""
    if not owners or owners[0].lower_ not in ("its", "their"):
        return owners
    verb = next((a for a in owners[0].ancestors if is_verbal(a)), None)
    subject = logical_subject(verb) if verb is not None else []
    return subject if subject and subject[0].i < owners[0].i and subject[0] != owners[0].head else owners


def _of(cue: Token, rule: CueRule) -> list[Token]:
    """Who stands behind "of" where that is not what is said: "the finding of the audit court that ..."."""
    return [] if "of" in rule.prep else slot(cue, "of")

"""Who fills which slot of a verb or a noun, read off the dependency parse.

Slots are named by what they mean, not by how the sentence is turned: `subj` is the one who acts, in the active and in the
passive; `obj` the one acted upon. Prepositions are slots of their own name ("with", "against"). A clause without a subject
of its own takes it from the clause that governs it (control, coordination, relative and participial clauses).
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

SUBJECT: Final = frozenset({"nsubj", "csubj"})
PASSIVE: Final = frozenset({"nsubjpass", "csubjpass"})
OBJECT: Final = frozenset({"dobj", "obj"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})

OBJECT_CONTROL: Final = frozenset(
    "absolve accuse acquit allow appeal ask authorise authorize bar beg blame cause challenge clear command compel condemn convince "
    "criticise criticize dare deter dissuade exonerate "
    "direct enable encourage expect force forbid help implore instruct invite let make order permit persuade press prevent push "
    "remind request require stop suspect tell tip train urge warn want".split()
)
"""Verbs whose object, when there is one, is the subject of the complement ("urged Iran to ...", "accused Iran of ...")."""


ASKED: Final = frozenset("pressure call appeal demand request plea order warning pledge advice".split())
"""Nouns whose infinitive is what the one behind the preposition is to do: "pressure on Germany to ..."."""

PREPOSITION_CONTROL: Final = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "wait": ("for",),
    "rely": ("on",),
    "prevail": ("on",),
}
"""Verbs whose complement has its subject behind a preposition: "called on Iran to ..."."""


def is_verbal(token: Token) -> bool:
    """Whether `token` heads a clause: a verb, participles and gerunds included."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it to its right, in text order."""
    out = [token]
    for child in token.children:
        if (child.dep_ == "conj" and not is_verbal(child)) or _is_list_member(child):
            out.extend(conjuncts(child))
    return out


def _is_list_member(token: Token) -> bool:
    """Whether what the parse takes for an apposition goes on a list of names: "The US, Russia and Switzerland met"."""
    return (
        token.dep_ == "appos"
        and token.pos_ == "PROPN"
        and token.head.pos_ == "PROPN"
        and any(c.dep_ == "cc" and c.lower_ == "and" for c in token.children)
        and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children)
    )


def prepositional(token: Token, preposition: str) -> list[Token]:
    """The objects of `preposition` below `token`, compound prepositions by their last word ("because of" is "of")."""
    out: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") or (child.dep_ == "prt" and child.lower_ == preposition):
            if child.lower_ == preposition:
                out.extend(grand for grand in child.children if grand.dep_ in ("pobj", "pcomp"))
            out.extend(
                found for grand in child.children if grand.dep_ == "prep" for found in _objects_of(grand, preposition)
            )
    return out


def _objects_of(prep: Token, preposition: str) -> list[Token]:
    return [t for t in prep.children if t.dep_ in ("pobj", "pcomp")] if prep.lower_ == preposition else []


def _one_deeper(head: Token, preposition: str) -> list[Token]:
    """The objects of a phrase that the parse hangs on another one: "fired at strikers by police", "an attack by rebels on Goma"."""
    return [
        found
        for child in head.children
        if child.dep_ in ("prep", "agent") and child.i > head.i
        for below in child.children
        if below.dep_ == "pobj"
        for found in prepositional(below, preposition)
    ]


def is_passive(verb: Token) -> bool:
    """Whether the clause is passive: a passive subject or auxiliary, or a participle that follows its noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return not any(child.dep_ in SUBJECT for child in verb.children)  # "reports that troops had attacked"
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in SUBJECT or c.dep_ in OBJECT for c in verb.children)
    ):
        return is_verbal(verb.head) and is_passive(verb.head) and not any(c.dep_ == "aux" for c in verb.children)
    return False


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject of the clause that `verb` heads, its own or shared; relative pronouns are resolved."""
    own = [child for child in verb.children if child.dep_ in SUBJECT or child.dep_ in PASSIVE]
    if own:
        return [antecedent(token) for token in own]
    if lost := _lost_subject(verb):
        return [lost]
    if depth > 6 or verb.head == verb:
        return []
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verbal(head):
        return surface_subject(head, depth + 1)
    if dep in ("acl", "relcl"):
        return [] if is_verbal(head) else _owner(head) if verb.tag_ == "VB" else [head]
    if dep in ("xcomp", "ccomp"):
        if not is_verbal(head):
            return surface_subject(head, depth + 1) if head.dep_ in ("acomp", "attr", "oprd") else []
        if head.lemma_ in OBJECT_CONTROL and (obj := logical_object(head)):
            return obj
        for preposition in PREPOSITION_CONTROL.get(head.lemma_, ()):
            if called := [t for t in prepositional(head, preposition) if t.i < verb.i]:
                return called
        return surface_subject(head, depth + 1)
    if dep in ("advcl", "dep", "parataxis") and is_verbal(head) and verb.tag_ in ("VBG", "VBN", "VB"):
        return surface_subject(head, depth + 1)
    if dep == "pcomp":
        return _subject_through_preposition(head, depth)
    if dep in ("acomp", "attr", "oprd"):
        return surface_subject(head, depth + 1)
    return []


def _lost_subject(verb: Token) -> Token | None:
    """The subject that the parse hangs on what stands before it: "freed six on Monday and Israel released 180"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    before = verb.doc[verb.i - 1]
    while before.i > 0 and before.dep_ in ("aux", "advmod") and before.head == verb:
        before = before.nbor(-1)
    if before.dep_ != "conj" or before.pos_ not in ("NOUN", "PROPN") or before.head.i > before.i:
        return None
    edge = before.left_edge
    joined = edge.i > 0 and edge.nbor(-1).dep_ == "cc" and edge.nbor(-1).head == before.head
    return before if joined and is_verbal(verb.head) and before.head.dep_ not in SUBJECT else None


def _owner(noun: Token) -> list[Token]:
    """Whose noun it is, for infinitives below a noun ("China's decision to ...")."""
    own = [child for child in noun.children if child.dep_ == "poss"]
    if own:
        return own
    for preposition in ("by", *(("on", "to", "for") if noun.lemma_.lower() in ASKED else ())):
        if found := prepositional(noun, preposition):
            return found
    governor = noun.head
    if noun.dep_ in OBJECT and is_verbal(governor):
        return surface_subject(governor, 5)
    if noun.dep_ == "pobj" and is_verbal(governor.head):  # "is on the verge of", "is under pressure to"
        return surface_subject(governor.head, 5)
    return [child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper()]


def _subject_through_preposition(prep: Token, depth: int) -> list[Token]:
    governor = prep.head
    while governor.dep_ in ("advmod", "prt", "prep") and governor.pos_ != "NOUN":  # "stopped short of"
        governor = governor.head
    if is_verbal(governor):
        if governor.lemma_ in OBJECT_CONTROL and (obj := logical_object(governor)):
            return obj
        return surface_subject(governor, depth + 1)
    if governor.dep_ in ("acomp", "oprd"):  # "is capable of"
        return surface_subject(governor, depth + 1)
    if governor.dep_ in OBJECT and governor.head.lemma_ in OBJECT_CONTROL and prep.lower_ in ("of", "from"):
        return [governor]  # "cleared the general of"
    if governor.dep_ in OBJECT or governor.dep_ in ("attr", "pobj"):
        return _owner(governor)
    return []


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.lower_ not in RELATIVE or token.tag_ not in ("WDT", "WP", "WP$", "IN", "DT"):
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return token


def logical_subject(verb: Token) -> list[Token]:
    """Who acts: the subject, or in the passive the one after "by"."""
    if is_passive(verb):
        return prepositional(verb, "by") or _one_deeper(verb, "by")
    return surface_subject(verb)


def logical_object(verb: Token) -> list[Token]:
    """Who is acted upon: the object, or in the passive the subject."""
    if is_passive(verb):
        return surface_subject(verb)
    own = [antecedent(child) for child in verb.children if child.dep_ in OBJECT and child not in _receivers(verb)]
    if not own and verb.dep_ == "relcl":
        gap = [child for child in verb.children if child.dep_ in SUBJECT and child.lower_ not in RELATIVE]
        if gap and not any(c.dep_ in ("ccomp", "xcomp", "prep") for c in verb.children):
            return [verb.head]
    if not own and verb.dep_ == "conj" and verb.i < verb.head.i + 4 and is_verbal(verb.head):
        return []
    return own


GIVING: Final = frozenset(
    "give send offer grant pay lend promise hand deny award owe sell supply cost allow bring deliver provide pledge loan donate".split()
)
"""Verbs that take two objects."""


def _receivers(verb: Token) -> list[Token]:
    """Of two objects without a preposition the first, who gets the second: "give Poland 120 million euros"."""
    if verb.lemma_.lower() not in GIVING:
        return []
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return objects[:1] if len(objects) == 2 else []


def slot(head: Token, name: str) -> list[Token]:
    """The tokens that fill slot `name` of a verb or noun, nearest first; a list is given by its first conjunct.

    For verbs: `subj`, `obj`, `iobj`, `comp` (the verb, adjective or predicate of the complement), `aux` (its auxiliaries), `mod` (its
    adverbs and negations), or a preposition, whose phrase may also hang on the object ("imposed sanctions on Russia"). For nouns:
    `subj` (through the verb that it is the object of), `poss`, `mod` (adjective or noun before it), or a preposition. For both
    `up`: the verb of the clause above ("supported Iran by strengthening ties").
    """
    if name == "up":
        return [next((a for a in head.ancestors if is_verbal(a)), head)][: int(head.head != head)]
    if is_verbal(head):
        return _verb_slot(head, name)
    return _noun_slot(head, name)


def _verb_slot(verb: Token, name: str) -> list[Token]:
    if name == "subj":
        return logical_subject(verb)
    if name == "obj":
        return logical_object(verb)
    if name == "iobj":
        return [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"] or _receivers(verb)
    if name == "comp":
        return [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "acomp", "oprd", "advcl") and c.i > verb.i]
    if name in ("prt", "aux"):
        return [c for c in verb.children if c.dep_ == name]
    if name == "mod":
        return [c for c in verb.children if c.dep_ in ("advmod", "npadvmod", "neg")]
    found = prepositional(verb, name)
    if name == "by" and is_passive(verb):
        return []
    for obj in () if found else logical_object(verb):
        found = found + prepositional(obj, name)
        for inner in obj.children:
            if not found and inner.dep_ == "prep":
                found = found + [
                    x for grand in inner.children if grand.dep_ == "pobj" for x in prepositional(grand, name)
                ]
    return found


def _noun_slot(noun: Token, name: str) -> list[Token]:
    if name == "poss":
        return [c for c in noun.children if c.dep_ == "poss"]
    if name == "mod":
        return [
            c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "nummod", "npadvmod") and c.i < noun.i
        ]
    if name in ("subj", "obj", "comp", "iobj"):
        governor = governing_verb(noun)
        if name == "comp":
            return [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp", "xcomp") and c.i > noun.i]
        return _verb_slot(governor, name) if governor is not None and name == "subj" else []
    found = prepositional(noun, name)
    if not found and name in ("by", "on", "against"):
        found = _one_deeper(noun, name)
    if not found and noun.dep_ == "attr":
        found = prepositional(noun.head, name)
    governor = governing_verb(noun)
    if not found and governor is not None:
        found = prepositional(governor, name)
    return found


def governing_verb(noun: Token) -> Token | None:
    """The verb that `noun` is the object or passive subject of ("held talks", "talks were held"), or None."""
    head = noun
    while head.dep_ == "conj" and not is_verbal(head.head):
        head = head.head
    if head.dep_ in OBJECT or head.dep_ in PASSIVE:
        return head.head if is_verbal(head.head) else None
    return None


def path_text(trigger: Token, filler: Token) -> str:
    """The way through the parse from trigger to filler, for people: "met >nsubj Yi", "alliance <dobj declared >nsubj Russia"."""
    up = [trigger, *trigger.ancestors]
    down = [filler, *filler.ancestors]
    meet = next((t for t in down if t in up), None)
    if meet is None:
        return f"{trigger.text} … {filler.text}"
    rise = up[: up.index(meet)]
    fall = down[: down.index(meet)]
    words = [trigger.text]
    words += [f"<{t.dep_} {t.head.text}" for t in rise]
    words += [f">{t.dep_} {t.text}" for t in reversed(fall)]
    return " ".join(words)

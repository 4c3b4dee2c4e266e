from dragoman.coding.clauses import antecedent, logical_object, logical_subject, path_text, slot


def words(tokens):
    return [t.text for t in tokens]


def test_the_agent_of_a_passive_is_its_subject_and_the_subject_its_object(hand_parsed):
    doc = hand_parsed("""
        Rebels rebel NNS nsubjpass 2
        were be VBD auxpass 2
        shelled shell VBN ROOT 2
        by by IN agent 2
        troops troop NNS pobj 3
    """)
    assert words(logical_subject(doc[2])) == ["troops"]
    assert words(logical_object(doc[2])) == ["Rebels"]


def test_an_infinitive_under_an_object_control_verb_is_done_by_the_object(hand_parsed):
    doc = hand_parsed("""
        Paris Paris NNP nsubj 1
        urged urge VBD ROOT 1
        Iran Iran NNP dobj 1
        to to TO aux 4
        withdraw withdraw VB xcomp 1
    """)
    assert words(logical_subject(doc[4])) == ["Iran"]


def test_an_infinitive_under_other_verbs_is_done_by_the_subject(hand_parsed):
    doc = hand_parsed("""
        Paris Paris NNP nsubj 1
        agreed agree VBD ROOT 1
        to to TO aux 3
        withdraw withdraw VB xcomp 1
    """)
    assert words(logical_subject(doc[3])) == ["Paris"]


def test_a_relative_pronoun_stands_for_its_antecedent(hand_parsed):
    doc = hand_parsed("""
        envoy envoy NN nsubj 4
        who who WP nsubj 2
        met meet VBD relcl 0
        Kurds Kurd NNPS dobj 2
        left leave VBD ROOT 4
    """)
    assert antecedent(doc[1]).text == "envoy"
    assert words(logical_subject(doc[2])) == ["envoy"]


def test_coordinated_verbs_share_their_subject(hand_parsed):
    doc = hand_parsed("""
        Ankara Ankara NNP nsubj 1
        condemned condemn VBD ROOT 1
        Damascus Damascus NNP dobj 1
        and and CC cc 1
        recalled recall VBD conj 1
        envoys envoy NNS dobj 4
    """)
    assert words(logical_subject(doc[4])) == ["Ankara"]


def test_a_preposition_may_hang_on_the_object(hand_parsed):
    doc = hand_parsed("""
        London London NNP nsubj 1
        imposed impose VBD ROOT 1
        sanctions sanction NNS dobj 1
        on on IN prep 2
        Minsk Minsk NNP pobj 3
    """)
    assert words(slot(doc[1], "on")) == ["Minsk"]
    assert slot(doc[1], "against") == []


def test_a_noun_has_the_subject_of_the_verb_it_is_the_object_of(hand_parsed):
    doc = hand_parsed("""
        Envoys envoy NNS nsubj 1
        held hold VBD ROOT 1
        talks talk NNS dobj 1
        with with IN prep 1
        Kyiv Kyiv NNP pobj 3
    """)
    assert words(slot(doc[2], "subj")) == ["Envoys"]
    assert words(slot(doc[2], "with")) == ["Kyiv"]


def test_the_path_says_how_a_filler_was_reached(hand_parsed):
    doc = hand_parsed("""
        Envoys envoy NNS nsubj 1
        held hold VBD ROOT 1
        talks talk NNS dobj 1
    """)
    assert path_text(doc[2], doc[0]) == "talks <dobj held >nsubj Envoys"

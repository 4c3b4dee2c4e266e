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


def test_who_is_called_on_does_what_the_call_is_for(hand_parsed):
    doc = hand_parsed("""
        Paris Paris NNP nsubj 1
        called call VBD ROOT 1
        on on IN prep 1
        Iran Iran NNP pobj 2
        to to TO aux 5
        withdraw withdraw VB xcomp 1
    """)
    assert words(logical_subject(doc[5])) == ["Iran"]


def test_pressure_on_somebody_is_for_them_to_act(hand_parsed):
    doc = hand_parsed("""
        Pressure pressure NN nsubj 6
        on on IN prep 0
        Germany Germany NNP pobj 1
        to to TO aux 4
        arm arm VB acl 0
        Ukraine Ukraine NNP dobj 4
        grew grow VBD ROOT 6
    """)
    assert words(logical_subject(doc[4])) == ["Germany"]


def test_an_agent_hung_on_another_phrase_is_still_the_agent(hand_parsed):
    doc = hand_parsed("""
        Shots shot NNS nsubjpass 2
        were be VBD auxpass 2
        fired fire VBN ROOT 2
        at at IN prep 2
        strikers striker NNS pobj 3
        by by IN prep 4
        police police NNS pobj 5
    """)
    assert words(logical_subject(doc[2])) == ["police"]


def test_a_clause_that_says_what_a_report_is_has_its_own_subject(hand_parsed):
    doc = hand_parsed("""
        reports report NNS ROOT 0
        that that IN mark 4
        troops troop NNS nsubj 4
        had have VBD aux 4
        attacked attack VBN acl 0
        Goma Goma NNP dobj 4
    """)
    assert words(logical_subject(doc[4])) == ["troops"]
    assert words(logical_object(doc[4])) == ["Goma"]


def test_a_subject_that_the_parse_hangs_on_a_date_is_still_the_subject(hand_parsed):
    doc = hand_parsed("""
        Chad Chad NNP nsubj 1
        freed free VBD ROOT 1
        six six CD dobj 1
        on on IN prep 1
        Monday Monday NNP pobj 3
        and and CC cc 4
        Niger Niger NNP conj 4
        released release VBD conj 1
        ten ten CD dobj 7
    """)
    assert words(logical_subject(doc[7])) == ["Niger"]
    assert words(logical_subject(doc[1])) == ["Chad"]


def test_what_somebody_calls_a_thing_is_its_complement_and_adverbs_and_negations_modify(hand_parsed):
    doc = hand_parsed("""
        Chad Chad NNP nsubj 2
        never never RB neg 2
        called call VBD ROOT 2
        that that DT det 4
        claim claim NN dobj 2
        absurd absurd JJ oprd 2
    """)
    assert words(slot(doc[2], "comp")) == ["absurd"]
    assert words(slot(doc[2], "mod")) == ["never"]

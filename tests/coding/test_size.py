from dragoman.coding.size import completed, size_of
from dragoman.records import Size


def test_victims_are_counted_by_what_befell_them(hand_parsed):
    doc = hand_parsed("""
        Shelling shelling NN nsubj 1
        killed kill VBD ROOT 1
        43 43 CD nummod 3
        civilians civilian NNS dobj 1
        and and CC cc 1
        wounded wound VBD conj 1
        dozens dozen NNS dobj 5
    """)
    assert size_of(doc[0]) == size_of(doc[1]) == Size(killed=43, injured=24)


def test_those_who_die_are_the_subject(hand_parsed):
    doc = hand_parsed("""
        Six six CD nummod 1
        soldiers soldier NNS nsubj 2
        died die VBD ROOT 2
    """)
    assert size_of(doc[2]).killed == 6


def test_coordinated_victims_are_added_up(hand_parsed):
    doc = hand_parsed("""
        Gunmen gunman NNS nsubj 1
        killed kill VBD ROOT 1
        two two CD nummod 3
        guards guard NNS dobj 1
        and and CC cc 3
        a a DT det 6
        driver driver NN conj 3
    """)
    assert size_of(doc[1]).killed == 3


def test_no_number_is_no_size(hand_parsed):
    doc = hand_parsed("""
        Police police NNS nsubj 1
        arrested arrest VBD ROOT 1
        protesters protester NNS dobj 1
    """)
    assert size_of(doc[1]).arrested is None


def test_each_of_two_events_in_a_sentence_has_its_own_victims(hand_parsed):
    doc = hand_parsed("""
        Rebels rebel NNS nsubj 1
        shelled shell VBD ROOT 1
        Aden Aden NNP dobj 1
        killing kill VBG advcl 1
        three three CD dobj 3
        and and CC cc 1
        troops troop NNS nsubj 7
        raided raid VBD conj 1
        Lahij Lahij NNP dobj 7
        wounding wound VBG advcl 7
        five five CD dobj 9
    """)
    assert size_of(doc[1]) == Size(killed=3)
    assert size_of(doc[7]) == Size(injured=5)


def test_a_crowd_is_counted_when_asked_for(hand_parsed):
    doc = hand_parsed("""
        More more JJR amod 2
        than than IN quantmod 2
        2,500 2,500 CD nummod 3
        people people NNS nsubj 4
        marched march VBD ROOT 4
    """)
    assert size_of(doc[4], crowd=True) == Size(crowd=2500)
    assert size_of(doc[4]) == Size()


def test_bodies_are_no_crowd(hand_parsed):
    doc = hand_parsed("""
        Three three CD nummod 1
        unions union NNS nsubj 2
        marched march VBD ROOT 2
    """)
    assert size_of(doc[2], crowd=True).crowd is None


def test_a_size_is_completed_where_it_has_no_number():
    first, second = Size(killed=3), Size(killed=4, injured=9)
    assert completed(first, second) == Size(killed=3, injured=9)

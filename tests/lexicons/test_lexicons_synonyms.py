from dragoman.lexicons.synonyms import meant, reversed_by, synonyms


def test_a_word_stands_under_another_that_stands_under_itself():
    known = synonyms()
    assert all(known[word] == (word, False) for word, _ in known.values())


def test_synonyms_mean_one_word():
    assert meant(["detain", "fisherman"]) == meant(["arrest", "fisherman"]) == {"arrest", "fisherman"}


def test_an_opposite_reverses_and_two_do_not():
    assert reversed_by(["herd", "grow"], ["herd", "shrink"])
    assert not reversed_by(["herd", "grow"], ["herd", "increase"])
    assert not reversed_by(["price", "grow", "open"], ["price", "shrink", "close"])

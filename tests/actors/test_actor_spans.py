"""What holds of every reading, whatever the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    "China Chinese Russia's Mr Putin Vladimir the president army of in Beijing , . “ ” and said he they which Another official - led two "
    "countries NATO's former Kyiv \n\n met it's ’s ( ) 2023 soldiers New York Times é".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_mentions_are_slices_in_text_order_with_their_own_ids_and_chains_to_the_first(read, words):
    text = " ".join(words).strip() or "China"
    reading = read(text)
    ids = [m.id for m, _ in reading]
    assert len(set(ids)) == len(ids)
    by_id = {m.id: m for m, _ in reading}
    starts = [m.span.start for m, _ in reading]
    assert starts == sorted(starts)
    for mention, resolution in reading:
        assert mention.text == mention.span.of(text)
        assert mention.text.strip() == mention.text != ""
        assert resolution.mention_id == mention.id
        assert mention.sentence >= 0
        if mention.chain:
            assert by_id[mention.chain].chain == ""
            assert mention.chain != mention.id


def test_an_article_without_words_has_no_mentions(read):
    assert read("…") == []


def test_white_space_that_the_parse_hangs_on_a_noun_is_no_part_of_a_mention(read):
    assert all(m.text == m.text.strip() for m, _ in read("China \n\n ’s president"))

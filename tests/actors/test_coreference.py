"""Pronouns and short forms: which earlier mention they take up."""

from __future__ import annotations

import pytest

from dragoman.records import MentionKind


def named(reading, words, which=0):
    """The names (or roles) that mentions with these words mean, at the given occurrence of the head."""
    heads = sorted({m.head for m, _ in reading if m.text == words})
    return [r.name or r.role for m, r in reading if m.text == words and m.head == heads[which]]


@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Sergey Lavrov met reporters. He said no.", "He", ["Sergey Lavrov"]),
        ("Vladimir Putin addressed a rally, where he paid tribute to soldiers.", "he", ["Vladimir Putin"]),
        ("China has taken a cautious line. It has supported Russia.", "It", ["China"]),
        ("China and Russia signed a treaty. They praised it.", "They", ["China", "Russia"]),
        (
            "Hungarian officials met reporters, who asked about the deal. Wang Yi, who was there, left.",
            "who",
            ["Wang Yi"],
        ),
    ],
)
def test_a_pronoun_takes_up_the_latest_subject(read, text, pronoun, names):
    reading = read(text)
    assert named(reading, pronoun, -1 if pronoun == "who" else 0) == names
    assert all(m.kind is MentionKind.PRONOUN and m.chain for m, _ in reading if m.text == pronoun)


@pytest.mark.parametrize(
    "text",
    [
        "China signed a treaty. It is clear that prices will rise.",
        "China signed a treaty. It was alleged that money changed hands.",
        "It rained. He left.",
    ],
)
def test_a_pronoun_that_means_nobody_is_no_mention(read, text):
    assert not [m for m, _ in read(text) if m.kind is MentionKind.PRONOUN]


def test_we_is_left_to_the_speaker(read):
    assert not [m for m, _ in read("Wang Yi said: “We reject this.”") if m.text == "We"]


def test_the_office_takes_up_its_holder(read):
    reading = read("Joe Biden gave a speech, in which the US President praised Ukraine.\n\nThe president left.")
    assert named(reading, "the US President") == ["Joe Biden"]
    assert named(reading, "The president") == ["Joe Biden"]


def test_the_office_of_another_country_is_another_holder(read):
    reading = read("Joe Biden gave a speech. The Turkish president left.")
    assert named(reading, "The Turkish president") == ["president"]


def test_a_vice_president_is_not_the_president(read):
    reading = read("Kenyan Vice President Jane Roe spoke. The president was ill.")
    assert named(reading, "The president") == ["president"]


def test_the_official_is_the_unnamed_one_just_spoken_of(read):
    reading = read("Antony Blinken left.\n\nAnother western official said no. “China may act,” the official said.")
    mentions = {m.text: m for m, _ in reading}
    assert mentions["the official"].chain == mentions["Another western official"].id
    assert mentions["Another western official"].chain == ""


def test_the_two_countries_are_the_two_just_spoken_of(read):
    reading = read("Wang Yi met reporters. Russian Foreign Minister Sergey Lavrov said the two countries were ready.")
    assert [r.country for m, r in reading if m.text == "the two countries"] == ["CHN", "RUS"]


def test_a_counterpart_holds_the_same_office_in_the_other_country(read):
    reading = read("Russian Foreign Minister Sergey Lavrov met his Turkish counterpart.")
    ((_, who),) = [(m, r) for m, r in reading if m.text == "his Turkish counterpart"]
    assert (who.country, who.sectors, who.role) == ("TUR", ("GOV",), "foreign minister")


def test_an_honorific_rules_out_the_other_pronoun(read):
    reading = read("Mrs Jane Roe met Mr John Doe. He said no.")
    assert named(reading, "He") == ["John Doe"]


def test_the_army_of_a_report_on_one_country_is_that_countrys(read):
    reading = read("Fighting goes on in Myanmar. The army attacked.")
    assert [r.country for m, r in reading if m.text == "The army"] == ["MMR"]
    reading = read("Myanmar and Chad agreed. The army attacked.")
    assert [r.country for m, r in reading if m.text == "The army"] == [""]


def test_both_sides_and_the_country_mean_whom_the_text_just_spoke_of(read):
    reading = read("Russia and Ukraine held talks in Ankara. Both sides agreed.")
    assert named(reading, "Both sides") == ["Russia", "Ukraine"]
    reading = read("Fighting goes on in Myanmar. The country's army attacked.")
    ((_, who),) = [(m, r) for m, r in reading if m.text == "The country's army"]
    assert (who.country, who.sectors) == ("MMR", ("MIL",))


def test_his_soldiers_are_of_his_country(read):
    reading = read("Vladimir Putin praised his soldiers.")
    ((_, who),) = [(m, r) for m, r in reading if m.text == "his soldiers"]
    assert (who.country, who.sectors) == ("RUS", ("MIL",))


def test_an_object_is_not_the_subject_of_its_own_clause(read):
    reading = read("Sergey Lavrov met reporters. Wang Yi thanked him.")
    assert named(reading, "him") == ["Sergey Lavrov"]

"""A person's page as others see it, and who can see what."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athenaeum.people.actions import about, openness, reach
from athenaeum.people.actions.expertise import state_expertise
from athenaeum.people.actions.learning import state_learning
from athenaeum.people.models import Area, Openness, Person
from athenaeum.people.who_sees import done_about, lines_about
from athenaeum.programmes.models import Proposal, Round
from tests.faces import NOW, Cast


def area(label: str) -> Area:
    return Area.objects.create(key=label.lower(), label_en=label, label_fr=f"{label} fr")


def page(client: Client, reader: Person, of: Person) -> str:
    client.force_login(reader)
    return str(client.get(f"/people/{of.pk}/").content.decode())


def test_the_card_says_what_was_said(cast: Cast, client: Client) -> None:
    state_expertise(person=cast.ada, areas=[(area("Maps"), 3, True)], by=cast.ada, now=NOW)
    reach.prefer_channels(person=cast.ada, channels=[("phone", "ext. 3310"), ("email", "")], by=cast.ada, now=NOW)
    reach.state_languages(person=cast.ada, codes=["fr", "en"], by=cast.ada, now=NOW)
    said = page(client, cast.olga, cast.ada)
    for words in (
        "Aalto, Ada", "Librarian, Reference, Main", "1.&nbsp;Maps.", "I.&nbsp;French, English.", 'href="tel:3310"',
        'href="mailto:ada.aalto@library.example"', "Open to two more mentees", "All staff can see this page.",
    ):  # fmt: skip
        assert words in said


def test_words_carry_their_language(cast: Cast, client: Client) -> None:
    about.say_about_me(person=cast.ada, bio="J’aime les cartes.", bio_language="fr", by=cast.ada, now=NOW)
    assert 'lang="fr"><p>J’aime les cartes.' in page(client, cast.olga, cast.ada)


def test_learning_areas_stand_there_only_if_shown(cast: Cast, client: Client) -> None:
    areas = [(area("Maps"), 3, True), (area("Globes"), 3, False)]
    state_learning(person=cast.ada, areas=areas, by=cast.ada, now=NOW)
    said = page(client, cast.olga, cast.ada)
    assert ("Maps" in said, "Globes" in said) == (True, False)


def test_an_open_door_offers_what_it_lets_in(cast: Cast, client: Client) -> None:
    openness.open_door(person=cast.ada, places=2, kinds=["one_to_one", "conversation"], by=cast.ada, now=NOW)
    said = page(client, cast.ben, cast.ada)
    assert ("Ask to be my mentor" in said, "Ask for a conversation" in said) == (True, True)


@pytest.mark.parametrize("shut", ["full", "paused", "own", "never"])
def test_a_shut_door_offers_nothing(cast: Cast, client: Client, shut: str) -> None:
    openness.open_door(person=cast.ada, places=2, kinds=["one_to_one", "conversation"], by=cast.ada, now=NOW)
    if shut == "full":
        Openness.objects.update(taken=2)
    elif shut == "paused":
        openness.pause(person=cast.ada, by=cast.ada, now=NOW)
    elif shut == "never":
        Openness.objects.all().delete()
    said = page(client, cast.ada if shut == "own" else cast.ben, cast.ada)
    assert "Ask " not in said.replace("Ask a facilitator", "")


def test_who_left_is_gone_except_for_facilitators(cast: Cast, client: Client) -> None:
    cast.ada.is_active = False
    cast.ada.save()
    client.force_login(cast.olga)
    assert client.get(f"/people/{cast.ada.pk}/").status_code == 404
    said = page(client, cast.cleo, cast.ada)
    assert (
        "Ada Aalto is not here any more. Only facilitators, operators of this installation still see this page." in said
    )


def test_nobody_home(cast: Cast, client: Client) -> None:
    client.force_login(cast.ada)
    assert client.get("/people/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_the_page_takes_the_same_queries_however_much_stands(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, cast.ben, cast.ada)
    counts = []
    for labels in (["Maps"], ["Maps2", "Globes", "Atlases"]):
        rows = [(area(label), 2, True) for label in labels]
        state_expertise(person=cast.ada, areas=rows, by=cast.ada, now=NOW)
        state_learning(person=cast.ada, areas=rows, by=cast.ada, now=NOW)
        with django_assert_max_num_queries(40) as seen:
            client.get(f"/people/{cast.ada.pk}/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


# Who can see what ----------------------------------------------------------------------------------------------


def readers(of: Person, label: str) -> list[tuple[str, list[str]]]:
    line = next(line for line in lines_about(of) if line.label == label)
    return [(str(reader.words), reader.names) for reader in line.readers]


def propose(cast: Cast, state: str) -> Proposal:
    matching = Round.objects.create(cohort=cast.cohort, number=1, opened_at=NOW)
    return Proposal.objects.create(
        round=matching, mentee=cast.ben_applies, mentor=cast.ada_applies, state=state, fit=80, sent_at=NOW
    )


def test_an_application_names_its_facilitators(cast: Cast) -> None:
    assert readers(cast.ben, "programmes.Application") == [
        ("you", []),
        ("the facilitators of that programme", ["Cleo Clark"]),
        ("a mentor proposed to you", []),
        ("a mentee proposed to you", []),
    ]


def test_a_proposal_that_is_sent_names_the_other(cast: Cast) -> None:
    propose(cast, "sent")
    assert ("the other of the two", ["Ada Aalto"]) in readers(cast.ben, "programmes.Proposal")
    assert ("a mentor proposed to you", ["Ada Aalto"]) in readers(cast.ben, "programmes.Application")


def test_a_proposal_that_is_still_weighed_names_nobody(cast: Cast) -> None:
    propose(cast, "draft")
    assert [names for _words, names in readers(cast.ben, "programmes.Proposal")] == [[], [], []]


def test_learning_areas_are_hers_and_what_she_shows(cast: Cast) -> None:
    assert [words for words, _names in readers(cast.ben, "people.LearningArea")] == ["you", "all staff"]


def test_the_page_prints_the_table_and_the_trail(cast: Cast, client: Client) -> None:
    about.say_about_me(person=cast.ada, bio="Quiet mountains.", by=cast.ada, now=NOW)
    openness.pause(person=cast.ada, by=cast.ada, now=NOW + timedelta(hours=1))
    client.force_login(cast.ada)
    said = client.get("/people/me/who-sees-what/").content.decode()
    for words in ("Only you can see this page.", "Your applications", "Cleo Clark", "words about you", "staff number"):
        assert words in said
    assert "Quiet mountains" not in said


def test_the_trail_is_ones_own(cast: Cast) -> None:
    about.say_about_me(person=cast.ada, bio="x", by=cast.ada, now=NOW)
    assert [(one.who, one.fields) for one in done_about(cast.ada, lines_about(cast.ada))] == [
        ("Ada Aalto", "words about you")
    ]
    assert done_about(cast.ben, lines_about(cast.ben)) == []


def test_who_sees_what_takes_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    propose(cast, "sent")
    client.force_login(cast.ben)
    with django_assert_max_num_queries(40):
        assert client.get("/people/me/who-sees-what/").status_code == 200

"""Letters of invitation: one, or everybody who was not written to, and nobody twice."""

from django.test import Client

from athenaeum.gateway import jobs
from athenaeum.people.models import Person
from athenaeum.post.models import Letter
from tests.faces import NOW, Cast


def written_to() -> list[str]:
    return sorted(Letter.objects.filter(template="invitation").values_list("recipient__given_name", flat=True))


def test_cleo_invites_ben_and_a_second_press_writes_nothing_more(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    for _ in range(2):
        answer = client.post(f"/invite/{cast.ben.pk}/", {"next": "/people/all/?q=ben"})
        assert (answer.status_code, answer["Location"]) == (302, "/people/all/?q=ben")
    assert written_to() == ["Ben"]


def test_a_foreign_address_to_go_back_to_is_not_followed(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    answer = client.post(f"/invite/{cast.ben.pk}/", {"next": "https://elsewhere.example/"})
    assert answer["Location"] == "/people/all/"


def test_somebody_without_an_address_or_gone_gets_nothing_and_cleo_a_sentence(cast: Cast, client: Client) -> None:
    Person.objects.filter(pk=cast.ben.pk).update(email=None)
    Person.objects.filter(pk=cast.sam.pk).update(is_active=False)
    client.force_login(cast.cleo)
    for who in (cast.ben, cast.sam):
        assert client.post(f"/invite/{who.pk}/").status_code == 409
    assert written_to() == []


def test_everybody_who_was_not_written_to_gets_one_letter_even_when_the_worker_comes_twice(
    cast: Cast, client: Client
) -> None:
    Person.objects.filter(pk=cast.ada.pk).update(invited_at=NOW)
    Person.objects.filter(pk=cast.olga.pk).update(email_state="verified")
    client.force_login(cast.cleo)
    assert b"Write to 5 people?" in client.get("/invite/").content
    assert client.post("/invite/").status_code == 302
    for _ in range(2):
        jobs.invite_everybody.func(str(cast.cleo.pk))
    assert written_to() == ["Ben", "Cleo", "Dora", "Odile", "Sam"]


def test_ben_invites_nobody(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben)
    assert client.get("/invite/").status_code == 403
    assert client.post(f"/invite/{cast.ada.pk}/").status_code == 403
    assert written_to() == []

"""A letter is written once, in its reader's language, and only to those who are here."""

from django.utils.translation import get_language

from athenaeum.post.actions import letter
from athenaeum.post.message import Message
from athenaeum.post.models import Letter
from tests.faces import NOW, Cast, person


def hello() -> Message:
    return Message(subject=f"Hello in {get_language()}", paragraphs=["One.", "Two."], button=("Open", "/people/"))


def test_an_event_tells_a_person_once(cast: Cast) -> None:
    first = letter.write(event="e:1:sent", name="hello", to=cast.ben, say=hello, now=NOW)
    second = letter.write(event="e:1:sent", name="hello", to=cast.ben, say=hello, now=NOW)
    assert first == second
    assert Letter.objects.count() == 1


def test_another_event_or_another_person_is_another_letter(cast: Cast) -> None:
    for event, who in (("e:1:sent", cast.ben), ("e:2:sent", cast.ben), ("e:1:sent", cast.ada)):
        letter.write(event=event, name="hello", to=who, say=hello, now=NOW)
    assert Letter.objects.count() == 3


def test_it_speaks_the_readers_language(cast: Cast) -> None:
    inez = person("Inez", "Ibarra", language="fr")
    row = letter.write(event="e:1:sent", name="hello", to=inez, say=hello, now=NOW)
    assert row is not None
    assert (row.language, row.subject) == ("fr", "Hello in fr")


def test_the_button_leads_to_the_house(cast: Cast) -> None:
    row = letter.write(event="e:1:sent", name="hello", to=cast.ben, say=hello, now=NOW)
    assert row is not None
    assert "http://localhost:8000/people/" in row.text
    assert 'href="http://localhost:8000/people/"' in row.html


def test_nobody_who_left_is_written_to(cast: Cast) -> None:
    cast.ben.is_active = False
    assert letter.write(event="e:1:sent", name="hello", to=cast.ben, say=hello, now=NOW) is None
    assert Letter.objects.count() == 0


def test_markup_in_a_message_stays_words(cast: Cast) -> None:
    nasty = Message(subject="A\nB", paragraphs=["<b>bold</b>"])
    row = letter.write(event="e:1:sent", name="hello", to=cast.ben, say=lambda: nasty, now=NOW)
    assert row is not None
    assert row.subject == "A B"
    assert "&lt;b&gt;" in row.html
    assert "<b>bold</b>" in row.text

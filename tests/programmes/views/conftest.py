"""The views ask the clock, so the clock stands where the cast lives."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from athenaeum.people.models import Person
from tests.faces import NOW, Cast


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def at_desk(cast: Cast) -> Callable[[Person], Client]:
    """A browser in which a person has signed in."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in

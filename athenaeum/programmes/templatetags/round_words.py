"""Small words about people, for templates that have them fetched already."""

from collections.abc import Iterable

from django import template

from athenaeum.people.models import GoodHours, Person
from athenaeum.programmes import certificate, sentences
from athenaeum.programmes.models import Run

register = template.Library()


@register.filter
def work(person: Person) -> str:
    """ "Metadata librarian, Science Library": the main post. Fetch `posts__unit` beforehand."""
    post = next(iter(person.posts.all()), None)
    if post is None:
        return ""
    return ", ".join(part for part in (post.title, post.unit.name if post.unit else "") if part)


@register.filter
def unit(person: Person) -> str:
    """The unit of the main post, else its title."""
    post = next(iter(person.posts.all()), None)
    if post is None:
        return ""
    return post.unit.name if post.unit else post.title


@register.filter
def names(people: Iterable[Person]) -> str:
    """ "Ada Aalto, Cleo Clark and Sam Sato"."""
    return sentences.listed([person.full_name for person in people])


@register.filter
def hours(person: Person) -> str:
    """Good hours in the order of the week: "Monday morning, Thursday afternoon". Fetch `good_hours` beforehand."""
    week = list(GoodHours.Slot.values)
    return ", ".join(str(one) for one in sorted(person.good_hours.all(), key=lambda one: week.index(one.slot)))


@register.filter
def in_words(count: int) -> str:
    """A whole number, in words up to twelve."""
    return sentences.number(count)


@register.filter
def trouble(run: Run) -> str:
    """Why a run could not finish, and what to do."""
    return certificate.trouble(run)


@register.filter
def gist(run: Run, standing: Run | None) -> str:
    """A trial beside the standing plan, in a sentence."""
    return certificate.gist(run, standing)

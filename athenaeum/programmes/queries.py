"""Reads that serve several pages of the room."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import Count, F, Max, Prefetch, Q, QuerySet, Sum
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from athenaeum.access import policy
from athenaeum.access.policy import Actor
from athenaeum.people.models import Area, Openness, Person, Post
from athenaeum.people.queries import in_line_with
from athenaeum.programmes.models import Application, Cohort, Programme

NEW_FOR = timedelta(days=365)
FOUND_AT_MOST = 8
MAIN_POST = Prefetch("posts", Post.objects.filter(rank=0).select_related("unit"), to_attr="main_post")

Side = Application.Side


# What is open ------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Offer:
    """A way to take part: a cohort that takes applications, or a programme in which people ask each other.

    Attributes:
        programme, cohort: what is offered; no cohort where people ask each other.
        sides: from which sides this person may apply and has not yet.
        mine: her applications to the cohort.
    """

    programme: Programme
    cohort: Cohort | None = None
    sides: tuple[str, ...] = ()
    mine: tuple[Application, ...] = field(default=())


def open_now(person: Actor, today: date) -> list[Offer]:
    """Everything in which this person could take part today, soonest closing first, then what is always open."""
    cohorts = policy.visible(person, Cohort).filter(programme__state=Programme.State.OPEN)
    asking = policy.visible(person, Programme).filter(state=Programme.State.OPEN, pairing=Programme.Pairing.ASK)
    return [*offers(cohorts, person, today), *(Offer(programme) for programme in asking)]


def offers_of(programme: Programme, person: Actor, today: date) -> list[Offer]:
    """The ways into one programme."""
    if programme.state != Programme.State.OPEN:
        return []
    always = [Offer(programme)] if programme.pairing == Programme.Pairing.ASK else []
    return [*offers(policy.visible(person, Cohort).filter(programme=programme), person, today), *always]


def next_call(person: Actor, today: date, programme: Programme | None = None) -> Cohort | None:
    """The call that opens next, of one programme or of any; None where none is announced."""
    rows = policy.visible(person, Cohort).filter(state=Cohort.State.OPEN, opens_on__gt=today)
    rows = rows.filter(programme=programme) if programme else rows.filter(programme__state=Programme.State.OPEN)
    return rows.select_related("programme").order_by("opens_on").first()


def offers(cohorts: QuerySet[Cohort], person: Actor, today: date) -> list[Offer]:
    """Cohorts that take applications today, with what this person has done about each; two queries."""
    rows = cohorts.filter(state=Cohort.State.OPEN, opens_on__lte=today, closes_on__gte=today)
    rows = rows.select_related("programme").order_by("closes_on", "pk")
    own: dict[Any, list[Application]] = {}
    for application in Application.objects.filter(person=person, cohort__in=rows):
        own.setdefault(application.cohort_id, []).append(application)
    return [offer(row, person, today, own.get(row.pk, [])) for row in rows]


def offer(cohort: Cohort, person: Person, today: date, mine: list[Application]) -> Offer:
    """One cohort as this person meets it."""
    taken = {application.side for application in mine}
    sides = tuple(side for side in sides_of(cohort, person, today) if side not in taken)
    return Offer(cohort.programme, cohort, sides, tuple(mine))


# Applications ------------------------------------------------------------------------------------------------
def is_newcomer(person: Person, today: date) -> bool:
    """Was this person hired within the last twelve months?"""
    return person.hired_on is not None and today - NEW_FOR < person.hired_on


def sides_of(cohort: Cohort, person: Person, today: date) -> list[str]:
    """The sides from which this person may apply to a cohort; in a programme for newcomers only they are mentored."""
    programme = cohort.programme
    if programme.symmetric:
        return [Side.PEER]
    if programme.newcomers_only and not is_newcomer(person, today):
        return [Side.MENTOR]
    return [Side.MENTEE, Side.MENTOR]


def door_words(person: Person, places: int) -> str:
    """What a mentor should know of her own door before she hands in; empty where nothing stands in the way."""
    door = Openness.objects.filter(person=person).first()
    if door is None:
        return ""  # handing in opens it
    if door.state == Openness.State.PAUSED:
        return _("You have paused mentoring. While you pause, nobody is proposed to you.")
    if door.free < places:
        return _("Your profile leaves room for %(free)s more in all, and the matching counts no more than that.") % {
            "free": max(door.free, 0)
        }
    return ""


def languages_of(person: Person) -> list[str]:
    """The names of the languages a person speaks, in the reader's language; the bare code where it has no name."""
    codes = [spoken.code for spoken in person.languages.all()]
    return [str(get_language_info(code)["name_translated"]) if code in LANG_INFO else code for code in codes]


def applications_to(cohort: Cohort, reader: Actor) -> QuerySet[Application]:
    """The applications to a cohort that this reader may see, by name, with each applicant's main post; no drafts."""
    rows = policy.visible(reader, Application).filter(cohort=cohort).exclude(state=Application.State.DRAFT)
    people = Prefetch("person", Person.objects.prefetch_related(MAIN_POST))
    return rows.prefetch_related(people).order_by("person__family_name", "person__given_name", "person", "side")


@dataclass(frozen=True)
class SideCount:
    """How one side of a cohort stands: people, newcomers among them, places they offer."""

    side: str
    label: Any
    people: int
    newcomers: int
    places: int


def side_counts(applications: QuerySet[Application], programme: Programme) -> list[SideCount]:
    """People per side who are still to be matched or are matched; those who withdrew do not count."""
    rows = applications.exclude(state=Application.State.WITHDRAWN).order_by().values_list("side")
    new = Count("pk", filter=Q(newcomer=True))
    counts = {side: rest for side, *rest in rows.annotate(people=Count("pk"), new=new, room=Sum("places"))}
    both = ((Side.MENTEE, gettext_lazy("Mentees")), (Side.MENTOR, gettext_lazy("Mentors")))
    labels = ((Side.PEER, gettext_lazy("Peers")),) if programme.symmetric else both
    return [SideCount(side, label, *counts.get(side, (0, 0, 0))) for side, label in labels]


def state_counts(applications: QuerySet[Application]) -> list[tuple[str, Any, int]]:
    """(state, its label, how many), in the order of the states; empty states left out."""
    counts = dict(applications.order_by().values_list("state").annotate(number=Count("pk")))
    return [(state.value, state.label, counts[state]) for state in Application.State if state in counts]


# Finding people and areas, without script too --------------------------------------------------------------
def typed(words: str) -> str:
    """What was typed into a search, without the one character that no database looks for."""
    return words.replace("\x00", "").strip()[:100]


def people_named(words: str, reader: Actor, leave_out: Iterable[Any] = ()) -> list[Person]:
    """People whose names begin with each of the words, in any order; at most eight, with their main post."""
    words = typed(words)
    if not words:
        return []
    rows = policy.visible(reader, Person).filter(is_active=True).exclude(pk__in=[reader.pk, *leave_out])
    for word in words.split()[:5]:
        rows = rows.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return list(rows.order_by("family_name", "given_name", "pk").prefetch_related(MAIN_POST)[:FOUND_AT_MOST])


def out_of_line(people: Iterable[Person], person: Person) -> list[Person]:
    """Those of the people who stand neither above nor below a person."""
    found = list(people)
    line = in_line_with(person, [one.pk for one in found])
    return [one for one in found if one.pk not in line]


def areas_named(words: str, leave_out: Iterable[Any] = ()) -> list[Area]:
    """Areas whose term or synonym, in either language, holds the words; at most eight."""
    words = typed(words)
    if not words:
        return []
    told = Q()
    for name in ("label_en", "label_fr", "alt_en", "alt_fr"):
        told |= Q(**{f"{name}__icontains": words})
    return list(Area.objects.filter(told, merged_into=None).exclude(pk__in=list(leave_out))[:FOUND_AT_MOST])


# Requests ----------------------------------------------------------------------------------------------------
# A circle is not asked of one person.
ASKABLE = ("one_to_one", "conversation", "peer", "reverse")
OTHERS = 3
WHERE_NONE_NAMED = ("one_to_one", "conversation")


def kinds_accepted(mentor: Person) -> list[str]:
    """The kinds in which a mentor may be asked; the two plainest where the profile names none."""
    named = {row.kind for row in mentor.kinds.all()}
    return [kind for kind in ASKABLE if kind in (named or WHERE_NONE_NAMED)]


def others_to_ask(person: Actor, instead_of: Person, area: Area | None = None) -> list[Person]:
    """Three others who are open and know the area, or what the first one knows; best known first.

    Args:
        person: who asks; nobody of her reporting line is named.
        instead_of: the mentor who cannot be asked.
        area: what it is about; what the mentor knows, if None.
    """
    areas = [area.pk] if area else list(instead_of.expertise.values_list("area", flat=True))
    open_door = Person.objects.here().filter(openness__state="open", openness__taken__lt=F("openness__places"))
    known = open_door.exclude(pk__in=[person.pk, instead_of.pk]).filter(expertise__area__in=areas, expertise__glad=True)
    best = known.annotate(known=Max("expertise__strength")).order_by("-known", "family_name", "given_name", "pk")
    return out_of_line(best.prefetch_related(MAIN_POST)[: 4 * OTHERS], person)[:OTHERS]

"""What waits for a person: read from the rooms below for her desk."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from athenaeum.access import policy
from athenaeum.mentoring.models import Pair
from athenaeum.people.models import Area, Expertise, Organisation, Person, Post
from athenaeum.post.models import Letter
from athenaeum.programmes.models import Answer, Application, Cohort, Proposal, Request, Round


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: a sentence, what it means, the deed and where it is done."""

    title: str
    text: str
    deed: str
    url: str


def for_me(person: Person, today: date) -> list[Waiting]:
    """What waits for anybody, the most pressing first."""
    return [*proposals(person), *requests(person), *drafts(person, today), *first_steps(person)]


def proposals(person: Person) -> list[Waiting]:
    """Proposals that this person has not answered."""
    mine = Q(mentee__person=person, mentee_answer=Answer.WAITING) | Q(
        mentor__person=person, mentor_answer=Answer.WAITING
    )
    rows = policy.visible(person, Proposal).filter(mine, state=Proposal.State.SENT)
    found = []
    for row in rows.select_related("mentee__person", "mentor__person", "round__cohort"):
        as_mentee = row.mentee.person_id == person.pk
        other = row.mentor.person if as_mentee else row.mentee.person
        words = _("%(name)s is proposed as your mentor.") if as_mentee else _("%(name)s is proposed as your mentee.")
        found.append(
            Waiting(
                title=words % {"name": other.full_name},
                text=_("Read why, then say yes or no, or ask to talk first. It begins only when both have said yes."),
                deed=_("Read the proposal"),
                url=reverse("programmes:proposal", args=[row.pk]),
            )
        )
    return found


def requests(person: Person) -> list[Waiting]:
    """Requests addressed to this person."""
    rows = policy.visible(person, Request).filter(mentor=person, state=Request.State.WAITING)
    return [
        Waiting(
            title=_("%(name)s asks you for %(kind)s.") % {"name": row.mentee.full_name, "kind": row.get_kind_display()},
            text=_("Say yes, decline kindly, or name somebody who fits better."),
            deed=_("Read the request"),
            url=reverse("programmes:inbox"),
        )
        for row in rows.select_related("mentee")
    ]


def drafts(person: Person, today: date) -> list[Waiting]:
    """Applications begun and not handed in, while one still may."""
    rows = Application.objects.filter(
        person=person, state=Application.State.DRAFT, cohort__state=Cohort.State.OPEN, cohort__closes_on__gte=today
    )
    return [
        Waiting(
            title=_("Your application to %(cohort)s is half written.") % {"cohort": row.cohort.title},
            text=_("Everything you typed is kept. You can hand it in until the last day for applications."),
            deed=_("Go on with it"),
            url=reverse("programmes:application", args=[row.pk]),
        )
        for row in rows.select_related("cohort")
    ]


def first_steps(person: Person) -> list[Waiting]:
    """For somebody who has said nothing of herself yet."""
    if Expertise.objects.filter(person=person).exists():
        return []
    return [
        Waiting(
            title=_("Say what you know."),
            text=_("Three areas are enough. Colleagues then find you in the directory and know what to ask you."),
            deed=_("Name your areas"),
            url=reverse("people:me"),
        )
    ]


def rooms(person: Person) -> list[Pair]:
    """The pairs this person may enter."""
    rows = policy.visible(person, Pair, "enter").filter(state=Pair.State.ACTIVE)
    return list(rows.select_related("mentee", "mentor", "cohort"))


def open_cohorts(person: Person, today: date) -> list[Cohort]:
    """Cohorts to which one may apply today."""
    rows = policy.visible(person, Cohort).filter(state=Cohort.State.OPEN, opens_on__lte=today, closes_on__gte=today)
    return list(rows.select_related("programme").order_by("closes_on"))


def my_applications(person: Person) -> list[Application]:
    """What this person has handed in and where it stands."""
    rows = Application.objects.filter(person=person).exclude(state__in=("draft", "withdrawn"))
    return list(rows.select_related("cohort").order_by("-submitted_at"))


@dataclass(frozen=True)
class CohortAtWork:
    """A cohort on its facilitator's desk, with counts of process facts."""

    cohort: Cohort
    mentees: int
    mentors: int
    waiting: int
    paired: int


def cohorts_of(facilitator: Person) -> list[CohortAtWork]:
    """The cohorts of a facilitator that are not over, with how many people stand where."""
    handed_in = ~Q(applications__state__in=("draft", "withdrawn"))
    rows = (
        policy.visible(facilitator, Cohort, "change")
        .exclude(state=Cohort.State.ENDED)
        .annotate(
            mentees=Count("applications", filter=handed_in & Q(applications__side="mentee")),
            mentors=Count("applications", filter=handed_in & Q(applications__side="mentor")),
            waiting=Count("applications", filter=Q(applications__state="waiting")),
            paired=Count("applications", filter=Q(applications__state="paired", applications__side="mentee")),
        )
    )
    rows = rows.select_related("programme")
    return [CohortAtWork(row, row.mentees, row.mentors, row.waiting, row.paired) for row in rows]


def for_facilitator(person: Person, today: date) -> list[Waiting]:
    """What needs a facilitator today, from process facts alone."""
    return [
        *rounds_to_publish(person),
        *rounds_to_run(person, today),
        *own_terms(),
        *letters_that_came_back(),
        *calls_with_people(person, today),
    ]


def rounds_to_run(person: Person, today: date) -> list[Waiting]:
    """Cohorts whose call is over, or that are being matched, without a round."""
    rows = policy.visible(person, Cohort, "change").filter(
        Q(state=Cohort.State.MATCHING) | Q(state=Cohort.State.OPEN, closes_on__lt=today), rounds=None
    )
    return [
        Waiting(
            title=_("The call for %(cohort)s is over.") % {"cohort": row.title},
            text=_("Run the first round. Nothing is sent before you publish it."),
            deed=_("Open the round"),
            url=reverse("programmes:rounds"),
        )
        for row in rows
    ]


def calls_with_people(person: Person, today: date) -> list[Waiting]:
    """Cohorts that still take applications and could be matched already."""
    side = Q(applications__state="submitted")
    rows = (
        policy.visible(person, Cohort, "change")
        .filter(state=Cohort.State.OPEN, closes_on__gte=today, rounds=None)
        .annotate(
            mentees=Count("applications", filter=side & Q(applications__side="mentee")),
            mentors=Count("applications", filter=side & Q(applications__side="mentor")),
        )
        .filter(mentees__gt=0, mentors__gt=0)
    )
    return [
        Waiting(
            title=_("%(cohort)s has %(mentees)s mentees and %(mentors)s mentors so far.")
            % {"cohort": row.title, "mentees": row.mentees, "mentors": row.mentors},
            text=_("You can run a round whenever you like. Nothing is sent before you publish it."),
            deed=_("Go to matching"),
            url=reverse("programmes:rounds"),
        )
        for row in rows
    ]


def rounds_to_publish(person: Person) -> list[Waiting]:
    """Rounds with proposals that nobody has been sent."""
    rows = policy.visible(person, Round, "change").filter(state=Round.State.DRAFT).exclude(standing=None)
    return [
        Waiting(
            title=_("Proposals for %(cohort)s wait for you.") % {"cohort": row.cohort.title},
            text=_("Look at them, try other weights, pin whom you wish. Then publish."),
            deed=_("See the round"),
            url=reverse("programmes:round", args=[row.pk]),
        )
        for row in rows.select_related("cohort")
    ]


def own_terms() -> list[Waiting]:
    """Terms that people have added to the vocabulary."""
    number = Area.objects.filter(own=True, merged_into=None).count()
    if not number:
        return []
    return [
        Waiting(
            title=ngettext(
                "A colleague has added an area of her own.",
                "Colleagues have added %(number)s areas of their own.",
                number,
            )
            % {"number": number},
            text=_("Keep each, with its other language, or let it become a synonym of one that is there."),
            deed=_("Look at them"),
            url=reverse("people:vocabulary"),
        )
    ]


def letters_that_came_back() -> list[Waiting]:
    """Letters that could not be delivered, by count alone."""
    number = Letter.objects.filter(state=Letter.State.FAILED, recipient__is_active=True).count()
    if not number:
        return []
    return [
        Waiting(
            title=ngettext("A letter came back.", "%(number)s letters came back.", number) % {"number": number},
            text=_("The addresses are marked in the list of people. The letters themselves are their readers’ alone."),
            deed=_("See the addresses"),
            url=reverse("people:people"),
        )
    ]


def facilitators() -> list[Person]:
    """Whom one may ask."""
    rows = Person.objects.here().filter(roles__name="facilitator")
    return list(rows.by_name().prefetch_related("posts__unit", "channels"))


def reports_of(supervisor: Person) -> list[Post]:
    """The posts this person looks after, as the staff list has them."""
    rows = Post.objects.filter(manager=supervisor, person__is_active=True)
    return list(rows.select_related("person", "unit").order_by("person__family_name", "person__given_name"))


def house() -> Organisation | None:
    """The organisation, once it is set up."""
    return Organisation.objects.first()

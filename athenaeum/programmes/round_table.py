"""What the facilitator's page of a round shows, read in a number of queries that does not grow with the people."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from athenaeum.people.models import Person

from . import sentences, weights
from .matching_input import FREE, TAKING_PART
from .models import Application, Proposal, Round, Run
from .sentences import Words, number

FIRST = 12  # proposals on the page before "Show all"
PAGE = 200
MENTORS_FIRST = 6
UNDER_WAY = (Run.State.QUEUED, Run.State.RUNNING)
WITH_PEOPLE = ("mentee__person", "mentor__person")
POSTS = ("mentee__person__posts__unit", "mentor__person__posts__unit")


@dataclass(frozen=True)
class Row:
    """A line of the proposals' table."""

    proposal: Proposal
    pinned: bool
    why: str

    @property
    def fit(self) -> int:
        return round(self.proposal.fit)


@dataclass(frozen=True)
class Choice:
    """Another mentor for somebody, and what choosing her would do."""

    mentor: Application
    fit: int
    effect: str


@dataclass(frozen=True)
class Left:
    """Somebody without a mentor, why, and what would help."""

    application: Application
    why: str
    helps: list["Help"]


@dataclass(frozen=True)
class Help:
    """Something that would help: a sentence, and whom it is about, where it is about somebody."""

    text: str
    person: Person | None
    area: Any = None


@dataclass(frozen=True)
class Seat:
    """A mentor's places in this cohort."""

    application: Application
    used: int
    places: int
    word: str


class RoundTable:
    """Everything on the page of one round."""

    def __init__(self, round: Round) -> None:
        self.round = round
        self.standing: Run | None = round.standing

    # Proposals ---------------------------------------------------------------------------------------------
    def proposals(self) -> QuerySet[Proposal]:
        """All of this round, the best fit first, drafts before what was sent."""
        rows = self.round.proposals.select_related(*WITH_PEOPLE).prefetch_related(*POSTS)
        return rows.order_by("-fit", "pk")

    @cached_property
    def pins(self) -> set[tuple[UUID, UUID]]:
        return set(self.round.pins.values_list("mentee_id", "mentor_id"))

    def rows(self, start: int = 0, count: int = FIRST) -> list[Row]:
        """Some lines of the table."""
        found = list(self.proposals()[start : start + count])
        return self.told(found)

    def told(self, found: list[Proposal]) -> list[Row]:
        """Proposals with their words."""
        words = Words.of([(row.reasons, row.concerns, row.unknown) for row in found])
        return [Row(row, (row.mentee_id, row.mentor_id) in self.pins, sentences.why(row, words)) for row in found]

    @cached_property
    def states(self) -> Counter[str]:
        """state → how many proposals of this round."""
        return Counter(self.round.proposals.values_list("state", flat=True))

    @property
    def count(self) -> int:
        return sum(self.states.values())

    @property
    def drafts(self) -> int:
        return self.states[Proposal.State.DRAFT]

    # The people ---------------------------------------------------------------------------------------------
    @cached_property
    def mentees(self) -> int:
        """Who looks for a mentor in this cohort, waiting or proposed."""
        return self._of("mentee", TAKING_PART)

    @cached_property
    def mentors(self) -> int:
        return self._of("mentor", TAKING_PART)

    def _of(self, side: str, states: tuple[str, ...]) -> int:
        rows = Application.objects.filter(cohort=self.round.cohort_id, side=side, state__in=states)
        return rows.filter(person__is_active=True).count()

    @cached_property
    def seats(self) -> list[Seat]:
        """Every mentor with her places, those with room first."""
        mentors = Application.objects.filter(cohort=self.round.cohort_id, side="mentor", state__in=TAKING_PART)
        mentors = mentors.filter(person__is_active=True).select_related("person", "person__openness")
        alive = (Proposal.State.DRAFT, Proposal.State.SENT, Proposal.State.AGREED)
        used = Counter(
            Proposal.objects.filter(mentor__cohort=self.round.cohort_id, state__in=alive).values_list(
                "mentor_id", flat=True
            )
        )
        seats = [seat_of(row, used[row.pk]) for row in mentors]
        return sorted(seats, key=lambda one: (one.used >= one.places, one.word, one.application.person.family_name))

    @cached_property
    def places(self) -> int:
        return sum(seat.places for seat in self.seats)

    @property
    def used(self) -> int:
        return sum(seat.used for seat in self.seats)

    @property
    def paused(self) -> int:
        return sum(seat.places == 0 for seat in self.seats)

    @property
    def room_words(self) -> str:
        """ "27 places, 22 used, five free."."""
        free = self.places - self.used
        said = ngettext("%(count)s place", "%(count)s places", self.places) % {"count": self.places}
        said += _(", %(used)s used, %(free)s free.") % {"used": self.used, "free": number(max(free, 0))}
        if self.paused:
            left = ngettext(
                "%(count)s paused mentor is left alone.", "%(count)s paused mentors are left alone.", self.paused
            ) % {"count": number(self.paused)}
            said += f" {left[:1].upper()}{left[1:]}"
        return said

    @cached_property
    def left(self) -> list[Left]:
        """Those of the standing plan who still have nobody."""
        if self.standing is None or not self.standing.plan:
            return []
        rows = self.standing.plan["unmatched"]
        waiting = Application.objects.filter(pk__in=[row["mentee"] for row in rows], state__in=FREE)
        people = {str(row.pk): row for row in waiting.select_related("person").prefetch_related("person__posts__unit")}
        placed = set(self.round.proposals.values_list("mentee_id", flat=True))
        shown = [row for row in rows if row["mentee"] in people and UUID(row["mentee"]) not in placed]
        words = Words.of(shown[:PAGE])
        return [
            Left(people[row["mentee"]], sentences.line(row.get("why", []), words), helps(row.get("helps", []), words))
            for row in shown[:PAGE]
        ]

    @cached_property
    def reopened(self) -> list[Proposal]:
        """Proposals of this round that came to nothing: their people are open again."""
        ended = (Proposal.State.DECLINED, Proposal.State.LAPSED)
        return list(self.round.proposals.filter(state__in=ended).select_related(*WITH_PEOPLE).order_by("-ended_at"))

    # Words --------------------------------------------------------------------------------------------------
    @property
    def title(self) -> str:
        """ "The second round"."""
        names = (
            _("The first round"), _("The second round"), _("The third round"), _("The fourth round"),
            _("The fifth round"), _("The sixth round"),
        )  # fmt: skip
        at = self.round.number - 1
        return names[at] if at < len(names) else _("Round %(number)s") % {"number": self.round.number}

    @property
    def lead(self) -> str:
        """The state of things, bad news last and straight."""
        people = _("%(mentees)s, %(mentors)s with %(places)s.") % {
            "mentees": ngettext("%(n)s mentee", "%(n)s mentees", self.mentees) % {"n": self.mentees},
            "mentors": ngettext("%(n)s mentor", "%(n)s mentors", self.mentors) % {"n": self.mentors},
            "places": ngettext("%(n)s place", "%(n)s places", self.places) % {"n": self.places},
        }
        if self.standing is None:
            return f"{people} {_('Nobody is proposed yet: match the round, look at it, then send.')}"
        return f"{people} {self._outcome()}"

    def _outcome(self) -> str:
        alive = self.count - len(self.reopened)
        have = ngettext("%(count)s mentee has a proposed mentor", "%(count)s mentees have a proposed mentor", alive) % {
            "count": alive
        }
        left = len(self.left)
        if not left:
            return f"{have}."
        nobody = ngettext(
            "%(count)s has nobody yet, and the reason is below.",
            "%(count)s have nobody yet, and the reasons are below.",
            left,
        ) % {"count": number(left)}
        return f"{have}; {nobody}"

    # Runs ---------------------------------------------------------------------------------------------------
    @cached_property
    def runs(self) -> list[Run]:
        """Trials of this round, newest first, and whatever is under way."""
        rows = self.round.runs.defer("plan")
        trials = list(rows.filter(purpose=Run.Purpose.WHAT_IF)[:8])
        under_way = rows.filter(purpose=Run.Purpose.STANDING, state__in=UNDER_WAY)
        return [*under_way, *trials]

    @property
    def busy(self) -> bool:
        return any(run.state in UNDER_WAY for run in self.runs)

    @cached_property
    def failed(self) -> Run | None:
        """The last attempt at the standing plan, where it failed."""
        last = self.round.runs.filter(purpose=Run.Purpose.STANDING).defer("plan").first()
        return last if last and last.state == Run.State.FAILED else None

    @property
    def standing_busy(self) -> bool:
        return any(run.purpose == Run.Purpose.STANDING and run.state in UNDER_WAY for run in self.runs)

    @property
    def shown_words(self) -> str:
        """ "22 proposals, two kept together. Each mentee and mentor still says yes or no."."""
        if not self.count:
            return ""
        said = ngettext("%(n)s proposal", "%(n)s proposals", self.count) % {"n": self.count}
        kept = len(self.pins & set(self.round.proposals.values_list("mentee_id", "mentor_id"))) if self.pins else 0
        if kept:
            said += ngettext(", %(n)s kept together", ", %(n)s kept together", kept) % {"n": number(kept)}
        return said + ". " + _("Each mentee and mentor still says yes or no.")

    @cached_property
    def changed_since(self) -> str:
        """Whether people or settlements changed since the plan was reckoned; empty where nothing did."""
        if self.standing is None or self.round.state == Round.State.CLOSED:
            return ""
        since = self.standing.asked_at
        newer = Application.objects.filter(cohort=self.round.cohort_id, state__in=FREE, submitted_at__gt=since).count()
        apart = self.round.exclusions.filter(settled_at__gt=since).count()
        reopened = sum(1 for row in self.reopened if row.ended_at and row.ended_at > since)
        if not newer + apart + reopened:
            return ""
        return _("Since this plan was made, applications, exclusions or answers have changed. Match again to use them.")

    # Sending ------------------------------------------------------------------------------------------------
    @cached_property
    def mentors_written_to(self) -> int:
        rows = self.round.proposals.filter(state=Proposal.State.DRAFT)
        return rows.values("mentor_id").distinct().count()

    @cached_property
    def comforted(self) -> int:
        """How many have nobody this time and would be written to."""
        rows = Application.objects.filter(cohort=self.round.cohort_id, state=Application.State.SUBMITTED)
        placed = self.round.proposals.filter(state=Proposal.State.DRAFT)
        rows = rows.exclude(pk__in=placed.values("mentee_id")).exclude(pk__in=placed.values("mentor_id"))
        return rows.exclude(side=Application.Side.PEER).count()

    @property
    def may_comfort(self) -> bool:
        """Is there somebody to write to although nobody is proposed?"""
        return self.standing is not None and self.round.state == Round.State.DRAFT and self.comforted > 0

    @property
    def sliders(self) -> list[dict[str, Any]]:
        """The criteria with where they stand."""
        return sliders(self.round.weights)


def sliders(chosen: dict[str, float]) -> list[dict[str, Any]]:
    """The criteria, each with its place and the word for every place."""
    words = "|".join(weights.word(step) for step in range(weights.MOST + 1))
    return [
        {"name": name, "label": weights.CRITERIA[name][0], "value": round(place), "words": words}
        for name, place in weights.places(chosen).items()
    ]


def seat_of(row: Application, used: int) -> Seat:
    """A mentor's places, as the page says them: those offered here, and never more than her door has."""
    openness = getattr(row.person, "openness", None)
    if openness is None or openness.state == "paused":
        return Seat(row, used, used, _("paused"))
    places = max(min(row.places, openness.free + used), used)
    return Seat(row, used, places, _("open") if used < places else _("full with this round") if used else _("full"))


def helps(said: list[Any], words: Words) -> list[Help]:
    """What would help, each with the person it is about."""
    found = []
    for code, params in said:
        text = sentences.say([code, params], words)
        who = words.people.get(str(params.get("mentor") or params.get("mentee") or ""))
        areas = [words.areas[one] for one in params.get("terms", []) if one in words.areas]
        if text:
            found.append(Help(text, who.person if who else None, areas[0] if areas else None))
    return found


def choices_of(row: Proposal) -> list[Choice]:
    """The other choices of a proposal, in words."""
    words = Words.of(row.alternatives)
    found = [one for one in row.alternatives if one["mentor"] in words.people]
    return [
        Choice(words.people[one["mentor"]], round(one["fit"]), sentences.line(one["effects"], words)) for one in found
    ]

"""An application to a cohort, from either side, with its private wishes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Area, Person

from .cohort import Cohort


class Application(models.Model):
    """Somebody's wish to take part. A person may be mentor and mentee of one cohort, with an application each.

    While it is a draft only its author sees it. `hopes` is read by the programme's facilitators and, once a proposal
    is sent, by the person proposed; the form says so.
    """

    class Side(models.TextChoices):
        MENTEE = "mentee", _("mentee")
        MENTOR = "mentor", _("mentor")
        PEER = "peer", _("peer")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("handed in")
        PROPOSED = "proposed", _("proposed to somebody")
        PAIRED = "paired", _("in a relationship")
        WAITING = "waiting", _("on the waiting list")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="applications")
    side = models.CharField(max_length=6, choices=Side.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    hopes = models.TextField(max_length=2000, blank=True)
    places = models.PositiveSmallIntegerField(default=1)  # of a mentor, in this cohort
    newcomer = models.BooleanField(default=False)  # as it was when the application was handed in
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_in = models.CharField(max_length=36, blank=True)  # the browser window that saved last
    submitted_at = models.DateTimeField(null=True)

    STEPS = (
        ("draft", "submit", "submitted"),
        ("submitted", "withdraw", "withdrawn"),
        ("waiting", "withdraw", "withdrawn"),
        ("withdrawn", "resume", "draft"),
        ("submitted", "propose", "proposed"),
        ("waiting", "propose", "proposed"),
        ("proposed", "pair", "paired"),
        ("proposed", "return", "waiting"),
        ("submitted", "wait", "waiting"),
        ("paired", "return", "waiting"),
    )

    class Meta:
        ordering = ("submitted_at", "pk")
        constraints = (models.UniqueConstraint(fields=("cohort", "person", "side"), name="an_application_once"),)

    def __str__(self) -> str:
        return f"{self.person} ({self.get_side_display()})"


class ApplicationArea(models.Model):
    """An area wanted (mentee: `weight` is importance) or offered (mentor: strength), as this application says it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="applications")
    weight = models.PositiveSmallIntegerField(default=2)  # 1 to 3
    glad = models.BooleanField(default=True)

    class Meta:
        ordering = ("-weight", "area__label_en")
        constraints = (
            models.UniqueConstraint(fields=("application", "area"), name="an_applied_area_once"),
            models.CheckConstraint(condition=models.Q(weight__gte=1, weight__lte=3), name="area_weight_1_to_3"),
        )

    def __str__(self) -> str:
        return str(self.area)


class Wish(models.Model):
    """A person the applicant would like, in order; 1 is the first wish. Read by the engine and its author alone."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="wishes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=("application", "person"), name="a_wish_once"),)

    def __str__(self) -> str:
        return str(self.rank)


class Avoidance(models.Model):
    """ "Not this person", without a reason. Read by the engine and its author alone; no page tells of it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="avoidances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("application", "person"), name="an_avoidance_once"),)

    def __str__(self) -> str:
        return "avoidance"

"""A round of matching, with what the facilitator has settled beforehand."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .application import Application
from .cohort import Cohort


class Round(models.Model):
    """One turn of matching within a cohort. Nothing is sent before it is published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        PUBLISHED = "published", _("sent")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    weights = models.JSONField(default=dict)  # criterion → 0 to 10 (weights.py); empty means the engine's own
    standing = models.ForeignKey(  # the run whose plan the proposals show
        "programmes.Run", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    STEPS = (
        ("draft", "publish", "published"),
        ("published", "publish", "published"),  # those who came back to the round are matched and sent again
        ("published", "close", "closed"),
    )

    class Meta:
        ordering = ("cohort", "number")
        constraints = (models.UniqueConstraint(fields=("cohort", "number"), name="a_round_number_once"),)

    def __str__(self) -> str:
        return str(self.number)


class Settled(models.Model):
    """Two applications that the facilitator has settled together or apart, for the runs of a round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentee = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.mentee_id} {self.mentor_id}"


class Pin(Settled):
    """Keep these two together whatever the weights."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pins")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "mentee"), name="one_pin_a_mentee"),)


class Exclusion(Settled):
    """Never propose these two in this round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="exclusions")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "mentee", "mentor"), name="an_exclusion_once"),)

"""A request: one person asks another directly."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Area, Kind, Person

from .proposal import DeclineReason


class Request(models.Model):
    """A mentee asks a mentor whom she found in the directory. Only the two see it; it holds an area and a kind and
    no free text."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined kindly")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="requests_made")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="requests_received")
    kind = models.CharField(max_length=12, choices=Kind._meta.get_field("kind").choices)
    area = models.ForeignKey(Area, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=8, choices=DeclineReason.choices, blank=True)
    suggested = models.ForeignKey(  # "someone else fits better"
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    STEPS = (
        ("waiting", "accept", "accepted"),
        ("waiting", "decline", "declined"),
        ("waiting", "withdraw", "withdrawn"),
    )

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("mentee", "mentor"),
                condition=models.Q(state="waiting"),
                name="one_open_request_a_pair",
            ),
            models.CheckConstraint(condition=~models.Q(mentee=models.F("mentor")), name="nobody_asks_herself"),
        )

    def __str__(self) -> str:
        return f"{self.mentee_id} {self.mentor_id}"

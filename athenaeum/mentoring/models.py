"""The pair: one mentor and one mentee (or two peers) in a relationship."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Kind, Person
from athenaeum.programmes.models import Cohort, Proposal, Request


class Pair(models.Model):
    """A relationship that both have said yes to. It came from a proposal or from a request, once."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pairs_as_mentee")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pairs_as_mentor")
    kind = models.CharField(max_length=12, choices=Kind._meta.get_field("kind").choices)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, null=True, related_name="pairs")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, related_name="pair")
    request = models.OneToOneField(Request, on_delete=models.PROTECT, null=True, related_name="pair")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    begun_at = models.DateTimeField()
    ends_on = models.DateField(null=True)

    STEPS = (("active", "end", "ended"),)

    class Meta:
        ordering = ("-begun_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("mentee", "mentor"), condition=models.Q(state="active"), name="one_active_pair"
            ),
            models.CheckConstraint(condition=~models.Q(mentee=models.F("mentor")), name="nobody_mentors_herself"),
        )

    def __str__(self) -> str:
        return f"{self.mentee_id} {self.mentor_id}"

    def other(self, person: Person) -> Person:
        """The one of the two who is not this person."""
        return self.mentor if person.pk == self.mentee_id else self.mentee

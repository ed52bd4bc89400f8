"""The outbox. A letter is a row written in the transaction of what it tells of; the worker sends it afterwards."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Person


class Letter(models.Model):
    """One letter to one person. (event, recipient, template) is unique: an event tells each person once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to go out")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be delivered")
        CANCELLED = "cancelled", _("not sent any more")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.CharField(max_length=120)  # what happened, as "label:row:verb"
    template = models.CharField(max_length=80)
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-written_at",)
        constraints = (models.UniqueConstraint(fields=("event", "recipient", "template"), name="a_letter_once"),)
        indexes = (models.Index(fields=("due_at",), condition=models.Q(state="waiting"), name="letters_waiting"),)

    def __str__(self) -> str:
        return self.subject

"""A programme of mentoring, made from a template and the facilitator's to change."""

import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Kind, Person


class Programme(models.Model):
    """What is offered, to whom, in which form of relationship.

    The form is data: who meets whom (`symmetric`, `members_min`, `members_max`), how people find each other
    (`pairing`) and what is asked of them. Code asks these fields and never the template's name.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class Pairing(models.TextChoices):
        """How people find each other."""

        ROUND = "round", _("matched in rounds")
        ASK = "ask", _("people ask each other")
        ASSIGN = "assign", _("the facilitator proposes")
        ROTATE = "rotate", _("everybody meets in turn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.SlugField(max_length=40)
    title_en = models.CharField(max_length=120)
    title_fr = models.CharField(max_length=120, blank=True)
    purpose_en = models.TextField(max_length=2000, blank=True)
    purpose_fr = models.TextField(max_length=2000, blank=True)
    kind = models.CharField(max_length=12, choices=Kind._meta.get_field("kind").choices)
    pairing = models.CharField(max_length=8, choices=Pairing.choices, default=Pairing.ROUND)
    symmetric = models.BooleanField(default=False)  # no mentor and mentee, only peers
    members_min = models.PositiveSmallIntegerField(default=2)
    members_max = models.PositiveSmallIntegerField(default=2)
    months = models.PositiveSmallIntegerField(default=6)
    every_days = models.PositiveSmallIntegerField(default=30)
    minutes = models.PositiveSmallIntegerField(default=60)
    needs_agreement = models.BooleanField(default=True)
    newcomers_only = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    facilitators = models.ManyToManyField(Person, related_name="facilitated")
    created_at = models.DateTimeField()

    STEPS = (("draft", "offer", "open"), ("open", "close", "closed"), ("closed", "offer", "open"))

    class Meta:
        ordering = ("title_en",)

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return (self.title_fr if (get_language() or "en").startswith("fr") else "") or self.title_en

    @property
    def purpose(self) -> str:
        return (self.purpose_fr if (get_language() or "en").startswith("fr") else "") or self.purpose_en

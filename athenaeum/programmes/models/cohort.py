"""A cohort: one turn of a programme, with its dates."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .programme import Programme


class Cohort(models.Model):
    """People who go through a programme at the same time. `opens_on` to `closes_on` one may apply; relationships run
    from `starts_on` to `ends_on`, each day included."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open for applications")
        MATCHING = "matching", _("being matched")
        RUNNING = "running", _("running")
        ENDED = "ended", _("ended")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    title_en = models.CharField(max_length=120)
    title_fr = models.CharField(max_length=120, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    created_at = models.DateTimeField()

    STEPS = (
        ("planned", "open", "open"),
        ("open", "match", "matching"),
        ("matching", "reopen", "open"),
        ("matching", "start", "running"),
        ("running", "end", "ended"),
    )

    class Meta:
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("closes_on")) & models.Q(starts_on__lt=models.F("ends_on")),
                name="cohort_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return (self.title_fr if (get_language() or "en").startswith("fr") else "") or self.title_en

    def takes_applications(self, today: date) -> bool:
        """May one apply today?"""
        return self.state == self.State.OPEN and self.opens_on <= today <= self.closes_on

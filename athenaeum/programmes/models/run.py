"""A run of the engine for a round: the standing plan, or a "what if" beside it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class Run(models.Model):
    """Asked for by a page, carried out by the worker, stopped when the facilitator says so.

    `plan` holds what the page shows, as `programmes/reckoning.py` writes it: {"pairs": [{"mentee", "mentor", "fit",
    "reasons", …}], "unmatched": [{"mentee", "why", …}], "places": {mentor: places}}; `certificate` the proof in
    figures. People stand in it by the keys of their applications, reasons as codes with parameters.
    """

    class Purpose(models.TextChoices):
        STANDING = "standing", _("the plan")
        WHAT_IF = "what_if", _("what if")

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to begin")
        RUNNING = "running", _("looking")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped by you")
        FAILED = "failed", _("could not finish")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="runs")
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    title = models.CharField(max_length=200, blank=True)
    weights = models.JSONField(default=dict)  # as in Round
    pins = models.JSONField(default=list)  # [[mentee, mentor]], kept together in this run besides the round's pins
    by = models.CharField(max_length=12, default="assignment")  # the solver: assignment, floor, stable
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    stop_asked = models.BooleanField(default=False)
    stage = models.CharField(max_length=40, blank=True)
    done = models.FloatField(default=0)  # 0 to 1
    best = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    plan = models.JSONField(default=dict)
    certificate = models.JSONField(default=dict)
    trouble = models.JSONField(default=dict)  # why it failed, as a code with its parameters
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return self.title or str(self.get_purpose_display())

    @property
    def percent(self) -> int:
        """How far it is, of 100."""
        return round(self.done * 100)

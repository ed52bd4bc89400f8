"""A staff list from the personnel office, from the moment it is handed in until it is taken in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class StaffList(models.Model):
    """One file and what became of it.

    `path` leads to the file below MEDIA_ROOT, which is never served; the file goes when the list has been taken in
    or given up. `choices` holds the facilitator's answers by the key of the doubt they answer; they and the mapping
    of columns are remembered for the next list.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("handed in")
        READ = "read", _("read")
        PREVIEWED = "previewed", _("ready to take in")
        APPLYING = "applying", _("being taken in")
        APPLIED = "applied", _("taken in")
        FAILED = "failed", _("could not be taken in")
        STOPPED = "stopped", _("stopped")
        DROPPED = "dropped", _("given up")

    class Leavers(models.TextChoices):
        UNSAID = "", _("not asked yet")
        LEFT = "left", _("they have left")
        STAY = "stay", _("nobody has left")

    STEPS = (
        (State.UPLOADED, "read", State.READ),
        (State.UPLOADED, "fail", State.FAILED),
        (State.READ, "map", State.READ),
        (State.PREVIEWED, "map", State.READ),
        (State.STOPPED, "map", State.READ),
        (State.FAILED, "map", State.READ),
        (State.READ, "preview", State.PREVIEWED),
        (State.READ, "fail", State.FAILED),
        (State.PREVIEWED, "preview", State.PREVIEWED),
        (State.STOPPED, "preview", State.PREVIEWED),
        (State.PREVIEWED, "choose", State.PREVIEWED),
        (State.STOPPED, "choose", State.STOPPED),
        (State.PREVIEWED, "apply", State.APPLYING),
        (State.STOPPED, "apply", State.APPLYING),
        (State.FAILED, "apply", State.APPLYING),
        (State.APPLYING, "finish", State.APPLIED),
        (State.APPLYING, "stop", State.STOPPED),
        (State.APPLYING, "fail", State.FAILED),
        (State.UPLOADED, "drop", State.DROPPED),
        (State.READ, "drop", State.DROPPED),
        (State.PREVIEWED, "drop", State.DROPPED),
        (State.STOPPED, "drop", State.DROPPED),
        (State.FAILED, "drop", State.DROPPED),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    sheet = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    form = models.JSONField(default=dict)  # encoding, delimiter, sheets, headings and a few values of each
    mapping = models.JSONField(default=dict)  # heading → field
    choices = models.JSONField(default=dict)  # key of a doubt → answer
    counts = models.JSONField(default=dict)
    leavers = models.CharField(max_length=5, choices=Leavers.choices, default=Leavers.UNSAID, blank=True)
    agreed = models.JSONField(default=list)  # keys of the persons of whom somebody said that they have left
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    trouble = models.JSONField(default=dict)  # code and what its sentence fills in
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="staff_lists")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state="applying"), name="one_staff_list_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        """Is the worker at it, or about to be?"""
        return self.state in (self.State.UPLOADED, self.State.APPLYING) or bool(self.form.get("waits"))

    @property
    def changes_nothing(self) -> bool:
        """Would taking it in leave everything as it is?"""
        return not any(self.counts.get(name) for name in ("add", "back", "change", "leave", "units", "sites"))


class StaffListRow(models.Model):
    """A row of the preview: somebody who would be added, changed, welcomed back or seen off, or a doubt."""

    class Kind(models.TextChoices):
        DOUBT = "doubt", _("to look at")
        ADD = "add", _("new")
        CHANGE = "change", _("changed")
        BACK = "back", _("back")
        LEAVE = "leave", _("left")

    staff_list = models.ForeignKey(StaffList, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    line = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=20)
    field = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=400, blank=True)
    who = models.CharField(max_length=250, blank=True)
    key = models.CharField(max_length=700, blank=True)
    extra = models.JSONField(default=dict)

    class Meta:
        ordering = ("line", "id")
        indexes = (models.Index(fields=("staff_list", "kind", "line")),)

    def __str__(self) -> str:
        return f"{self.line} {self.code}"

"""Whether a person is open to mentoring, for how many, and of which kinds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Kinds(models.TextChoices):
    ONE_TO_ONE = "one_to_one", _("one to one")
    CONVERSATION = "conversation", _("a single conversation")
    CIRCLE = "circle", _("a circle")
    PEER = "peer", _("learning together as peers")
    REVERSE = "reverse", _("reverse mentoring")


KINDS = tuple(Kinds.values)


class Openness(models.Model):
    """A mentor's door: open or paused, with places. `taken` counts the places in use and is changed only by a
    conditional update (`actions/openness.py`), so that the last place goes to exactly one person."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        PAUSED = "paused", _("paused")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="openness", primary_key=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    places = models.PositiveSmallIntegerField(default=1)
    taken = models.PositiveSmallIntegerField(default=0)
    back_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(taken__lte=models.F("places")), name="places_hold"),)

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def free(self) -> int:
        """Places left, as numbers stand; whether they may be taken also depends on the state."""
        return self.places - self.taken

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.free > 0

    @property
    def word(self) -> str:
        """One word for the page: open, full or paused."""
        if self.state == self.State.PAUSED:
            return "paused"
        return "open" if self.free > 0 else "full"


class Kind(models.Model):
    """A kind of mentoring that a person accepts."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kinds")
    kind = models.CharField(max_length=12, choices=Kinds.choices)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("person", "kind"), name="a_kind_once"),)

    def __str__(self) -> str:
        return self.get_kind_display()

"""How a person likes to be reached, and when."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Channels(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("phone")
    EMAIL = "email", _("e-mail")
    VIDEO = "video", _("video")
    CHAT = "chat", _("chat")


CHANNELS = tuple(Channels.values)


class Channel(models.Model):
    """One of a person's preferred channels; position 1 is the one she likes best.

    `detail` is what the link needs: an extension, a room, a video or chat address. Empty means the one on file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=10, choices=Channels.choices)
    position = models.PositiveSmallIntegerField()
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("person", "kind"), name="a_channel_once"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class GoodHours(models.Model):
    """A half-day of the week that suits a person: "mon-am" to "fri-pm", "sat-am" for those who work then."""

    class Slot(models.TextChoices):
        MON_AM = "mon-am", _("Monday morning")
        MON_PM = "mon-pm", _("Monday afternoon")
        TUE_AM = "tue-am", _("Tuesday morning")
        TUE_PM = "tue-pm", _("Tuesday afternoon")
        WED_AM = "wed-am", _("Wednesday morning")
        WED_PM = "wed-pm", _("Wednesday afternoon")
        THU_AM = "thu-am", _("Thursday morning")
        THU_PM = "thu-pm", _("Thursday afternoon")
        FRI_AM = "fri-am", _("Friday morning")
        FRI_PM = "fri-pm", _("Friday afternoon")
        SAT_AM = "sat-am", _("Saturday morning")
        SAT_PM = "sat-pm", _("Saturday afternoon")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="good_hours")
    slot = models.CharField(max_length=6, choices=Slot.choices)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("person", "slot"), name="an_hour_once"),)

    def __str__(self) -> str:
        return self.get_slot_display()

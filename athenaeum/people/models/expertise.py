"""What a person knows and what she wishes to learn."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .area import Area
from .person import Person


class Expertise(models.Model):
    """An area a person knows, how well, and whether she is glad to help with it. To have is not yet to teach."""

    class Strength(models.IntegerChoices):
        KNOWS = 1, _("knows it")
        WELL = 2, _("knows it well")
        DEEPLY = 3, _("knows it deeply")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="expertise")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="known_by")
    strength = models.PositiveSmallIntegerField(choices=Strength.choices, default=Strength.WELL)
    glad = models.BooleanField(default=True)

    class Meta:
        ordering = ("-strength", "area__label_en")
        constraints = (models.UniqueConstraint(fields=("person", "area"), name="an_expertise_once"),)

    def __str__(self) -> str:
        return str(self.area)


class LearningArea(models.Model):
    """An area a person wishes to learn, and how much it matters to her."""

    class Importance(models.IntegerChoices):
        SOMETIME = 1, _("some time")
        SOON = 2, _("soon")
        FIRST = 3, _("first of all")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="learning_areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="wanted_by")
    importance = models.PositiveSmallIntegerField(choices=Importance.choices, default=Importance.SOON)
    shown = models.BooleanField(default=False)  # in the directory, to find somebody to learn it with

    class Meta:
        ordering = ("-importance", "area__label_en")
        constraints = (models.UniqueConstraint(fields=("person", "area"), name="a_learning_area_once"),)

    def __str__(self) -> str:
        return str(self.area)

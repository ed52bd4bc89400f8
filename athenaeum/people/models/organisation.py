"""The organisation and its parts."""

import uuid

from django.db import models
from django.utils.translation import get_language


class Named(models.Model):
    """Something with a name in English and, where it has one, in French."""

    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else the one there is."""
        return (self.name_fr if (get_language() or "en").startswith("fr") else "") or self.name_en


class Organisation(Named):
    """The one house of this installation; there is exactly one row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    time_zone = models.CharField(max_length=64, default="America/Halifax")
    french_on = models.BooleanField(default=True)
    contact = models.EmailField(blank=True)
    offer_days = models.PositiveSmallIntegerField(default=14)
    set_up_at = models.DateTimeField(null=True)
    only = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("only",), name="one_organisation"),
            models.CheckConstraint(condition=models.Q(only=True), name="organisation_is_the_only_one"),
        )


class Site(Named):
    """A place where people work."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ("name_en",)
        constraints = (models.UniqueConstraint(fields=("name_en",), name="one_site_a_name"),)


class Unit(Named):
    """A library, branch or department."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ("name_en",)
        constraints = (models.UniqueConstraint(fields=("name_en",), name="one_unit_a_name"),)

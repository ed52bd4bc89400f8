"""The vocabulary of areas: what librarians know and wish to learn."""

import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """A term of the vocabulary, in English and French, with its synonyms and its broader term.

    A person may add her own term; the facilitator later keeps it or merges it into another, whose synonym it becomes.
    """

    class Facet(models.TextChoices):
        FUNCTION = "function", _("work")
        SUBJECT = "subject", _("subject")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower")
    facet = models.CharField(max_length=10, choices=Facet.choices, default=Facet.FUNCTION)
    notation = models.CharField(max_length=12, blank=True)
    label_en = models.CharField(max_length=120)
    label_fr = models.CharField(max_length=120)
    alt_en = models.CharField(max_length=500, blank=True)  # synonyms, joined by "; "
    alt_fr = models.CharField(max_length=500, blank=True)
    own = models.BooleanField(default=False)  # somebody's own term, not yet looked at
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("label_en",)

    def __str__(self) -> str:
        return self.label

    @property
    def current(self) -> "Area":
        """The term that holds now: the one this was merged into, or itself."""
        return self.merged_into or self

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return (self.label_fr if (get_language() or "en").startswith("fr") else "") or self.label_en

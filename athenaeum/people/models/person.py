"""A person of the house: also the account she signs in with."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGES = (("en", "English"), ("fr", "Français"))


class People(models.QuerySet["Person"]):
    """Ways to pick persons."""

    def here(self) -> "People":
        """Those who have not left."""
        return self.filter(is_active=True)

    def by_name(self) -> "People":
        return self.order_by("family_name", "given_name", "pk")


class PersonManager(BaseUserManager.from_queryset(People)):  # type: ignore[misc]
    """What Django's account machinery expects of a user manager."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        person: Person = self.get(email__iexact=email)
        return person


class Person(AbstractBaseUser):
    """Somebody on the staff list, or somebody who was.

    A person who left stays as a row without an active account, so that what she shared with others keeps its author.
    """

    class EmailState(models.TextChoices):
        UNVERIFIED = "unverified", _("not yet confirmed")
        VERIFIED = "verified", _("confirmed")
        BOUNCING = "bouncing", _("letters come back")

    class Address(models.TextChoices):
        """How French addresses the person; she chooses (design language, section 15)."""

        NEUTRAL = "neutral", _("neutral form")
        FEMININE = "feminine", _("feminine form")
        MASCULINE = "masculine", _("masculine form")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff_id = models.CharField(max_length=64, null=True, blank=True, unique=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    email = models.EmailField(null=True, blank=True, unique=True)
    email_state = models.CharField(max_length=12, choices=EmailState.choices, default=EmailState.UNVERIFIED)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    address = models.CharField(max_length=10, choices=Address.choices, default=Address.NEUTRAL)
    bio = models.TextField(max_length=2000, blank=True)
    bio_language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)
    place = models.CharField(max_length=200, blank=True)
    hired_on = models.DateField(null=True, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the last staff list said of her: a field is written again only when the list changes its mind, so that
    # what she has corrected herself stays. Empty where no list has named her; she is then nobody's leaver.
    listed = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(default=True)
    left_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["given_name", "family_name"]

    class Meta:
        ordering = ("family_name", "given_name", "id")
        indexes = (models.Index(fields=("family_name", "given_name")),)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def inverted_name(self) -> str:
        """As on a catalogue card: "Okafor, Samuel"."""
        return f"{self.family_name}, {self.given_name}" if self.given_name else self.family_name

    @property
    def initials(self) -> str:
        return f"{self.given_name[:1]}{self.family_name[:1]}"

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.given_name


class Role(models.Model):
    """A role that somebody gave a person; mentor, mentee and supervisor follow from what is so and need no row."""

    class Name(models.TextChoices):
        FACILITATOR = "facilitator", _("facilitator")
        OPERATOR = "operator", _("operator")
        DIRECTORATE = "directorate", _("organisation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=12, choices=Name.choices)
    given_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "name"), name="a_role_once"),)

    def __str__(self) -> str:
        return self.get_name_display()


class SpokenLanguage(models.Model):
    """A language in which a person can mentor or learn."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=8)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("person", "code"), name="a_language_once"),)

    def __str__(self) -> str:
        return self.code

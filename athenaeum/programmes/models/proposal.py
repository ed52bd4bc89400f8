"""A proposal: two people whom a round, or the facilitator, brings together. Both say yes, or it ends kindly."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from athenaeum.people.models import Person

from .application import Application
from .round import Round


class Answer(models.TextChoices):
    WAITING = "waiting", _("has not answered")
    YES = "yes", _("says yes")
    TALK = "talk", _("would like to talk first")
    NO = "no", _("says no")


class DeclineReason(models.TextChoices):
    """Reasons to choose from. None is needed, and there is no field to write one: what is not written cannot leak."""

    NONE = "none", _("I would rather not say")
    TIME = "time", _("The time is wrong for me")
    FIT = "fit", _("Somebody else would fit better")
    FULL = "full", _("I have no room for more")
    KNOWN = "known", _("We already work closely together")


class Proposal(models.Model):
    """Mentee and mentor as a plan puts them, and what each has answered.

    `reasons`, `concerns`, `unknown` and `alternatives` are what the engine said, as codes with parameters, so that each
    reader gets them in her own language. They speak of profiles and wishes given for matching, never of a room.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("not sent")
        SENT = "sent", _("sent")
        AGREED = "agreed", _("both said yes")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("the place was taken")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="as_mentee")
    mentor = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="as_mentor")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    fit = models.FloatField()
    reasons = models.JSONField(default=list)
    concerns = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    alternatives = models.JSONField(default=list)
    mentee_answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    mentor_answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    mentee_reason = models.CharField(max_length=8, choices=DeclineReason.choices, blank=True)
    mentor_reason = models.CharField(max_length=8, choices=DeclineReason.choices, blank=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    STEPS = (
        ("draft", "send", "sent"),
        ("sent", "accept", "agreed"),
        ("sent", "decline", "declined"),
        ("sent", "lapse", "lapsed"),
    )

    class Meta:
        ordering = ("-fit", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "mentee", "mentor"), name="a_proposal_once"),
            models.UniqueConstraint(
                fields=("round", "mentee"),
                condition=models.Q(state__in=("draft", "sent", "agreed")),
                name="one_live_proposal_a_mentee",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentee_id} {self.mentor_id}"

    def application_of(self, person: Person) -> Application:
        """The side of this proposal that is the person's."""
        return self.mentee if self.mentee.person_id == person.pk else self.mentor

    def other(self, application: Application) -> Application:
        """The side opposite."""
        return self.mentor if application.pk == self.mentee_id else self.mentee

    def answer_of(self, person: Person) -> str:
        """What this person has answered."""
        return str(getattr(self, f"{self.application_of(person).side}_answer"))

    @property
    def may_talk(self) -> bool:
        """Do the two see how to reach each other? When one asked to talk first, or both said yes."""
        talks = Answer.TALK in (self.mentee_answer, self.mentor_answer)
        return self.state == self.State.AGREED or (talks and self.state == self.State.SENT)

"""What this floor keeps: the audit trail."""

import uuid

from django.db import models


class AuditEvent(models.Model):
    """One line of the trail. It names the actor instead of pointing at her, so that it outlives her account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    row = models.CharField(max_length=64)
    fields = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("label", "row")), models.Index(fields=("actor_id", "at")))

    def __str__(self) -> str:
        return f"{self.verb} {self.label}"

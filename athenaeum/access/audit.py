"""The audit trail: who did what to which record, when. Names of people and of changed fields, never content."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from .models import AuditEvent
from .policy import Actor


def record(verb: str, row: Model, *, by: Actor, now: datetime, fields: Iterable[str] = ()) -> AuditEvent:
    """Write one line, in the transaction of the change it tells of.

    Args:
        verb: what was done, in the words of the policy table.
        row: the record it was done to.
        by: the person, or SYSTEM.
        now: when.
        fields: the names of the fields that changed; never their values.
    """
    return AuditEvent.objects.create(
        at=now,
        actor_id=by.pk,
        actor_name=str(by)[:200],
        verb=verb,
        label=row._meta.label,
        row=str(row.pk),
        fields=" ".join(sorted(fields)),
    )

"""The audit trail: who did what to which record, when. Names of people and of changed fields, never content."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model

from .models import AuditEvent
from .policy import Actor


def record_all(verb: str, label: str, keys: Iterable[Any], *, by: Actor, now: datetime) -> None:
    """Write one line for each of many rows that one deed did the same to.

    Args:
        verb, by, now: as for `record`.
        label: the model, as "app.Model".
        keys: the rows' keys.
    """
    actor = {"actor_id": by.pk, "actor_name": str(by)[:200]}
    AuditEvent.objects.bulk_create(
        [AuditEvent(at=now, verb=verb, label=label, row=str(key), **actor) for key in keys], batch_size=1000
    )


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

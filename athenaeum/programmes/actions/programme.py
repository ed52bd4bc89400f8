"""Programmes are opened from a template, offered to all staff, and closed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from athenaeum.access import audit
from athenaeum.access.policy import SYSTEM, Actor, demand
from athenaeum.access.refusals import NotNow
from athenaeum.access.steps import next_state
from athenaeum.people.models import Person
from athenaeum.programmes.models import Programme
from athenaeum.programmes.template import Template
from athenaeum.programmes.template import template as template_of

EDITABLE = ("title_en", "title_fr", "purpose_en", "purpose_fr", "months", "every_days", "minutes", "needs_agreement")
# Who meets whom: people apply for that form, so it stands once the programme is offered.
SHAPE = ("kind", "pairing", "symmetric", "members_min", "members_max", "newcomers_only")


@transaction.atomic
def open_programme(
    *,
    template: Template | str,
    title_en: str = "",
    title_fr: str = "",
    purpose_en: str = "",
    purpose_fr: str = "",
    facilitators: Iterable[Person] = (),
    by: Actor,
    now: datetime,
) -> Programme:
    """Make a programme from a template; it stays a draft until it is offered.

    Args:
        template: a template or its key.
        title_en, title_fr, purpose_en, purpose_fr: the facilitator's words; the template's where empty.
        facilitators: who looks after it besides the one who opens it.
        by: a facilitator, or SYSTEM.
        now: when.

    Raises:
        NotYours: `by` is no facilitator.
        LookupError: there is no such template.
    """
    demand(by, "open", Programme)
    form = template_of(template) if isinstance(template, str) else template
    programme = Programme.objects.create(
        template=form.key,
        title_en=title_en or form.titles["en"],
        title_fr=title_fr or ("" if title_en else form.titles["fr"]),
        purpose_en=purpose_en or form.purposes["en"],
        purpose_fr=purpose_fr or ("" if purpose_en else form.purposes["fr"]),
        created_at=now,
        **form.fields,
    )
    programme.facilitators.add(*facilitators, *(() if by is SYSTEM else (by,)))
    audit.record("open", programme, by=by, now=now)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, by: Actor, now: datetime, **fields: Any) -> Programme:
    """Write what a facilitator has changed; what is not named stays.

    Args:
        fields: names of EDITABLE, and of SHAPE while it is a draft, with their values.

    Raises:
        NotNow: its form is changed though it is offered already.
        TypeError: a field that cannot be changed here.
    """
    demand(by, "change", programme)
    if strangers := set(fields) - {*EDITABLE, *SHAPE}:
        raise TypeError(f"not to be changed here: {sorted(strangers)}")
    changed = [name for name, value in fields.items() if getattr(programme, name) != value]
    if set(changed) & set(SHAPE) and programme.state != Programme.State.DRAFT:
        raise NotNow(
            _("This programme is offered already, so who meets whom stands. Open another programme for a new form.")
        )
    for name in changed:
        setattr(programme, name, fields[name])
    if changed:
        programme.save(update_fields=changed)
        audit.record("change", programme, by=by, now=now, fields=changed)
    return programme


@transaction.atomic
def offer_programme(*, programme: Programme, by: Actor, now: datetime) -> Programme:
    """Show a programme to all staff."""
    return _step(programme, "offer", _("This programme is offered already."), by=by, now=now)


@transaction.atomic
def close_programme(*, programme: Programme, by: Actor, now: datetime) -> Programme:
    """Take a programme out of the offer; what runs in it goes on."""
    return _step(programme, "close", _("Only a programme that is offered can be closed."), by=by, now=now)


def _step(programme: Programme, verb: str, otherwise: str, *, by: Actor, now: datetime) -> Programme:
    demand(by, "change", programme)
    programme.state = next_state(programme, verb, otherwise)
    programme.save(update_fields=["state"])
    audit.record(verb, programme, by=by, now=now, fields=["state"])
    return programme


@transaction.atomic
def add_facilitator(*, programme: Programme, person: Person, by: Actor, now: datetime) -> None:
    """Let somebody look after a programme. She must hold the role of facilitator, which an operator gives.

    Raises:
        NotNow: the person holds no such role.
    """
    demand(by, "change", programme)
    if not person.is_active or not person.roles.filter(name="facilitator").exists():
        raise NotNow(
            _("%(name)s is not a facilitator of the house. An operator can give the role; then try again.")
            % {"name": person.full_name}
        )
    programme.facilitators.add(person)
    audit.record("add facilitator", programme, by=by, now=now, fields=["facilitators"])


@transaction.atomic
def remove_facilitator(*, programme: Programme, person: Person, by: Actor, now: datetime) -> None:
    """Take somebody off; the last one stays.

    Raises:
        NotNow: nobody would be left.
    """
    demand(by, "change", programme)
    Programme.objects.select_for_update().get(pk=programme.pk)  # of two who take each other off, one stays
    if not programme.facilitators.exclude(pk=person.pk).filter(is_active=True).exists():
        raise NotNow(_("A programme needs somebody who looks after it. Add another facilitator first."))
    programme.facilitators.remove(person)
    audit.record("remove facilitator", programme, by=by, now=now, fields=["facilitators"])

"""What a run's certificate says, in words: proved optimal, within so much of the best possible, or stopped."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Application, Run
from .sentences import Words, listed, number


def points(value: float, gap: float = 1.0) -> str:
    """A total in points: whole where that hides nothing, else with a decimal."""
    digits = 0 if gap >= 1 or gap == 0 else 1
    return str(number_format(round(value, digits), digits, use_l10n=True, force_grouping=True))


def words(run: Run) -> dict[str, str]:
    """Verdict and sentence.

    Returns:
        "verdict": a few words; "words": what follows them; "icon": its drawing.
    """
    proof: dict[str, Any] = run.certificate
    gap = max(proof["bound"] - proof["objective"], 0.0)
    less = proof["given_up"]
    figures = {
        "total": points(proof["objective"], gap),
        "bound": points(proof["bound"], gap),
        "gap": points(gap, gap),
        "less": points(less, less),
        "floor": 0 if proof["floor"] is None else round(proof["floor"]),
    }
    verdict, said, icon = verdict_of(run)
    return {"verdict": str(verdict) % figures, "words": f"{said % figures} {found(run)}", "icon": icon}


def verdict_of(run: Run) -> tuple[str, str, str]:
    """Verdict, sentence and drawing, with places for the figures."""
    if run.state == Run.State.STOPPED:
        return (
            _("Stopped by you."),
            _("This is the best plan found until then: total %(total)s, and no more than %(bound)s is possible."),
            "clock",
        )
    if run.by == "stable":
        return (
            _("No two would both rather change."),
            _("Total %(total)s, %(less)s less than the greatest possible."),
            "check",
        )
    if not run.certificate["proved"]:
        return (
            _("Within %(gap)s of the best possible."),
            _("Total %(total)s; no plan that serves as many can have more than %(bound)s."),
            "check",
        )
    if run.by == "floor":
        return (
            _("No pair below %(floor)s."),
            _("No arrangement that serves as many lifts the lowest fit further. "
              "Total %(total)s, %(less)s less than the greatest possible."),
            "check",
        )  # fmt: skip
    return (
        _("Proved optimal."),
        _("No other arrangement of these people does better under these weights and rules. Total %(total)s, and no "
          "more than %(bound)s is possible."),
        "check",
    )  # fmt: skip


def found(run: Run) -> str:
    """ "Found and proved in 1.8 seconds, today at 09:42."."""
    seconds = number_format(max(run.certificate.get("seconds", 0.1), 0.1), 1)
    at = timezone.localtime(run.finished_at)
    moment = {"seconds": seconds, "time": date_format(at, "H:i"), "day": date_format(at, "j F")}
    if run.certificate["proved"]:
        if at.date() == timezone.localdate():
            return _("Found and proved in %(seconds)s seconds, today at %(time)s.") % moment
        return _("Found and proved in %(seconds)s seconds, on %(day)s at %(time)s.") % moment
    if at.date() == timezone.localdate():
        return _("Found in %(seconds)s seconds, today at %(time)s.") % moment
    return _("Found in %(seconds)s seconds, on %(day)s at %(time)s.") % moment


def sheet(run: Run) -> dict[str, Any]:
    """The certificate's figures for its own page, rounded as people read them."""
    proof = run.certificate
    names = people_of(proof)
    return {
        "total": points(proof["objective"]),
        "bound": points(proof["bound"]),
        "floor": None if proof["floor"] is None else round(proof["floor"]),
        "served": proof["classes"],
        "newcomers": proof["classes"].get("1", [0, 0]),
        "others": proof["classes"].get("0", [0, 0]),
        "places": proof["places"],
        "blocking": proof["blocking"],
        "less": points(proof["given_up"], proof["given_up"]),
        "beside": beside(proof),
        "prices": [price_words(one, names) for one in proof.get("prices", []) if one["mentor"] in names],
    }


def people_of(proof: dict[str, Any]) -> dict[str, Application]:
    """The mentors a certificate names."""
    keys = [one["mentor"] for one in proof.get("prices", [])]
    return {str(row.pk): row for row in Application.objects.filter(pk__in=keys).select_related("person")}


def beside(proof: dict[str, Any]) -> list[dict[str, Any]]:
    """The plans by other aims: what each would bring, and what it costs against this one."""
    found = []
    for name, plan in proof.get("beside", {}).items():
        cost = proof["objective"] - plan["objective"]
        found.append(
            {
                "name": name,
                "floor": None if plan["floor"] is None else round(plan["floor"]),
                "cost": points(abs(cost), abs(cost)),
                "fewer": max(proof["pairs"] - plan["pairs"], 0),
                "same": cost == 0 and plan["floor"] == proof["floor"] and plan["blocking"] == proof["blocking"],
            }
        )
    return found


def price_words(price: dict[str, Any], names: dict[str, Application]) -> str:
    """What one more place with a mentor would bring."""
    who = {"name": names[price["mentor"]].person.full_name, "adds": points(price["adds"], price["adds"])}
    if price["serves"]:
        return (
            _("One more place with %(name)s would give one more person a mentor, and add %(adds)s to the total.") % who
        )
    return _("One more place with %(name)s would add %(adds)s to the total.") % who


def gist(run: Run, standing: Run | None) -> str:
    """What a trial would change, in a sentence or two."""
    if not run.certificate:
        return ""
    proof = run.certificate
    if standing is None or standing.pk == run.pk or not standing.certificate:
        pairs = ngettext("%(n)s mentee has a mentor.", "%(n)s mentees have a mentor.", proof["pairs"])
        return pairs % {"n": proof["pairs"]}
    said = [changed(proof["changes"])]
    fewer = standing.certificate["pairs"] - proof["pairs"]
    if fewer > 0:
        less = ngettext("%(n)s person fewer has a mentor", "%(n)s people fewer have a mentor", fewer)
        said.append(less % {"n": number(fewer)})
    before, now = (floor and round(floor) for floor in (standing.certificate["floor"], proof["floor"]))
    if before is not None and now is not None and before != now:
        said.append(_("the lowest fit is %(now)s instead of %(before)s") % {"now": now, "before": before})
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def changed(count: int) -> str:
    """How many mentees would have another mentor."""
    if not count:
        return _("nobody’s mentor would change")
    said = ngettext("%(n)s mentee’s mentor would change", "%(n)s mentees’ mentors would change", count)
    return said % {"n": number(count)}


def trouble(run: Run) -> str:
    """Why a run could not finish, that nothing was lost, and what to do next."""
    if run.trouble.get("code") == "pins":
        words = Words.of(run.trouble["pairs"])
        pairs = [
            _("%(mentee)s and %(mentor)s") % {"mentee": words.name(mentee), "mentor": words.name(mentor)}
            for mentee, mentor in run.trouble["pairs"]
        ]
        return _(
            "These cannot be kept together: %(pairs)s. A rule stands between them, or the places do not suffice. "
            "The plan before stays as it was. Turn the lock of one of them, then match again."
        ) % {"pairs": listed(pairs)}
    return _(
        "The plan that was found did not pass its own check, so nothing of it was kept. The plan before stays as it "
        "was. Match again; if it happens twice, tell whoever runs Athenaeum."
    )

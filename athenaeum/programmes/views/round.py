"""The facilitator's table of a round, and everything she does with it."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from athenaeum.access import policy
from athenaeum.programmes import certificate, round_table, sheet, weights
from athenaeum.programmes.actions import round as actions
from athenaeum.programmes.actions import settled
from athenaeum.programmes.models import Cohort, Exclusion, Proposal, Round, Run
from athenaeum.programmes.round_table import PAGE, RoundTable

ROUNDS = Round.objects.select_related("cohort__programme", "standing")
ROWS = Proposal.objects.select_related("round__cohort__programme", *round_table.WITH_PEOPLE).prefetch_related(
    *round_table.POSTS
)


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds I may see, and the cohorts in which one may be opened."""
    mine = policy.visible(request.user, Round).select_related("cohort__programme").order_by("-opened_at")[:PAGE]
    cohorts = policy.visible(request.user, Cohort, "change").filter(
        state__in=actions.MATCHED_IN, programme__symmetric=False
    )
    ready = cohorts.exclude(rounds__state=Round.State.DRAFT).select_related("programme")
    rows = [{"round": row, "title": RoundTable(row).title} for row in mine]
    return render(request, "programmes/rounds.html", {"rows": rows, "ready": ready})


@require_POST
def open_round(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a round in a cohort."""
    cohort = policy.find(request.user, "change", Cohort, pk)
    row = actions.open_round(cohort=cohort, by=request.user, now=timezone.now())
    return redirect("programmes:round", pk=row.pk)


def round(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The table: who with whom, how well, why; the proof; what if; who has nobody; room among the mentors."""
    row = policy.find(request.user, "see", Round, pk, within=ROUNDS)
    return render(request, "programmes/round.html", page_of(request, row))


def page_of(request: HttpRequest, row: Round) -> dict[str, Any]:
    """What the page of a round is drawn from."""
    table = RoundTable(row)
    everything = request.GET.get("show") == "all"
    first = start_of(request) if everything else 0
    rows = table.rows(first, PAGE if everything else round_table.FIRST)
    opened = request.GET.get("open", "")
    return {
        "round": row,
        "table": table,
        "rows": rows,
        "all_shown": len(rows) == table.count,
        "next": first + PAGE if everything and first + PAGE < table.count else None,
        "opened": opened,
        "choices": next((round_table.choices_of(one.proposal) for one in rows if str(one.proposal.pk) == opened), []),
        "may_change": policy.may(request.user, "change", row) and row.state != Round.State.CLOSED,
        "numbers": "numbers" in request.GET,
        "facilitators": policy.who_may("see", row).persons,
        "exclusions": row.exclusions.select_related("mentee__person", "mentor__person"),
        "mentors": table.seats if request.GET.get("mentors") == "all" else table.seats[: round_table.MENTORS_FIRST],
        "certificate": certificate_words(row.standing),
    }


def start_of(request: HttpRequest) -> int:
    """Where a long table begins, as the address says."""
    text = request.GET.get("from", "")
    return int(text) if text.isdigit() else 0


def certificate_words(run: Run | None) -> dict[str, str]:
    """Verdict and words of a run's certificate."""
    return certificate.words(run) if run and run.certificate else {}


@require_POST
def match(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the standing plan."""
    row = policy.find(request.user, "change", Round, pk)
    actions.ask_for_run(round=row, by=request.user, now=timezone.now())
    return redirect("programmes:round", pk=pk)


@require_POST
def try_weights(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a trial with other weights."""
    row = policy.find(request.user, "change", Round, pk)
    chosen = chosen_in(request)
    title = title_of(chosen, row.weights)
    actions.ask_for_run(round=row, by=request.user, now=timezone.now(), what_if=title, chosen=chosen)
    return redirect(reverse("programmes:round", args=[pk]) + "#what-if")


def chosen_in(request: HttpRequest) -> dict[str, float]:
    """The places of the criteria in a form; what is no number from 0 to 10 stays where it stands."""
    given = {name: request.POST.get(name, "") for name in weights.CRITERIA}
    return {name: min(float(text), weights.MOST) for name, text in given.items() if text.isdigit()}


def title_of(chosen: dict[str, float], standing: dict[str, float]) -> str:
    """What a trial is called: the criterion moved furthest, and in which direction."""
    now, before = weights.places(chosen), weights.places(standing)
    moves = {name: now[name] - before[name] for name in now}
    name = max(moves, key=lambda one: abs(moves[one]))
    if not moves[name]:
        return _("The same weights")
    label = weights.CRITERIA[name][0]
    return (_("%(what)s: more") if moves[name] > 0 else _("%(what)s: less")) % {"what": label}


@require_POST
def try_pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a trial in which a mentee has another mentor."""
    row = policy.find(request.user, "change", Proposal, pk, within=ROWS)
    choice = next(
        (one for one in round_table.choices_of(row) if str(one.mentor.pk) == request.POST.get("mentor")), None
    )
    if choice is None:
        messages.error(request, _("That choice is no longer there. Match again to see the choices as they stand."))
        return redirect("programmes:round", pk=row.round_id)
    title = _("%(mentee)s with %(mentor)s") % {
        "mentee": row.mentee.person.full_name,
        "mentor": choice.mentor.person.full_name,
    }
    actions.ask_for_run(
        round=row.round,
        by=request.user,
        now=timezone.now(),
        what_if=title,
        chosen=row.round.weights,
        pins=[(row.mentee_id, choice.mentor.pk)],
    )
    return redirect(reverse("programmes:round", args=[row.round_id]) + "#what-if")


@require_POST
def try_solver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a trial by another aim: the highest lowest fit, or no two who would both rather have each other."""
    row = policy.find(request.user, "change", Round, pk)
    titles = {
        "assignment": _("The greatest total"),
        "floor": _("The lowest fit as high as can be"),
        "stable": _("No two would both rather change"),
    }
    solver = request.POST.get("by", "")
    if solver in titles:
        actions.ask_for_run(
            round=row, by=request.user, now=timezone.now(), what_if=titles[solver], chosen=row.weights, solver=solver
        )
    return redirect(reverse("programmes:round", args=[pk]) + "#what-if")


# Settling beforehand ------------------------------------------------------------------------------------------
def choices(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The other choices of a proposal: a page of its own, or the row opened in place."""
    row = policy.find(request.user, "change", Proposal, pk, within=ROWS)
    opened = str(row.pk) if request.GET.get("close") is None else ""
    return render_row(request, row, opened)


def render_row(request: HttpRequest, row: Proposal, opened: str = "") -> HttpResponse:
    """One line of the table, for a page that swaps it in; the whole page of choices otherwise."""
    context = {
        "row": RoundTable(row.round).told([row])[0],
        "round": row.round,
        "opened": opened,
        "choices": round_table.choices_of(row) if opened else [],
        "may_change": row.round.state != Round.State.CLOSED,
    }
    name = "programmes/_proposal_rows.html" if request.htmx else "programmes/choices.html"  # type: ignore[attr-defined]
    return render(request, name, context)


@require_POST
def pin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn the lock of a proposal."""
    row = policy.find(request.user, "change", Proposal, pk, within=ROWS)
    now, pair = timezone.now(), {"mentee": row.mentee, "mentor": row.mentor}
    if row.round.pins.filter(**pair).exists():
        settled.unpin(round=row.round, mentee=row.mentee, by=request.user, now=now)
    else:
        settled.pin(round=row.round, **pair, by=request.user, now=now)
    if request.htmx:  # type: ignore[attr-defined]
        return render_row(request, row)
    return redirect(reverse("programmes:round", args=[row.round_id]) + f"#p-{row.pk}")


@require_POST
def exclude(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Never propose these two in this round."""
    row = policy.find(request.user, "change", Proposal, pk, within=ROWS)
    settled.exclude(round=row.round, mentee=row.mentee, mentor=row.mentor, by=request.user, now=timezone.now())
    messages.success(
        request,
        _("%(mentee)s and %(mentor)s are set apart in this round. Match again to see who else there is.")
        % {"mentee": row.mentee.person.full_name, "mentor": row.mentor.person.full_name},
    )
    return redirect("programmes:round", pk=row.round_id)


@require_POST
def include(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Allow two to be proposed again."""
    row = policy.find(request.user, "change", Exclusion, pk)
    settled.include(exclusion=row, by=request.user, now=timezone.now())
    messages.success(request, _("These two may be proposed again. Match again to see whether they are."))
    return redirect("programmes:round", pk=row.round_id)


# Sending ------------------------------------------------------------------------------------------------------
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What would be sent, and then the sending."""
    row = policy.find(request.user, "change", Round, pk, within=ROUNDS)
    if request.method != "POST":
        return render(request, "programmes/round_send.html", {"round": row, "table": RoundTable(row)})
    sent = actions.publish(round=row, by=request.user, now=timezone.now())
    messages.success(
        request,
        ngettext("%(n)s proposal is on its way.", "%(n)s proposals are on their way.", len(sent)) % {"n": len(sent)},
    )
    return redirect("programmes:round", pk=pk)


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the round."""
    row = policy.find(request.user, "change", Round, pk)
    actions.close_round(round=row, by=request.user, now=timezone.now())
    messages.success(request, _("The round is closed. Proposals that were sent can still be answered."))
    return redirect("programmes:round", pk=pk)


def spreadsheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The proposals as a CSV file that a spreadsheet opens."""
    row = policy.find(request.user, "see", Round, pk, within=ROUNDS)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="round-{row.number}.csv"'
    answer.write("\ufeff")  # so that spreadsheets know it is UTF-8
    csv.writer(answer).writerows(sheet.lines(RoundTable(row)))
    return answer

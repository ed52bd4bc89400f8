"""The room's table of contents."""

from django.urls import path

from .views import application, cohort, programme, proposal, request, round, run

app_name = "programmes"
urlpatterns = [
    # Programmes and cohorts
    path("", programme.open_now, name="open-now"),
    path("mine/", programme.programmes, name="programmes"),
    path("new/", programme.new, name="new"),
    path("<uuid:pk>/", programme.programme, name="programme"),
    path("<uuid:pk>/edit/", programme.edit, name="edit"),
    path("<uuid:pk>/facilitators/", programme.add_facilitator, name="add-facilitator"),
    path("<uuid:pk>/facilitators/<uuid:person>/remove/", programme.remove_facilitator, name="remove-facilitator"),
    path("<uuid:pk>/step/<slug:verb>/", programme.step, name="step"),
    path("<uuid:pk>/cohorts/new/", cohort.new, name="new-cohort"),
    path("cohorts/<uuid:pk>/", cohort.cohort, name="cohort"),
    path("cohorts/<uuid:pk>/edit/", cohort.edit, name="edit-cohort"),
    path("cohorts/<uuid:pk>/step/<slug:verb>/", cohort.step, name="step-cohort"),
    # Applications
    path("cohorts/<uuid:pk>/apply/<slug:side>/", application.begin, name="apply"),
    path("applications/", application.applications, name="applications"),
    path("applications/<uuid:pk>/", application.application, name="application"),
    path("applications/<uuid:pk>/save/", application.save, name="save-application"),
    path("applications/<uuid:pk>/step/<slug:verb>/", application.step, name="step-application"),
    # Requests
    path("ask/<uuid:person>/", request.ask, name="ask"),
    path("requests/", request.inbox, name="inbox"),
    path("requests/<uuid:pk>/", request.one, name="request"),
    path("requests/<uuid:pk>/decline/", request.decline, name="decline-request"),
    path("requests/<uuid:pk>/withdraw/", request.withdraw, name="withdraw-request"),
    # Rounds
    path("rounds/", round.rounds, name="rounds"),
    path("cohorts/<uuid:pk>/open-round/", round.open_round, name="round-open"),
    path("rounds/<uuid:pk>/", round.round, name="round"),
    path("rounds/<uuid:pk>/match/", round.match, name="round-match"),
    path("rounds/<uuid:pk>/try/", round.try_weights, name="round-try"),
    path("rounds/<uuid:pk>/aim/", round.try_solver, name="round-aim"),
    path("rounds/<uuid:pk>/runs/", run.runs, name="runs"),
    path("rounds/<uuid:pk>/send/", round.send, name="round-send"),
    path("rounds/<uuid:pk>/close/", round.close, name="round-close"),
    path("rounds/<uuid:pk>/spreadsheet/", round.spreadsheet, name="round-spreadsheet"),
    path("exclusions/<uuid:pk>/include/", round.include, name="include"),
    # Runs
    path("runs/<uuid:pk>/", run.run, name="run"),
    path("runs/<uuid:pk>/stop/", run.stop, name="run-stop"),
    path("runs/<uuid:pk>/adopt/", run.adopt, name="run-adopt"),
    path("runs/<uuid:pk>/certificate/", run.proof, name="certificate"),
    # Proposals
    path("proposals/<uuid:pk>/", proposal.proposal, name="proposal"),
    path("proposals/<uuid:pk>/decline/", proposal.decline, name="proposal-decline"),
    path("proposals/<uuid:pk>/talk/", proposal.talk, name="proposal-talk"),
    path("proposals/<uuid:pk>/choices/", round.choices, name="choices"),
    path("proposals/<uuid:pk>/try/", round.try_pair, name="proposal-try"),
    path("proposals/<uuid:pk>/pin/", round.pin, name="pin"),
    path("proposals/<uuid:pk>/exclude/", round.exclude, name="exclude"),
]

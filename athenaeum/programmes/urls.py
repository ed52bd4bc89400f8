"""The room's table of contents."""

from django.urls import path

from .views import application, cohort, programme, request

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
]

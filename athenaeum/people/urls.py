"""The room's table of contents."""

from django.urls import path

from .views import directory, person, profile, staff, vocabulary

app_name = "people"
urlpatterns = [
    # Finding
    path("", directory.directory, name="directory"),
    path("suggest/", directory.suggest, name="suggest"),
    # The vocabulary of areas
    path("vocabulary/", vocabulary.vocabulary, name="vocabulary"),
    path("vocabulary/<uuid:pk>/", vocabulary.area, name="area"),
    path("vocabulary/<uuid:pk>/join/", vocabulary.merge, name="merge-area"),
    # Everybody, for those who look after the list
    path("all/", staff.people, name="people"),
    path("all/<uuid:pk>/roles/", staff.roles, name="roles"),
    path("all/<uuid:pk>/roles/<slug:name>/", staff.change_role, name="change-role"),
    # My profile, and a person's page
    path("me/", profile.me, name="me"),
    path("me/who-sees-what/", person.who_sees_what, name="who-sees-what"),
    path("<uuid:pk>/", person.person, name="person"),
]

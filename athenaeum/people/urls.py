"""The room's table of contents."""

from django.urls import path

from .views import directory, person, profile

app_name = "people"
urlpatterns = [
    # Finding
    path("", directory.directory, name="directory"),
    path("suggest/", directory.suggest, name="suggest"),
    # My profile, and a person's page
    path("me/", profile.me, name="me"),
    path("me/who-sees-what/", person.who_sees_what, name="who-sees-what"),
    path("<uuid:pk>/", person.person, name="person"),
]

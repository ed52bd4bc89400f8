"""The room's table of contents."""

from django.urls import path

from .views import areas, directory, person, profile, staff, staff_list, vocabulary

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
    path("me/areas/", areas.my_areas, name="my-areas"),
    path("me/learning/", areas.my_learning, name="my-learning"),
    path("me/reach/", profile.my_reach, name="my-reach"),
    path("me/hours/", profile.my_hours, name="my-hours"),
    path("me/languages/", profile.my_languages, name="my-languages"),
    path("me/door/", profile.my_door, name="my-door"),
    path("me/about/", profile.my_about, name="my-about"),
    path("me/who-sees-what/", person.who_sees_what, name="who-sees-what"),
    path("<uuid:pk>/", person.person, name="person"),
    # The staff list
    path("staff-lists/", staff_list.staff_lists, name="staff-lists"),
    path("staff-lists/<uuid:pk>/", staff_list.staff_list, name="staff-list"),
    path("staff-lists/<uuid:pk>/columns/", staff_list.columns, name="staff-list-columns"),
    path("staff-lists/<uuid:pk>/sheet/", staff_list.sheet, name="staff-list-sheet"),
    path("staff-lists/<uuid:pk>/answer/", staff_list.answer, name="staff-list-answer"),
    path("staff-lists/<uuid:pk>/apply/", staff_list.apply, name="staff-list-apply"),
    path("staff-lists/<uuid:pk>/stop/", staff_list.stop, name="staff-list-stop"),
    path("staff-lists/<uuid:pk>/drop/", staff_list.drop, name="staff-list-drop"),
    path("staff-lists/<uuid:pk>/progress/", staff_list.progress, name="staff-list-progress"),
    path("staff-lists/<uuid:pk>/to-mend.csv", staff_list.to_mend, name="staff-list-to-mend"),
    path("staff-lists/<uuid:pk>/changes.csv", staff_list.changes, name="staff-list-changes"),
]

"""The room's table of contents."""

from django.urls import path

from . import views

app_name = "post"
urlpatterns = [
    path("", views.letters, name="letters"),
    path("<uuid:pk>/", views.letter, name="letter"),
]

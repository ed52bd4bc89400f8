"""The room's table of contents."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("", views.door, name="door"),
    path("come-in/", views.come_in, name="come-in"),
    path("letters/", views.letters, name="letters"),
    path("letters/<uuid:pk>/", views.letter, name="letter"),
]

"""The room's table of contents."""

from django.urls import path

from . import views

app_name = "mentoring"
urlpatterns = [
    path("", views.rooms, name="rooms"),
    path("<uuid:pk>/", views.room, name="room"),
    path("accept/<uuid:pk>/", views.accept, name="accept"),
    path("accept-request/<uuid:pk>/", views.accept_request, name="accept-request"),
]

"""The room's table of contents."""

from django.urls import path

from . import views

app_name = "gateway"
urlpatterns = [
    path("", views.today, name="today"),
]

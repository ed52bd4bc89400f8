"""The room's table of contents."""

from django.urls import URLPattern

app_name = "post"
urlpatterns: list[URLPattern] = []

"""The room's table of contents."""

from django.urls import path

from .views import application

app_name = "programmes"
urlpatterns = [
    path("applications/<uuid:pk>/", application.application, name="application"),
]

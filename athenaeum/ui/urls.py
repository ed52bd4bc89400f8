"""The room's table of contents: a gallery of every part in every state, and of pages made of them."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    *[path(f"{page}/", views.page, {"page": page}, name=page) for page in views.PAGES],
]

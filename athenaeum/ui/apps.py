from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "athenaeum.ui"
    label = "ui"

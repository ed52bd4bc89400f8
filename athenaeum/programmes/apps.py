from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "athenaeum.programmes"
    label = "programmes"

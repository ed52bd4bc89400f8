from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "athenaeum.people"
    label = "people"

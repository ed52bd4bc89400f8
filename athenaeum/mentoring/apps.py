from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "athenaeum.mentoring"
    label = "mentoring"

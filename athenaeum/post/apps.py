from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "athenaeum.post"
    label = "post"

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "athenaeum.demo"
    label = "demo"

from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "athenaeum.gateway"
    label = "gateway"

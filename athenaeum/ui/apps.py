from django.apps import AppConfig
from django.forms import ChoiceField, Field
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "athenaeum.ui"
    label = "ui"

    def ready(self) -> None:
        """Let forms say what to do, in the house's voice."""
        Field.default_error_messages["required"] = _("Fill in this field.")
        ChoiceField.default_error_messages["invalid_choice"] = _("Choose from the list; “%(value)s” is not in it.")

"""The sign-in page: the library's own, with the link form beside it."""

from typing import Any

from allauth.account.views import LoginView

from .forms import LinkForm


class SignIn(LoginView):
    """Password here, link there."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form without its link to a forgotten password: that page is not open here, and the letter does it."""
        form = super().get_form(form_class)
        form.fields["password"].help_text = ""
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "link_form": LinkForm(auto_id="link_%s")}

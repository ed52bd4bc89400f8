"""The sign-in page: the library's own, with the link form beside it."""

from typing import Any

from allauth.account.views import LoginView

from .forms import LinkForm


class SignIn(LoginView):
    """Password here, link there."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "link_form": LinkForm(auto_id="link_%s")}

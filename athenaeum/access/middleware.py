"""Denied unless a rule allows it, for every address of the house."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .policy import groups_of
from .refusals import NotNow, NotYours
from .rules import PAGES

log = logging.getLogger(__name__)


class DenyByDefault:
    """Let a request through only where the table of pages has a rule for its address and the person meets it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        assert request.resolver_match is not None
        name = request.resolver_match.view_name
        rule = PAGES.get(name)
        if rule is None:
            log.error("No rule for the page %s", name)
            raise Http404
        if rule == "@anyone":
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not set(rule.split()) & groups_of(request.user):
            raise NotYours
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A wrong moment that a view did not show beside its own form gets a page with the sentence."""
        if not isinstance(error, NotNow):
            return None
        messages.error(request, str(error))
        return render(request, "ui/not_now.html", {"sentence": str(error)}, status=409)

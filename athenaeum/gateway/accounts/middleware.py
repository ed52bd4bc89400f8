"""Sessions end: after an hour of quiet, and after twelve hours in all. Roles with power need a second factor."""

from collections.abc import Callable
from datetime import timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from athenaeum.access.policy import groups_of

from . import parking

QUIET = timedelta(minutes=60)
IN_ALL = timedelta(hours=12)
# The moment of the last page is written at most this often, so that a page is not a write.
FINE = timedelta(minutes=5)
WITH_POWER = frozenset({"@facilitators", "@operators"})
Next = Callable[[HttpRequest], HttpResponse]


class SessionsEnd:
    """End what was quiet too long; park what it carried."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            began = request.session.setdefault("began", now)
            seen = request.session.setdefault("seen", now)
            if now - seen > QUIET.total_seconds() or now - began > IN_ALL.total_seconds():
                return self.end(request)
            if now - seen > FINE.total_seconds():
                request.session["seen"] = now
        return self.get_response(request)

    def end(self, request: HttpRequest) -> HttpResponse:
        """Sign the person out and lead her to sign-in, with her text kept."""
        person, now = str(request.user.pk), timezone.now()
        key = parking.park(request, person, now) if request.method == "POST" else ""
        logout(request)
        response = redirect_to_login(reverse("gateway:kept") if key else request.get_full_path())
        if key:
            parking.hand_key(response, key, secure=settings.SECURE)
        return response


class SecondFactor:
    """Lead facilitators and operators without a second factor to the page where they set one up."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        assert request.resolver_match is not None
        name = request.resolver_match.view_name
        if name.startswith(("mfa_", "account_")) or name in ("gateway:theme", "gateway:language", "gateway:kept"):
            return None
        if WITH_POWER & groups_of(request.user) and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        return None

"""Pages about coming in that the sign-in library does not have."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from . import actions, link, parking
from .forms import LinkForm, PasswordForm


def send_link(request: HttpRequest) -> HttpResponse:
    """Ask for a sign-in link. The answer is the same whether or not the address is known."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
            response = render(request, "429.html", status=429)
            response["Retry-After"] = "900"
            return response
        actions.send_link(email=email, now=timezone.now())
        return redirect("gateway:link-sent")
    return render(request, "gateway/accounts/send_link.html", {"form": form}, status=422 if form.errors else 200)


def link_sent(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "gateway/accounts/link_sent.html")


@never_cache
def follow_link(request: HttpRequest, purpose: str, token: str) -> HttpResponse:
    """Come in by a link. The link shows a page with a button, because mail scanners follow links too."""
    person = link.read(token, purpose) if purpose in link.SALT else None
    if person is None:
        return render(request, "gateway/accounts/link_over.html", {"form": LinkForm()}, status=410)
    if request.method != "POST":
        return render(request, "gateway/accounts/follow_link.html", {"person": person, "purpose": purpose})
    now = timezone.now()
    response = perform_login(request, person, email_verification="none")
    if request.user.is_authenticated:
        actions.confirm_address(person=person, by=person, now=now)
        request.session["by_link_at"] = now.timestamp()
        if purpose == "invitation" and not person.has_usable_password():
            return redirect("gateway:password")
    return response


def password(request: HttpRequest) -> HttpResponse:
    """Choose a password: right after coming in by a link; otherwise one asks for a link first."""
    if timezone.now().timestamp() - request.session.get("by_link_at", 0) > 900:
        messages.info(request, _("To choose a new password, first come in by a link to your address."))
        return redirect("gateway:send-link")
    person: Any = request.user
    form = PasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        kept = {name: request.session[name] for name in ("began", "seen") if name in request.session}
        actions.choose_password(person=person, password=form.cleaned_data["password"], by=person, now=timezone.now())
        perform_login(request, person, email_verification="none")
        request.session.update(kept)
        messages.success(request, _("Your new password holds from now on."))
        return redirect("gateway:today")
    return render(request, "gateway/accounts/password.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
def kept(request: HttpRequest) -> HttpResponse:
    """Text that waited while its author signed in again."""
    if request.method == "POST":
        response = redirect("gateway:today")
        parking.forget(request, response)
        return response
    parked = parking.unpark(request)
    if parked is None:
        return redirect("gateway:today")
    return render(request, "gateway/accounts/kept.html", {"parked": parked})


@never_cache
def form_ran_out(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer fits: the text is shown and can be sent again."""
    fields = [
        (name, value) for name, values in request.POST.lists() if name not in parking.LEFT_OUT for value in values
    ]
    known = request.user.is_authenticated
    context = {"parked": {"path": request.get_full_path(), "fields": fields, "files": len(request.FILES)}}
    return render(request, "gateway/accounts/form_ran_out.html", context if known else {}, status=403)

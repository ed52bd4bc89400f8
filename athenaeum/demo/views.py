"""The door of the demonstration, and the letters that would have gone out. Neither exists in a real installation."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from athenaeum.gateway import hats
from athenaeum.post.models import Letter

from .cast import guests


def demonstration_only() -> None:
    """Raises:
    Http404: this is a real installation.
    """
    if not settings.DEMO:
        raise Http404


def door(request: HttpRequest) -> HttpResponse:
    """Come in as one of five."""
    demonstration_only()
    return render(request, "demo/door.html", {"guests": [(guest, guest.person()) for guest in guests()]})


@require_POST
def come_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a guest of the list, and nobody else."""
    demonstration_only()
    guest = next((one for one in guests() if one.staff_id == request.POST.get("guest")), None)
    person = guest.person() if guest else None
    if guest is None or person is None:
        raise Http404
    response = perform_login(request, person, email_verification="none")
    hats.refresh(request, guest.hat)
    return response


def letters(request: HttpRequest) -> HttpResponse:
    """Every letter of the made-up house, since no mail server is there to get them."""
    demonstration_only()
    rows = Letter.objects.select_related("recipient").order_by("-written_at")[:200]
    return render(request, "demo/letters.html", {"letters": rows})


def letter(request: HttpRequest, pk: str) -> HttpResponse:
    """One of them."""
    demonstration_only()
    row = Letter.objects.select_related("recipient").filter(pk=pk).first()
    if row is None:
        raise Http404
    return render(request, "demo/letter.html", {"letter": row})

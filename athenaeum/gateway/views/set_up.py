"""The page of the first run."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from athenaeum.access.refusals import NotNow
from athenaeum.gateway import set_up as first_run
from athenaeum.gateway.forms import SetUpForm
from athenaeum.people.actions import staff_list
from athenaeum.people.models import Person


def set_up(request: HttpRequest) -> HttpResponse:
    """Set up your library. Only with the key that the shell printed, and only once."""
    if not first_run.needed():
        return redirect("gateway:today")
    if not first_run.fits(request.GET.get("key", "")):
        return render(request, "gateway/set_up_key.html", status=403)
    form = SetUpForm(request.POST or None, request.FILES or None, initial={"time_zone": "America/Halifax"})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        person = first_run.set_up(house=first_run.House(**form.house_fields()), now=now)
        perform_login(request, person, email_verification="none")
        file = form.cleaned_data["staff_list"]
        if file is None:
            return redirect("people:staff-lists")
        return take_staff_list(request, file, person)
    if request.method not in ("GET", "POST"):
        raise Http404
    return render(request, "gateway/set_up.html", {"form": form}, status=422 if form.errors else 200)


def take_staff_list(request: HttpRequest, file: UploadedFile, person: Person) -> HttpResponse:
    """Lead on to the preview of the list; where it cannot be taken, to the page that says how."""
    try:
        row = staff_list.upload(name=str(file.name), data=file.read(), by=person, now=timezone.now())
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return redirect("people:staff-lists")
    return redirect("people:staff-list", pk=row.pk)

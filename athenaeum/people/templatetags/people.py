"""What a page says of a person, in words."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from athenaeum.people.directory import language_names
from athenaeum.people.models import Channel, Expertise, Openness, Person

register = template.Library()
ICONS = {"in_person": "in-person", "phone": "phone", "email": "mail", "video": "video", "chat": "chat"}


@register.filter
def how_well(one: Expertise) -> str:
    """ "knows it well", or "glad to help" where she is."""
    return _("glad to help") if one.glad else one.get_strength_display()


@register.filter
def spoken(person: Person) -> str:
    """The languages by their own names."""
    codes = [one.code for one in person.languages.all()]
    names = language_names(dict.fromkeys(codes, 1))
    return ", ".join(names.get(code, code) for code in codes)


@register.filter
def channel_icon(channel: Channel) -> str:
    """The icon of a channel."""
    return ICONS[channel.kind]


@register.filter
def preference(channel: Channel, person: Person) -> SafeString | str:
    """How the person likes to be reached first, with the link that does it."""
    if channel.kind == "phone":
        number = channel.detail or person.phone
        if number:
            return format_html("{} <a href='tel:{}'>{}</a>", _("Prefers the phone:"), number.replace(" ", ""), number)
        return _("Prefers the phone")
    if channel.kind == "email" and person.email:
        return format_html("{} <a href='mailto:{}'>{}</a>", _("Prefers e-mail:"), person.email, person.email)
    words = {
        "in_person": _("Prefers in person"),
        "email": _("Prefers e-mail"),
        "video": _("Prefers video"),
        "chat": _("Prefers chat"),
    }[channel.kind]
    return f"{words}, {channel.detail}" if channel.detail and channel.kind == "in_person" else words


@register.filter
def door(person: Person) -> str:
    """Whether she is open to a mentee, in words; nothing where she has not said."""
    try:
        openness = person.openness
    except Openness.DoesNotExist:
        return ""
    if openness.state == Openness.State.PAUSED:
        return _("Paused for now")
    if openness.free <= 0:
        return _("All mentoring places are taken") if openness.places else _("Open to a question")
    return ngettext("Open to one more mentee", "Open to %(free)s more mentees", openness.free) % {"free": openness.free}

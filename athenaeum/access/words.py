"""The policy table in words, for the page on which a person reads who can see what about her.

Every record that leads to a person has its words here (`tests/access/test_words.py`): what it is, and by which paths it
is about somebody. Every group, condition and path of its verb "see" has words too.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Words:
    """One record in words.

    Attributes:
        chapter: the heading it stands under, a key of CHAPTERS.
        title: what it is.
        about: the paths from a row to the persons it is about; () where it is about nobody in particular.
        if_any: said only to those about whom there is such a row.
    """

    chapter: str
    title: Text
    about: tuple[str, ...] = ("person",)
    if_any: bool = False


CHAPTERS: dict[str, Text] = {
    "profile": _("What you say of yourself"),
    "staff": _("What the staff list says"),
    "programmes": _("Programmes and matching"),
    "rooms": _("Rooms"),
    "house": _("Letters and the house itself"),
}
RECORDS_IN_WORDS: dict[str, Words] = {
    "people.Person": Words("staff", _("Your name and what goes with it"), ("self",)),
    "people.Post": Words("staff", _("Your posts")),
    "people.Role": Words("staff", _("Roles that you hold for the house"), if_any=True),
    "people.StaffList": Words("staff", _("Staff lists that you brought"), ("by",), if_any=True),
    "people.StaffListRow": Words("staff", _("Lines of a staff list"), ()),
    "people.Expertise": Words("profile", _("Areas you know")),
    "people.LearningArea": Words("profile", _("Areas you wish to learn")),
    "people.Channel": Words("profile", _("How you like to be reached")),
    "people.GoodHours": Words("profile", _("Your good hours")),
    "people.SpokenLanguage": Words("profile", _("Languages you speak")),
    "people.Openness": Words("profile", _("Your door: open, full or paused")),
    "people.Kind": Words("profile", _("Kinds of mentoring you accept")),
    "people.SearchEntry": Words("profile", _("The words by which the directory finds you")),
    "programmes.Programme": Words("programmes", _("Programmes that you look after"), ("facilitators",), if_any=True),
    "programmes.Cohort": Words(
        "programmes", _("Cohorts that you look after"), ("programme.facilitators",), if_any=True
    ),
    "programmes.Application": Words("programmes", _("Your applications")),
    "programmes.ApplicationArea": Words("programmes", _("Areas in your applications"), ("application.person",)),
    "programmes.Wish": Words("programmes", _("Whom you wish for"), ("application.person",)),
    "programmes.Avoidance": Words("programmes", _("Whom you would rather not meet"), ("application.person",)),
    "programmes.Round": Words("programmes", _("Matching rounds that you look after"), ()),
    "programmes.Run": Words("programmes", _("Reckonings that you asked for"), ("by",), if_any=True),
    "programmes.Pin": Words("programmes", _("That you and somebody are kept together"), ()),
    "programmes.Exclusion": Words("programmes", _("That you and somebody are never proposed"), ()),
    "programmes.Proposal": Words(
        "programmes", _("Proposals of a pair, and how each side answers"), ("mentee.person", "mentor.person")
    ),
    "programmes.Request": Words("programmes", _("What you ask colleagues, and they you"), ("mentee", "mentor")),
    "mentoring.Pair": Words("rooms", _("That you are a pair with somebody"), ("mentee", "mentor")),
    "post.Letter": Words("house", _("Your letters"), ("recipient",)),
    "gateway.Parked": Words("house", _("What you were typing when a session ran out")),
    "access.AuditEvent": Words("house", _("The trail of what has been done"), ()),
}
GROUPS_IN_WORDS: dict[str, Text] = {
    "@anyone": _("anybody, also without signing in"),
    "@staff": _("all staff"),
    "@facilitators": _("facilitators"),
    "@operators": _("operators of this installation"),
    "@directorate": _("the organisation’s directorate"),
    "@system": _("the house’s own scheduled work"),
    "@nobody": _("nobody through any page"),
}
# The ways from a record to a person, by their path; where a path leads to you, the page says so instead.
PATHS_IN_WORDS: dict[str, Text] = {
    "facilitators": _("the programme’s facilitators"),
    "programme.facilitators": _("the programme’s facilitators"),
    "cohort.programme.facilitators": _("the facilitators of that programme"),
    "application.cohort.programme.facilitators": _("the facilitators of that programme"),
    "round.cohort.programme.facilitators": _("the facilitators of that programme"),
    "as_mentee.mentor.person": _("a mentor proposed to you"),
    "as_mentor.mentee.person": _("a mentee proposed to you"),
    "mentee.person": _("the mentee"),
    "mentor.person": _("the mentor"),
    "mentee": _("the mentee"),
    "mentor": _("the mentor"),
    "by": _("the one who brought it"),
}
CONDITIONS_IN_WORDS: dict[tuple[str, str], Text] = {
    ("people.Person", "here"): _("while you work here"),
    ("people.LearningArea", "shown"): _("only those you choose to show"),
    ("programmes.Programme", "offered"): _("once it is offered"),
    ("programmes.Cohort", "offered"): _("once it is offered"),
    ("programmes.Application", "handed_in"): _("once you have handed it in"),
    ("programmes.Application", "proposed_to"): _("once the proposal is sent"),
    ("programmes.Application", "proposed_by"): _("once the proposal is sent"),
    ("programmes.ApplicationArea", "handed_in"): _("once you have handed it in"),
    ("programmes.Proposal", "sent"): _("once it is sent"),
}
LEVELS_IN_WORDS: dict[str, Text] = {
    "public": _("All staff"),
    "programme": _("Facilitators and operators, where their work needs it"),
    "supervisor": _("You and your supervisor"),
    "pair": _("The two of you"),
    "person": _("You alone"),
    "detached": _("Nobody singly"),
}
# Fields in words: those of records whose fields have several levels, and those the trail names.
FIELDS_IN_WORDS: dict[str, Text] = {
    "given_name": _("given name"),
    "family_name": _("family name"),
    "email": _("e-mail address"),
    "phone": _("phone"),
    "bio": _("words about you"),
    "bio_language": _("the language of those words"),
    "place": _("place"),
    "is_active": _("whether you work here"),
    "years": _("years of experience"),
    "hired_on": _("day of joining"),
    "staff_id": _("staff number"),
    "email_state": _("whether letters arrive"),
    "left_at": _("day of leaving"),
    "invited_at": _("day of the invitation"),
    "created_at": _("when the entry was made"),
    "password": _("password, unreadable"),
    "last_login": _("last sign-in"),
    "language": _("language of your letters"),
    "address": _("how French speaks of you"),
    "person": _("whose it is"),
    "title": _("title"),
    "unit": _("unit"),
    "site": _("site"),
    "manager": _("manager"),
    "rank": _("order of the posts"),
    "listed": _("whether the staff list holds it"),
    "fte": _("share of a full post"),
    "grade": _("grade"),
    "expertise": _("areas known"),
    "learning_areas": _("areas to learn"),
    "channels": _("ways to reach"),
    "good_hours": _("good hours"),
    "languages": _("languages"),
    "state": _("state"),
    "places": _("places"),
    "taken": _("places taken"),
    "kinds": _("kinds accepted"),
    "back_on": _("day of return"),
    "hopes": _("hopes"),
    "areas": _("areas"),
    "wishes": _("wishes"),
    "avoidances": _("people not to be met"),
    "reason": _("reason"),
    "suggested": _("the colleague suggested"),
    "mentee_answer": _("the mentee’s answer"),
    "mentor_answer": _("the mentor’s answer"),
    "posts": _("posts"),
    "roles": _("roles"),
}
VERBS_IN_WORDS: dict[str, Text] = {
    "accept": _("accepted"),
    "start": _("began"),
    "add": _("added"),
    "adopt": _("took over from a run"),
    "agree": _("agreed"),
    "apply": _("began"),
    "ask": _("asked"),
    "ask for a link": _("asked for a sign-in link"),
    "begin": _("began"),
    "change": _("changed"),
    "close": _("closed"),
    "deactivate": _("ended the account"),
    "decline": _("declined"),
    "end": _("ended"),
    "give place back": _("gave a place back"),
    "give role": _("gave a role"),
    "take role": _("took a role back"),
    "hand in": _("handed in"),
    "invite": _("invited"),
    "lapse": _("let lapse"),
    "open": _("opened"),
    "reactivate": _("opened the account again"),
    "register": _("entered"),
    "save": _("saved"),
    "send": _("sent"),
    "settle": _("settled"),
    "submit": _("handed in"),
    "take place": _("took a place"),
    "talk first": _("asked to talk first"),
    "withdraw": _("withdrew"),
}

"""Who may do what with programmes, applications, rounds and proposals."""

from django.db.models import Q

from athenaeum.access.record import Record

OF_COHORT = "cohort.programme.facilitators"
OF_ROUND = "round.cohort.programme.facilitators"
BOTH = "mentee.person if sent, mentor.person if sent"

RECORDS = [
    Record(
        "programmes.Programme",
        verbs={
            "see": "facilitators, @staff if offered, @facilitators",
            "open": "@facilitators, @system",
            "change": "facilitators",
        },
        conditions={"offered": ~Q(state="draft")},
        levels={
            "public": "template title_en title_fr purpose_en purpose_fr kind pairing symmetric members_min "
            "members_max months every_days minutes needs_agreement newcomers_only state facilitators created_at",
        },
    ),
    Record(
        "programmes.Cohort",
        verbs={
            "see": "programme.facilitators, @staff if offered, @facilitators",
            "apply": "@staff if offered",
            "change": "programme.facilitators",
        },
        conditions={"offered": ~Q(state="planned") & ~Q(programme__state="draft")},
        levels={
            "public": "programme title_en title_fr opens_on closes_on starts_on ends_on state created_at",
        },
    ),
    Record(
        "programmes.Application",
        verbs={
            "see": f"person, {OF_COHORT} if handed_in, as_mentee.mentor.person if proposed_to, "
            "as_mentor.mentee.person if proposed_by",
            "change": "person",
            "settle": OF_COHORT,
        },
        conditions={
            "handed_in": ~Q(state="draft"),
            "proposed_to": Q(as_mentee__state__in=("sent", "agreed")),
            "proposed_by": Q(as_mentor__state__in=("sent", "agreed")),
        },
        levels={
            "programme": "cohort person side state hopes places newcomer started_at saved_at saved_in submitted_at",
        },
    ),
    Record(
        "programmes.ApplicationArea",
        verbs={
            "see": f"application.person, application.{OF_COHORT} if handed_in",
            "change": "application.person",
        },
        conditions={"handed_in": ~Q(application__state="draft")},
        levels={"programme": "application area weight glad"},
    ),
    Record(
        "programmes.Wish",
        verbs={"see": "application.person", "change": "application.person"},
        levels={"programme": "application person rank"},
    ),
    Record(
        "programmes.Avoidance",
        verbs={"see": "application.person", "change": "application.person"},
        levels={"programme": "application person"},
    ),
    Record(
        "programmes.Round",
        verbs={"see": OF_COHORT, "change": OF_COHORT},
        levels={"programme": "cohort number state weights standing opened_at published_at"},
    ),
    Record(
        "programmes.Run",
        verbs={"see": OF_ROUND, "change": f"{OF_ROUND}, @system"},
        levels={
            "programme": "round purpose title weights pins by state stop_asked stage done best bound plan "
            "certificate trouble asked_at finished_at",
        },
    ),
    Record(
        "programmes.Pin",
        verbs={"see": OF_ROUND, "change": OF_ROUND},
        levels={"programme": "round mentee mentor settled_at"},
    ),
    Record(
        "programmes.Exclusion",
        verbs={"see": OF_ROUND, "change": OF_ROUND},
        levels={"programme": "round mentee mentor settled_at"},
    ),
    Record(
        "programmes.Proposal",
        verbs={"see": f"{OF_ROUND}, {BOTH}", "change": OF_ROUND, "answer": BOTH},
        conditions={"sent": ~Q(state="draft")},
        levels={
            "programme": "round mentee mentor state fit reasons concerns unknown alternatives mentee_answer "
            "mentor_answer mentee_reason mentor_reason sent_at ended_at",
        },
    ),
    Record(
        "programmes.Request",
        verbs={
            "see": "mentee, mentor",
            "ask": "@staff",
            "answer": "mentor",
            "withdraw": "mentee",
        },
        levels={"programme": "mentee mentor kind area state reason suggested asked_at answered_at"},
    ),
]
PAGES: dict[str, str] = {
    # Programmes and cohorts
    "programmes:open-now": "@staff",
    "programmes:programmes": "@facilitators",
    "programmes:new": "@facilitators",
    "programmes:programme": "@staff",
    "programmes:edit": "@staff",
    "programmes:add-facilitator": "@staff",
    "programmes:remove-facilitator": "@staff",
    "programmes:step": "@staff",
    "programmes:new-cohort": "@staff",
    "programmes:cohort": "@staff",
    "programmes:edit-cohort": "@staff",
    "programmes:step-cohort": "@staff",
    # Applications
    "programmes:apply": "@staff",
    "programmes:applications": "@staff",
    "programmes:application": "@staff",
    "programmes:save-application": "@staff",
    "programmes:step-application": "@staff",
    # Requests
    "programmes:ask": "@staff",
    "programmes:inbox": "@staff",
    "programmes:request": "@staff",
    "programmes:decline-request": "@staff",
    "programmes:withdraw-request": "@staff",
    # Rounds, runs, proposals
    "programmes:rounds": "@staff",
    "programmes:round-open": "@staff",
    "programmes:round": "@staff",
    "programmes:round-match": "@staff",
    "programmes:round-try": "@staff",
    "programmes:round-aim": "@staff",
    "programmes:runs": "@staff",
    "programmes:round-send": "@staff",
    "programmes:round-close": "@staff",
    "programmes:round-spreadsheet": "@staff",
    "programmes:include": "@staff",
    "programmes:run": "@staff",
    "programmes:run-stop": "@staff",
    "programmes:run-adopt": "@staff",
    "programmes:certificate": "@staff",
    "programmes:proposal": "@staff",
    "programmes:proposal-decline": "@staff",
    "programmes:proposal-talk": "@staff",
    "programmes:choices": "@staff",
    "programmes:proposal-try": "@staff",
    "programmes:pin": "@staff",
    "programmes:exclude": "@staff",
}

"""The pair: its facilitators know that it exists, and nothing of what it shares."""

from athenaeum.access.record import Record

RECORDS = [
    Record(
        "mentoring.Pair",
        verbs={
            "see": "mentee, mentor, cohort.programme.facilitators",
            "begin": "@system",
            "enter": "mentee, mentor",
            "end": "mentee, mentor",
        },
        levels={"programme": "mentee mentor kind cohort proposal request state begun_at ends_on"},
    ),
]
PAGES = {
    "mentoring:rooms": "@staff",
    "mentoring:room": "@staff",
    "mentoring:accept": "@staff",
    "mentoring:accept-request": "@staff",
}

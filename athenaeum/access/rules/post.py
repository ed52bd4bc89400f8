"""A letter is its recipient's. Facilitators see that one could not be delivered, never what it says."""

from athenaeum.access.record import Record

RECORDS = [
    Record(
        "post.Letter",
        verbs={"see": "recipient"},
        levels={
            "programme": "event template recipient address language subject text html state written_at due_at tries "
            "leased_until sent_at trouble",
        },
    ),
]
PAGES = {"post:letters": "@staff", "post:letter": "@staff"}

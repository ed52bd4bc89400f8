"""Who may do what with people and what they say of themselves."""

from django.db.models import Q

from athenaeum.access.record import Record

OWN = {"see": "@staff", "change": "person, @system"}

RECORDS = [
    Record(
        "people.Organisation",
        verbs={"see": "@staff", "change": "@operators, @facilitators, @system"},
        levels={"public": "name_en name_fr time_zone french_on contact offer_days set_up_at only"},
    ),
    Record(
        "people.Site",
        verbs={"see": "@staff", "change": "@operators, @facilitators, @system"},
        levels={"public": "name_en name_fr"},
    ),
    Record(
        "people.Unit",
        verbs={"see": "@staff", "change": "@operators, @facilitators, @system"},
        levels={"public": "name_en name_fr"},
    ),
    Record(
        "people.Person",
        verbs={
            "see": "@staff if here, @facilitators, @operators, @system",
            "change": "self, @system",
            "invite": "@facilitators, @operators, @system",
            "register": "@facilitators, @operators, @system",
            "deactivate": "@facilitators, @operators, @system",
            "reactivate": "@facilitators, @operators, @system",
            "give role": "@operators, @system",
        },
        conditions={"here": Q(is_active=True)},
        levels={
            "public": "given_name family_name email phone bio bio_language place is_active years hired_on",
            "programme": "staff_id listed email_state left_at invited_at created_at",
            "person": "password last_login language address",
        },
    ),
    Record(
        "people.Role",
        verbs={"see": "@staff", "change": "@operators, @system"},
        levels={"public": "person name given_at"},
    ),
    Record(
        "people.Post",
        verbs={"see": "@staff", "change": "@facilitators, @operators, @system"},
        levels={"public": "person title unit site manager rank", "programme": "fte grade"},
    ),
    Record(
        "people.StaffList",
        verbs={
            "see": "@facilitators, @operators, @system",
            "upload": "@facilitators, @operators, @system",
            "change": "@facilitators, @operators, @system",
            "apply": "@facilitators, @operators, @system",
        },
        levels={
            "programme": "name path size sheet state form mapping choices counts leavers agreed stop_asked done total "
            "trouble by uploaded_at applied_at",
        },
    ),
    Record(
        "people.StaffListRow",
        verbs={"see": "@facilitators, @operators, @system"},
        levels={"programme": "staff_list kind line code field value who key extra"},
    ),
    Record(
        "people.Area",
        verbs={"see": "@staff", "propose": "@staff", "change": "@facilitators, @system"},
        levels={"public": "key parent facet notation label_en label_fr alt_en alt_fr own merged_into"},
    ),
    Record("people.SearchEntry", verbs={"see": "@staff"}, levels={"public": "person name posts areas"}),
    Record("people.SpokenLanguage", verbs=OWN, levels={"public": "person code"}),
    Record("people.Expertise", verbs=OWN, levels={"public": "person area strength glad"}),
    Record("people.Channel", verbs=OWN, levels={"public": "person kind position detail"}),
    Record("people.GoodHours", verbs=OWN, levels={"public": "person slot"}),
    Record("people.Kind", verbs=OWN, levels={"public": "person kind"}),
    Record(
        "people.LearningArea",
        verbs={"see": "person, @staff if shown", "change": "person, @system"},
        conditions={"shown": Q(shown=True)},
        levels={"programme": "person area importance shown"},
    ),
    Record(
        "people.Openness",
        verbs={"see": "@staff", "change": "person, @system"},
        levels={"public": "person state places taken back_on"},
    ),
]
PAGES: dict[str, str] = {
    # My profile, and a person's page
    "people:me": "@staff",
    "people:my-areas": "@staff",
    "people:my-learning": "@staff",
    "people:my-reach": "@staff",
    "people:my-hours": "@staff",
    "people:my-languages": "@staff",
    "people:my-door": "@staff",
    "people:my-about": "@staff",
    "people:who-sees-what": "@staff",
    "people:person": "@staff",
    # Finding
    "people:directory": "@staff",
    "people:suggest": "@staff",
    # The vocabulary of areas
    "people:vocabulary": "@facilitators",
    "people:area": "@facilitators",
    "people:merge-area": "@facilitators",
    # Everybody, for those who look after the list
    "people:people": "@facilitators @operators",
    "people:roles": "@operators",
    "people:change-role": "@operators",
    # The staff list
    "people:staff-lists": "@facilitators @operators",
    "people:staff-list": "@facilitators @operators",
    "people:staff-list-columns": "@facilitators @operators",
    "people:staff-list-sheet": "@facilitators @operators",
    "people:staff-list-answer": "@facilitators @operators",
    "people:staff-list-apply": "@facilitators @operators",
    "people:staff-list-stop": "@facilitators @operators",
    "people:staff-list-drop": "@facilitators @operators",
    "people:staff-list-progress": "@facilitators @operators",
    "people:staff-list-to-mend": "@facilitators @operators",
    "people:staff-list-changes": "@facilitators @operators",
}

"""Taking a staff list in: idempotent, resumable, careful with those who leave, come back, or correct themselves."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

import athenaeum
from athenaeum.access.models import AuditEvent
from athenaeum.access.policy import SYSTEM
from athenaeum.access.refusals import NotNow, NotYours
from athenaeum.people import jobs
from athenaeum.people.actions import staff_list as deeds
from athenaeum.people.actions import taking_in
from athenaeum.people.models import Openness, Person, Post, SearchEntry, StaffList, Unit
from athenaeum.people.staff_list.plan import Plan
from tests.faces import NOW, Cast

STAFF = Path(athenaeum.__file__).parent / "demo" / "library" / "staff.csv"
HEAD = "staff_id,given_name,family_name,email,title,unit,manager,phone\n"
Take = Callable[..., StaffList]


@pytest.fixture
def take(db: Any, tmp_path: Path) -> Take:
    """Take in a list made of rows."""

    def do(*rows: str, head: str = HEAD, **more: Any) -> StaffList:
        place = tmp_path / "staff.csv"
        place.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return deeds.take(**{"path": place, "by": SYSTEM, "now": NOW} | more)

    return do


def people(count: int, start: int = 0) -> list[str]:
    return [f"{n},Ada{n},Weber{n},a{n}@a.example,Librarian,Reference,," for n in range(start, start + count)]


def everything() -> list[Any]:
    """All that a list writes, as values."""
    models = (Person, Post, Unit, SearchEntry)
    return [sorted(map(str, model.objects.order_by().values_list())) for model in models]


def codes(row: StaffList) -> list[str]:
    return list(row.rows.filter(kind="doubt").values_list("code", flat=True))


# The demonstration library --------------------------------------------------------------------------------------


def test_the_list_of_port_clair(db: Any) -> None:
    first = deeds.take(path=STAFF, by=SYSTEM, now=NOW)
    counts = {name: first.counts[name] for name in ("lines", "people", "add", "posts", "units", "sites", "out")}
    assert first.state == "applied"
    assert counts == {"lines": 133, "people": 121, "add": 121, "posts": 129, "units": 8, "sites": 3, "out": 4}
    assert (Person.objects.count(), Post.objects.count(), SearchEntry.objects.count()) == (121, 129, 121)
    director = Person.objects.get(family_name="MacLellan")
    assert Person.objects.exclude(posts__manager__isnull=False).get() == director
    marguerite = Person.objects.get(email="m.delorme@portclair.example")
    assert [(post.rank, post.manager.family_name) for post in marguerite.posts.select_related("manager")] == [
        (0, "Adeyemi"),
        (1, "Aalto"),
    ]
    before = everything()
    again = deeds.take(path=STAFF, by=SYSTEM, now=NOW)
    assert (again.state, again.counts["same"], again.changes_nothing, again.total) == ("applied", 121, True, 0)
    assert everything() == before


def test_only_trying_writes_nobody(take: Take) -> None:
    row = take(*people(3), dry_run=True)
    assert (row.state, row.counts["add"], Person.objects.count(), Unit.objects.count()) == ("previewed", 3, 0, 0)


# Who is who -----------------------------------------------------------------------------------------------------


def test_by_number_then_by_address_then_by_name_and_unit(take: Take) -> None:
    take(
        "1,Ada,Aalto,ada@a.example,Librarian,Reference,,",
        ",Ben,Brown,ben@a.example,,Reference,,",
        ",Cleo,Clark,,Librarian,Reference,,",
    )
    kept = set(Person.objects.values_list("pk", flat=True))
    row = take(
        "1,Ada,Aalto-Berg,ada@a.example,Librarian,Reference,,",
        "2,Ben,Brown,ben@a.example,,Reference,,",
        ",Cleo,Clark,,Head,Reference,,",
    )
    assert (row.counts["add"], row.counts["change"]) == (0, 3)
    assert set(Person.objects.values_list("pk", flat=True)) == kept
    assert Person.objects.get(staff_id="1").family_name == "Aalto-Berg"
    assert Person.objects.get(staff_id="2").given_name == "Ben"
    assert Person.objects.get(given_name="Cleo").posts.get().title == "Head"


def test_a_number_that_passed_to_another_renames_nobody(take: Take) -> None:
    take("1,Ada,Aalto,ada@a.example,,Reference,,")
    row = take("1,Zoe,Zimmer,zoe@a.example,,Reference,,")
    assert codes(row) == ["number_passed_on"]
    assert Person.objects.get().full_name == "Ada Aalto"


def test_the_address_of_somebody_here_stays_hers(take: Take) -> None:
    take("1,Ada,Aalto,ada@a.example,,Reference,,")
    row = take("1,Ada,Aalto,ada@a.example,,Reference,,", "2,Zoe,Zimmer,ADA@a.example,,Reference,,")
    assert codes(row) == ["same_address"]
    assert Person.objects.get(email="ada@a.example").staff_id == "1"
    assert Person.objects.get(staff_id="2").email is None


def test_two_swap_their_addresses(take: Take) -> None:
    take("1,Ada,Aalto,one@a.example,,Reference,,", "2,Ben,Brown,two@a.example,,Reference,,")
    row = take("1,Ada,Aalto,two@a.example,,Reference,,", "2,Ben,Brown,one@a.example,,Reference,,")
    assert row.state == "applied"
    assert dict(Person.objects.values_list("staff_id", "email")) == {"1": "two@a.example", "2": "one@a.example"}


def test_somebody_new_takes_an_address_that_its_holder_gives_up(take: Take) -> None:
    take("1,Ada,Aalto,info@a.example,,Reference,,")
    take("2,Ben,Brown,info@a.example,,Reference,,", "1,Ada,Aalto,ada@a.example,,Reference,,")
    assert dict(Person.objects.values_list("staff_id", "email")) == {"1": "ada@a.example", "2": "info@a.example"}


# What people have corrected themselves ----------------------------------------------------------------------------


def test_what_somebody_corrected_stays_until_the_list_says_something_new(take: Take) -> None:
    take("1,William,Price,w@a.example,,Reference,,2000")
    Person.objects.update(given_name="Bill", phone="2999")
    take("1,William,Price,w@a.example,,Reference,,2000")
    bill = Person.objects.get()
    assert (bill.given_name, bill.phone) == ("Bill", "2999")
    take("1,Guillaume,Price,w@a.example,,Reference,,2001")
    bill.refresh_from_db()
    assert (bill.given_name, bill.phone) == ("Guillaume", "2001")


def test_a_new_address_must_be_confirmed_again(take: Take) -> None:
    take("1,Ada,Aalto,ada@a.example,,Reference,,")
    Person.objects.update(email_state="verified")
    take("1,Ada,Aalto,a.aalto@a.example,,Reference,,")
    assert Person.objects.values_list("email", "email_state").get() == ("a.aalto@a.example", "unverified")


def test_a_post_less_and_a_column_less(take: Take) -> None:
    take("1,Ada,Aalto,,Librarian,Reference,,", "1,Ada,Aalto,,Cataloguer,Metadata,,")
    row = take("1,Ada,Aalto,,Librarian,Reference,,")
    assert row.counts["posts_dropped"] == 1
    assert Post.objects.get().title == "Librarian"
    # A list without the column says nothing about titles.
    take("1,Ada,Aalto,Reference", head="staff_id,given_name,family_name,unit\n")
    assert Post.objects.get().title == "Librarian"


# Leavers and those who come back ----------------------------------------------------------------------------------


def test_a_few_leave_without_a_question(take: Take) -> None:
    take(*people(20))
    Openness.objects.create(person=Person.objects.get(staff_id="0"))
    row = take(*people(18, start=2))
    gone = Person.objects.filter(is_active=False)
    assert row.state == "applied"
    assert {(person.staff_id, person.left_at) for person in gone} == {("0", NOW), ("1", NOW)}
    assert Openness.objects.get().state == "paused"
    assert SearchEntry.objects.filter(person__in=gone).count() == 0
    trail = AuditEvent.objects.filter(verb="deactivate")
    assert set(trail.values_list("row", flat=True)) == {str(person.pk) for person in gone}


def test_many_stop_it_before_anything_is_written(take: Take) -> None:
    take(*people(20))
    before = everything()
    row = take(*people(17, start=3), "99,New,Comer,n@a.example,,Reference,,")
    assert (row.state, row.trouble["code"], row.counts["leave"]) == ("stopped", "leavers", 3)
    assert row.rows.filter(kind="leave").count() == 3
    assert everything() == before


def test_without_the_stop_they_would_be_gone(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    # The control of the test above.
    take(*people(20))
    monkeypatch.setattr(Plan, "stops", property(lambda self: False))
    take(*people(17, start=3))
    assert Person.objects.filter(is_active=False).count() == 3


def test_an_agreement_holds_for_those_who_were_named(take: Take) -> None:
    take(*people(20))
    row = take(*people(17, start=3))
    deeds.begin(staff_list=row, leavers="left", by=SYSTEM, now=NOW)
    # Meanwhile the house has changed: one more of its people is not in the file.
    Person.objects.filter(staff_id="5").update(staff_id="500", email=None)
    row = deeds.carry_out(staff_list=row, now=NOW)
    assert (row.state, Person.objects.filter(is_active=False).count()) == ("stopped", 0)


def test_the_last_facilitator_does_not_go_unasked(cast: Cast, take: Take) -> None:
    Person.objects.filter(pk=cast.cleo.pk).update(staff_id="c", listed={"staff_id": "c"})
    row = take(*people(20))
    assert (row.state, row.counts["keepers"]) == ("stopped", ["facilitator"])
    cast.cleo.refresh_from_db()
    assert cast.cleo.is_active


def test_whom_no_list_ever_named_is_nobodys_leaver(cast: Cast, take: Take) -> None:
    row = take(*people(3))
    assert (row.state, row.counts["leave"]) == ("applied", 0)


def test_a_line_left_out_still_says_that_somebody_is_here(take: Take) -> None:
    take(*people(20))
    row = take(*people(19), "19,Ada19\u202e,Weber19,a19@a.example,,Reference,,")
    assert (row.counts["leave"], Person.objects.filter(is_active=False).count()) == (0, 0)


def test_who_comes_back_is_welcomed_back(take: Take) -> None:
    take(*people(20))
    take(*people(19))
    assert not Person.objects.get(staff_id="19").is_active
    row = take(*people(20))
    back = Person.objects.get(staff_id="19")
    assert (row.counts["back"], back.is_active, back.left_at, Person.objects.count()) == (1, True, None, 20)
    assert SearchEntry.objects.filter(person=back).exists()


# A worker that dies -----------------------------------------------------------------------------------------------


class Killed(BaseException):
    """As if the process had ended: nothing catches it."""


def begun(take: Take, rows: Iterable[str]) -> StaffList:
    row = take(*rows, dry_run=True)
    deeds.begin(staff_list=row, leavers="", by=SYSTEM, now=NOW)
    return row


def test_a_killed_turn_is_gone_on_with(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "CHUNK", 10)
    # No numbers and no addresses: only the list and the line tell these people.
    rows = [f",Ada{n},Weber{n},,Librarian,Unit {n % 3},," for n in range(35)]
    row = begun(take, rows)

    def die(done: int, total: int) -> None:
        if done == 20:
            raise Killed

    with pytest.raises(Killed):
        deeds.carry_out(staff_list=row, now=NOW, watch=die)
    written = set(Person.objects.values_list("pk", flat=True))
    row.refresh_from_db()
    # The chunk in which it died is rolled back, the one before is there.
    assert (row.state, len(written)) == ("applying", 10)
    jobs.take_in.func(str(row.pk))
    row.refresh_from_db()
    assert row.state == "applied"
    assert (Person.objects.count(), Post.objects.count(), SearchEntry.objects.count()) == (35, 35, 35)
    assert written <= set(Person.objects.values_list("pk", flat=True))


def test_the_same_turn_twice_changes_nothing_more(take: Take) -> None:
    row = begun(take, people(12))
    second = StaffList.objects.get(pk=row.pk)
    jobs.take_in.func(str(row.pk))
    before = everything()
    # A second worker that had loaded the list as still to be done.
    deeds.carry_out(staff_list=second, now=NOW)
    jobs.take_in.func(str(row.pk))
    assert everything() == before
    assert StaffList.objects.get(pk=row.pk).state == "applied"


def test_a_database_that_is_away_ends_nothing(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    row = begun(take, people(3))

    def away(*args: Any, **more: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as without:
        without.setattr(taking_in, "write_people", away)
        with pytest.raises(OperationalError):
            jobs.take_in.func(str(row.pk))
    jobs.take_in.func(str(row.pk))
    assert StaffList.objects.get(pk=row.pk).state == "applied"


def test_stopped_in_the_middle_and_gone_on_with(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "CHUNK", 10)
    row = begun(take, people(30))

    def ask(done: int, total: int) -> None:
        if done == 10:
            deeds.stop(staff_list=StaffList.objects.get(pk=row.pk), by=SYSTEM, now=NOW)

    stopped = deeds.carry_out(staff_list=row, now=NOW, watch=ask)
    assert (stopped.state, stopped.trouble["code"], Person.objects.count()) == ("stopped", "asked", 10)
    deeds.begin(staff_list=stopped, leavers="", by=SYSTEM, now=NOW)
    assert deeds.carry_out(staff_list=stopped, now=NOW).state == "applied"
    assert Person.objects.count() == 30


def test_one_list_at_a_time(take: Take) -> None:
    first = begun(take, people(3))
    with pytest.raises(NotNow, match="Another staff list is being taken in"):
        begun(take, people(4))
    # A worker that is gone for good does not block the house: asked twice, the list stops by itself.
    deeds.stop(staff_list=first, by=SYSTEM, now=NOW)
    assert deeds.stop(staff_list=first, by=SYSTEM, now=NOW).state == "stopped"
    assert begun(take, people(4)).state == "applying"


# Who may, and what is kept ----------------------------------------------------------------------------------------


def test_only_those_who_look_after_the_list(cast: Cast, take: Take) -> None:
    assert take(*people(2), by=cast.cleo).by == cast.cleo
    for someone in (cast.ada, cast.sam, cast.olga, cast.dora):
        with pytest.raises(NotYours):
            take(*people(2), by=someone)


def test_the_file_goes_when_it_is_done(take: Take, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = take(*people(2))
    assert not deeds.file_of(row).exists()
    tried = take(*people(2), dry_run=True)
    assert deeds.file_of(tried).stat().st_mode & 0o077 == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert deeds.sweep(now=NOW + deeds.KEPT * 2) == 1
    assert not deeds.file_of(tried).exists()


def test_one_line_of_the_trail_a_run(take: Take) -> None:
    row = take(*people(5))
    verbs = AuditEvent.objects.filter(row=str(row.pk)).order_by("pk").values_list("verb", flat=True)
    assert sorted(verbs) == ["apply", "taken in", "upload"]
    assert AuditEvent.objects.filter(label="people.Person").count() == 0


def test_the_number_of_questions_to_the_database_does_not_grow(take: Take, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(80):
        take(*people(400))


def test_answers_hold_for_the_next_list(take: Take) -> None:
    rows = ["1,Léa,Thibault,l@a.example,,Reference,,", "2,Joséphine,Roy,j@a.example,,Reference,L. Thibeault,"]
    row = take(*rows, dry_run=True)
    doubt = row.rows.get(code="manager_near")
    row = deeds.choose(staff_list=row, key=doubt.key, answer=doubt.extra["pk"], by=SYSTEM, now=NOW)
    assert codes(row) == []
    deeds.begin(staff_list=row, leavers="", by=SYSTEM, now=NOW)
    deeds.carry_out(staff_list=row, now=NOW)
    again = take(*rows)
    assert (codes(again), again.changes_nothing) == ([], True)
    assert Person.objects.get(staff_id="2").posts.get().manager.staff_id == "1"
    with pytest.raises(NotNow):
        deeds.choose(staff_list=again, key="nothing", answer="", by=SYSTEM, now=NOW)


def test_near_units_are_suggested_and_joined_when_said(take: Take) -> None:
    take("1,Ada,Aalto,,,Reference services,,")
    row = take("1,Ada,Aalto,,,Referense services,,", "2,Ben,Brown,,,REFERENCE  SERVICES,,", dry_run=True)
    doubt = row.rows.get(code="near_unit")
    assert (doubt.line, doubt.field, doubt.value) == (2, "unit", "Referense services")
    row = deeds.choose(staff_list=row, key=doubt.key, answer=doubt.extra["plain"], by=SYSTEM, now=NOW)
    assert ("near_unit" in codes(row), row.counts["units"]) == (False, 0)

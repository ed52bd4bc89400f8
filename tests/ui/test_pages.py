"""Refusals and failures are calm pages, in both languages and without anything around them."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

CALM = ("400", "403", "403_csrf", "404", "413", "429", "500", "503", "not_now")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", CALM)
def test_a_refusal_stands_without_database_or_person(page: str, language: str) -> None:
    with translation.override(language):
        out = render_to_string(f"ui/{page}.html", {"sentence": "The round was sent a minute ago."})
    assert out.count("<h1") == 1
    assert f'<html lang="{language}' in out
    assert "!" not in re.sub("<!doctype", "", out, flags=re.IGNORECASE)


@pytest.mark.parametrize("page", ["404", "403"])
def test_a_refusal_does_not_repeat_the_address(page: str) -> None:
    request = RequestFactory().get("/rooms/<script>/")
    assert "<script>/" not in render_to_string(f"{page}.html", {"request_path": request.path, "exception": "Pair"})


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_django_finds_them_under_its_own_names(name: str) -> None:
    assert "<h1" in render_to_string(f"{name}.html")

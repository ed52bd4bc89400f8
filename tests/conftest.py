"""What every test may ask for."""

import shutil
from typing import Any

import pytest
from django.core.cache import caches
from hypothesis import settings as hypothesis_settings

from athenaeum.people.search import near
from tests.faces import Cast, make_cast

# A test says what is right, never how fast: machines that share their processors are slow now and then.
hypothesis_settings.register_profile("athenaeum", deadline=None)
hypothesis_settings.load_profile("athenaeum")


@pytest.fixture
def cast(db: Any) -> Cast:
    """The cast of `tests/faces.py`."""
    return make_cast()


@pytest.fixture(autouse=True)
def fresh_process() -> None:
    """No test sees what another one left in the memory of the process: the vocabulary, and counts kept for a minute."""
    near.forget()
    caches["process"].clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's own Chromium."""
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium")}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `long` run only where they are asked for."""
    if "long" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="takes minutes: `make check-long`")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)

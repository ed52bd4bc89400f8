"""The floors of the house. Imports and foreign keys point down; `tests/house/test_floors.py` reads this table."""

FLOORS: tuple[tuple[str, ...], ...] = (
    ("matching", "ui", "access"),
    ("people",),
    ("post",),
    ("programmes",),
    ("mentoring",),
    ("recognition",),
    ("insight",),
    ("gateway",),
    ("config", "demo"),
)

# The rooms that are Django apps, lowest first; those still to be furnished join the list as they are built.
ROOMS: tuple[str, ...] = ("access", "ui", "people", "post", "programmes", "mentoring", "gateway", "demo")


def floor_of(room: str) -> int:
    """The floor a room stands on, 0 at the bottom.

    Raises:
        KeyError: the house has no such room.
    """
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise KeyError(room)

# ruff: noqa: E501 (drawings read better in one line)
"""The olive sprig of the house, drawn twice: five leaves for small sizes, nine veined leaves and an olive for large."""

from typing import NamedTuple


class Drawing(NamedTuple):
    """The box of the drawing's own units (x, y, width, height are given as its corner at 0) and what is inside."""

    box: tuple[float, float]
    paths: str


SMALL = Drawing(
    (20, 30.5),
    '<path class="stem" stroke-width="1.3" d="M5 29.5C5.7 22.5 8.3 13.3 15.4 4.8"/>'
    '<path d="M6.7 23.5C10 24.6 13.2 23.3 15.2 19.9 11.4 19 8.2 20.4 6.7 23.5zM9.3 15.2C12.1 16.6 15.2 15.8'
    " 17.4 13 14.1 11.7 11.1 12.5 9.3 15.2zM14.8 5.6C17.2 5.4 18.9 3.5 19.3.8 16.6 1.3 14.9 3.2 14.8 5.6zM6.5"
    " 21C6.9 17.5 4.9 14.6 1.2 13.3 1.1 17.3 3.1 20.2 6.5 21zM10 13C11.1 10.3 10 7.6 7.2 5.9 6.3 9 7.4 11.7 10"
    ' 13z"/>',
)

FINE = Drawing(
    (54, 82),
    '<path class="stem" stroke-width="1.7" d="M15 80.5C17.2 66.5 19.3 55.5 23.5 43.5 28.3 31 35.5 20 44 10.5"/>'
    '<path class="stem" stroke-width="1.2" d="M8.5 67.2 16 70"/>'
    '<ellipse cx="5.3" cy="68.7" rx="3.5" ry="4.4" transform="rotate(14 5.3 68.7)"/>'
    '<path fill-rule="evenodd" d="'
    "M18 68.5C25.3 70 33.5 67.1 39.5 60.8 30.9 59.8 22.7 62.7 18 68.5zM20.7 68L35.4 62.8L36.1 62L35 61.9L20.4 67.2z"
    "M23.5 49C30.2 50.7 37.9 48.3 43.7 42.8 35.8 41.5 28.1 43.8 23.5 49zM26.1 48.7L39.8 44.5L40.5 43.8L39.5 43.6L25.8 47.8z"
    "M30 33.5C35.8 35.5 42.9 34.1 48.6 29.8 41.7 28 34.6 29.4 30 33.5zM32.3 33.5L45 31L45.6 30.4L44.8 30.1L32.1 32.6z"
    "M38 19.8C42.3 21.6 47.9 20.9 52.5 18 47.3 16.3 41.8 17 38 19.8zM39.8 20L49.7 18.8L50.2 18.3L49.5 17.9L39.7 19.1z"
    "M43.5 11.5C47.6 10.1 50.9 6.3 52.3 1.5 47.7 3.5 44.4 7.3 43.5 11.5zM44.9 10.6L50.9 3.8L50.9 3.1L50.2 3.2L44.2 10z"
    "M18.8 59.5C18 51.8 12.7 44.5 4.7 40.3 6.3 49.2 11.7 56.5 18.8 59.5zM17.5 56.9L7.9 43.9L7 43.4L7.2 44.4L16.7 57.5z"
    "M24 42.5C24.5 35.7 21 28.6 14.8 23.8 14.8 31.7 18.3 38.8 24 42.5zM23.3 40.1L17 27.3L16.3 26.8L16.2 27.7L22.5 40.5z"
    "M31 28C32.4 22.6 30.6 16.3 26.2 11.5 25.1 17.9 26.9 24.2 31 28zM30.9 25.9L27.6 14.7L27 14.1L26.7 14.9L30 26.1z"
    "M39 16C41 11.9 40.7 6.6 38 2 36 6.9 36.4 12.2 39 16zM39.3 14.3L38.6 4.8L38.2 4.2L37.8 4.8L38.4 14.4z"
    '"/>',
)

SPRIGS: dict[str, tuple[int, int, Drawing]] = {
    "small": (21, 32, SMALL),
    "fine": (46, 70, FINE),
    "large": (88, 134, FINE),
}

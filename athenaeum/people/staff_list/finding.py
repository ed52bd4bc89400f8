"""What the reading has to say about one cell or one line."""

from typing import Any, NamedTuple


class Finding(NamedTuple):
    """Something to look at.

    Attributes:
        line: the line of the file, from 1; 0 where it is about no line, such as a leaver.
        code: names the sentence in `words.FINDINGS`, and what becomes of the line.
        field: the field concerned, as in `columns.FIELDS`, or "".
        value: the text of the cell as it stands in the file.
        who: the person, as a catalogue card would have her.
        key: what an answer to this is remembered under; "" where there is nothing to answer.
        extra: what the sentence fills in.
    """

    line: int
    code: str
    field: str = ""
    value: str = ""
    who: str = ""
    key: str = ""
    extra: dict[str, Any] = {}

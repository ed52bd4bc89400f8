"""What a letter says, before it is laid out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A letter in words.

    Attributes:
        subject: plain, and nothing of what a pair shares.
        paragraphs: the body, each a whole paragraph.
        button: its label and the path it leads to ("/programmes/…"); the layout adds the address of the house.
        reason: why the person gets this letter, for the last line.
    """

    subject: str
    paragraphs: list[str]
    button: tuple[str, str] | None = None
    reason: str = ""

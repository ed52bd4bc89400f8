"""What the doors keep: which turns of the scheduled work have been handed out."""

from django.db import models


class Turn(models.Model):
    """A turn of a scheduled job. The row and its task are made in one transaction, and (name, number) is unique:
    however many workers look at the clock, each turn is handed out once."""

    name = models.CharField(max_length=100)
    number = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("name", "number"), name="a_turn_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class Parked(models.Model):
    """Text that came after its author's session had ended; see accounts/parking.py. The key is in her browser."""

    mark = models.CharField(max_length=64, unique=True)
    person = models.UUIDField()
    sealed = models.BinaryField()
    parked_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "parked text"

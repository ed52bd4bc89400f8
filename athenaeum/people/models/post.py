"""The posts people hold. Somebody with two half posts has two, perhaps with two managers."""

import uuid

from django.db import models

from .organisation import Site, Unit
from .person import Person


class Post(models.Model):
    """A person's place in the house, as the staff list has it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    manager = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports")
    fte = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)  # 0 is the main post

    class Meta:
        ordering = ("rank", "id")
        constraints = (
            models.UniqueConstraint(fields=("person", "rank"), name="posts_in_order"),
            models.CheckConstraint(condition=~models.Q(manager=models.F("person")), name="nobody_manages_herself"),
        )

    def __str__(self) -> str:
        return self.title

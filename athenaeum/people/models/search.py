"""What the search looks into: one row a person who is here, holding public words only, without accents or case."""

from django.db import models

from .person import Person


class SearchEntry(models.Model):
    """The words under which a person is found. Its database keeps an index over them (migration 0003): FTS5 on SQLite,
    a weighted tsvector on PostgreSQL; each follows this table by itself."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="search_entry")
    name = models.CharField(max_length=210)
    posts = models.TextField()
    areas = models.TextField()

    def __str__(self) -> str:
        return self.name

"""The index behind the search: each database keeps its own in step with people_searchentry."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE people_search USING fts5(
        name, posts, areas, content='people_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    """CREATE TRIGGER people_search_in AFTER INSERT ON people_searchentry BEGIN
        INSERT INTO people_search(rowid, name, posts, areas) VALUES (new.id, new.name, new.posts, new.areas);
    END""",
    """CREATE TRIGGER people_search_out AFTER DELETE ON people_searchentry BEGIN
        INSERT INTO people_search(people_search, rowid, name, posts, areas)
        VALUES ('delete', old.id, old.name, old.posts, old.areas);
    END""",
    """CREATE TRIGGER people_search_change AFTER UPDATE ON people_searchentry BEGIN
        INSERT INTO people_search(people_search, rowid, name, posts, areas)
        VALUES ('delete', old.id, old.name, old.posts, old.areas);
        INSERT INTO people_search(rowid, name, posts, areas) VALUES (new.id, new.name, new.posts, new.areas);
    END""",
]
POSTGRESQL = [
    """ALTER TABLE people_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', areas), 'B')
        || setweight(to_tsvector('simple', posts), 'C')) STORED""",
    "CREATE INDEX people_search ON people_searchentry USING gin(vector)",
]
BACK = {
    "sqlite": [
        "DROP TRIGGER people_search_in",
        "DROP TRIGGER people_search_out",
        "DROP TRIGGER people_search_change",
        "DROP TABLE people_search",
    ],
    "postgresql": ["ALTER TABLE people_searchentry DROP COLUMN vector"],
}


def make(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_search")]
    operations = [migrations.RunPython(make, unmake)]

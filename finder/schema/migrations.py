"""How an older database becomes a newer one, step by step; a step is never changed once it was released."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database, Migrations

from finder.names import block, further_blocks, ordered, parse
from finder.schema.tables import BELIEVED, DECIDED, HEARD, HELD, NUMBERS, TOLD, VISITS

MIGRATIONS = Migrations("finder")

_TODAY = """WITH RECURSIVE chain(old, id) AS (
    SELECT id, id FROM people
    UNION SELECT chain.old, p.merged_into FROM chain JOIN people p ON p.id = chain.id
      WHERE p.merged_into IS NOT NULL)
  UPDATE {table} SET person = (
    SELECT chain.id FROM chain JOIN people p ON p.id = chain.id
    WHERE chain.old = {table}.person AND p.merged_into IS NULL)
  WHERE person IN (SELECT id FROM people WHERE merged_into IS NOT NULL)"""
_KEPT = """INSERT INTO kept_mentions (decision, number, locator, email)
  SELECT ?, d.id, m.locator, lower(coalesce(m.email, '')) FROM {table} d
  JOIN identities i ON i.person = d.person JOIN mentions m ON m.id = i.mention"""


@MIGRATIONS()
def m001_heard(db: Database) -> None:
    """What sources said, and the page that said it."""
    _execute(db, HEARD)


@MIGRATIONS()
def m002_believed(db: Database) -> None:
    """What we computed from it."""
    _execute(db, BELIEVED)


@MIGRATIONS()
def m003_decided(db: Database) -> None:
    """What the user decided."""
    _execute(db, DECIDED)


@MIGRATIONS()
def m004_told(db: Database) -> None:
    """What was sent out."""
    _execute(db, TOLD)


def _execute(db: Database, script: str) -> None:
    # one statement at a time: executescript would commit the migration's own transaction
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS()
def m005_search(db: Database) -> None:
    """Full text over articles and people; triggers keep it in step."""
    db.table("articles").enable_fts(
        ["title", "abstract", "keywords", "mesh", "journal"],
        tokenize="porter unicode61 remove_diacritics 2",
        create_triggers=True,
    )
    db.table("people").enable_fts(
        ["name", "names", "institution", "department", "city", "state"],
        tokenize="unicode61 remove_diacritics 2",
        create_triggers=True,
    )


@MIGRATIONS()
def m006_numbers(db: Database) -> None:
    """What each person's number means, and the mentions a decision was about, for what is stored so far."""
    _execute(db, NUMBERS)
    db.execute("INSERT INTO numbers (mention, person, first) SELECT mention, person, person FROM identities")
    for decision, table in (("contact", "contacts"), ("never", "do_not_contact")):
        db.execute(_TODAY.format(table=table))
        db.execute(_KEPT.format(table=table), [decision])


@MIGRATIONS()
def m007_blocks(db: Database) -> None:
    """Name blocks by the key of 2026-11-25, which keeps more spellings of a name together.

    Blocks into which a mention moved are noted for a run that never ended: the next weekly run believes them
    anew, as it does what a killed run had changed.
    """
    rows = db.execute(
        "SELECT id, block, family, given, initials FROM mentions WHERE valid AND collective = ''").fetchall()
    moved = [(key, number) for number, old, family, given, initials in rows
             if (key := block(family, given or initials)) != old]
    db.conn.executemany("UPDATE mentions SET block = ? WHERE id = ?", moved)
    _believe_anew(db, {key for key, _ in moved})


@MIGRATIONS()
def m008_visits(db: Database) -> None:
    """The further blocks of what is stored; those in which somebody is at home are believed anew."""
    _execute(db, VISITS)
    db.conn.executemany("INSERT INTO visits (mention, block) VALUES (?, ?)", list(_visits(db)))
    met = db.execute("SELECT DISTINCT block FROM visits WHERE block IN (SELECT block FROM mentions)")
    _believe_anew(db, {row[0] for row in met.fetchall()})


@MIGRATIONS()
def m009_turned(db: Database) -> None:
    """Who is printed in both orders of a name visits, from the later block, the other's."""
    held: dict[tuple[str, str], dict[str, list[int]]] = {}
    for number, home, *name in db.execute("SELECT id, block, family, given, suffix, initials FROM mentions"
                                          " WHERE valid AND collective = ''").fetchall():
        held.setdefault(ordered(parse(*name)), {}).setdefault(home, []).append(number)
    turned = {(number, key) for name, homes in held.items() if min(map(len, name)) > 1
              for home, numbers in homes.items() for key in held.get(name[::-1], ()) if key < home
              for number in numbers}
    db.conn.executemany("INSERT OR IGNORE INTO visits (mention, block) VALUES (?, ?)", sorted(turned))
    _believe_anew(db, {key for _, key in turned})


@MIGRATIONS()
def m010_held(db: Database) -> None:
    """What a ranking took for whose, so that a card can say that who is who changed since."""
    _execute(db, HELD)


@MIGRATIONS()
def m011_spelled(db: Database) -> None:
    """Further blocks known since: a spelling with another first letter, a name behind a title."""
    before = {(number, key) for number, key in db.execute("SELECT mention, block FROM visits").fetchall()}
    found = sorted(set(_visits(db)) - before)
    db.conn.executemany("INSERT INTO visits (mention, block) VALUES (?, ?)", found)
    here = {key for key, in db.execute("SELECT DISTINCT block FROM mentions").fetchall()}
    _believe_anew(db, {key for _, key in found} & here)


def _visits(db: Database) -> Iterator[tuple[int, str]]:
    """(mention, block) for every further block of what is stored."""
    rows = db.execute(
        "SELECT id, family, given, initials FROM mentions WHERE valid AND collective = ''").fetchall()
    for number, family, given, initials in rows:
        yield from ((number, key) for key in further_blocks(family, given or initials))


def _believe_anew(db: Database, blocks: set[str]) -> None:
    """Notes name blocks for a run that never ended; nothing where there are none, or no run before."""
    wanted = sorted(blocks - {""})
    if not wanted:
        return
    run = db.execute("""INSERT INTO runs (kind, started_at, today, status)
                        SELECT 'blocks', started_at, today, 'unfinished'
                        FROM runs ORDER BY id DESC LIMIT 1""")
    if run.rowcount:
        db.conn.executemany("INSERT INTO block_changes (block, run) VALUES (?, ?)",
                            [(key, run.lastrowid) for key in wanted])

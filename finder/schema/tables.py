"""The tables as they were first made, in four strata; what came later is in `migrations`."""

from __future__ import annotations

HEARD = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
  status TEXT NOT NULL DEFAULT 'running', today TEXT NOT NULL, report TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
CREATE TABLE pages (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), source TEXT NOT NULL,
  url TEXT NOT NULL, fetched_at TEXT NOT NULL, http_status INTEGER NOT NULL,
  etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',
  content_type TEXT NOT NULL DEFAULT '', body TEXT REFERENCES bodies(sha256),
  program TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pages_url ON pages(url);
CREATE TABLE searches (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), name TEXT NOT NULL,
  term TEXT NOT NULL, field TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
  part TEXT NOT NULL DEFAULT '', parent INTEGER REFERENCES searches(id) ON DELETE CASCADE,
  found INTEGER, translation TEXT NOT NULL DEFAULT '', warnings TEXT NOT NULL DEFAULT '[]', done_at TEXT,
  UNIQUE (term, field, since, until, part)
) STRICT;
CREATE INDEX searches_parent ON searches(parent);
CREATE TABLE refreshed (  -- until when the changes of a query's articles are known
  term TEXT PRIMARY KEY, until TEXT NOT NULL
) STRICT;
CREATE TABLE hits (
  key TEXT PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'stored', 'gone', 'deleted'))
) STRICT;
CREATE INDEX hits_state ON hits(state);
CREATE TABLE articles (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, page INTEGER NOT NULL REFERENCES pages(id),
  pmid TEXT NOT NULL, title TEXT NOT NULL, abstract TEXT NOT NULL, journal TEXT NOT NULL,
  journal_abbreviation TEXT NOT NULL, published TEXT NOT NULL, first_public TEXT NOT NULL,
  entered TEXT NOT NULL, revised TEXT NOT NULL, doi TEXT NOT NULL, language TEXT NOT NULL,
  publication_types TEXT NOT NULL, mesh TEXT NOT NULL, keywords TEXT NOT NULL,
  corrections TEXT NOT NULL, complete INTEGER NOT NULL, retracted INTEGER NOT NULL,
  concern INTEGER NOT NULL, notice INTEGER NOT NULL,
  detail TEXT NOT NULL,  -- the other fields of the record, as JSON
  fetched_at TEXT NOT NULL, deleted_at TEXT
) STRICT;
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, locator TEXT NOT NULL UNIQUE, page INTEGER NOT NULL REFERENCES pages(id),
  article INTEGER REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, "of" INTEGER NOT NULL, printed TEXT NOT NULL, family TEXT NOT NULL,
  given TEXT NOT NULL, initials TEXT NOT NULL, suffix TEXT NOT NULL, affiliations TEXT NOT NULL,
  email TEXT, email_how TEXT NOT NULL, orcid TEXT, role TEXT NOT NULL, degrees TEXT NOT NULL, url TEXT,
  collective TEXT NOT NULL, valid INTEGER NOT NULL, equal_contribution INTEGER NOT NULL,
  corresponding INTEGER NOT NULL, block TEXT NOT NULL,  -- the name block who-is-who works in
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone_at TEXT
) STRICT;
CREATE TABLE block_changes (  -- name blocks in which a run changed a mention
  block TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id), PRIMARY KEY (block, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_article ON mentions(article);
CREATE INDEX mentions_page ON mentions(page);
CREATE INDEX mentions_block ON mentions(block);
CREATE TABLE listings (
  mention INTEGER PRIMARY KEY REFERENCES mentions(id) ON DELETE CASCADE, page_url TEXT NOT NULL,
  program TEXT NOT NULL, title TEXT NOT NULL, phone TEXT NOT NULL, photo TEXT NOT NULL, pgy INTEGER,
  interests TEXT NOT NULL, wishes TEXT NOT NULL, bio TEXT NOT NULL
) STRICT;
CREATE INDEX listings_page ON listings(page_url);
CREATE TABLE page_changes (
  id INTEGER PRIMARY KEY, page_url TEXT NOT NULL, at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('new', 'changed', 'gone')), locator TEXT NOT NULL,
  name TEXT NOT NULL, said TEXT NOT NULL
) STRICT;
CREATE TABLE trainings (
  id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, institution TEXT NOT NULL, degree TEXT NOT NULL, year INTEGER, quote TEXT NOT NULL
) STRICT;
CREATE INDEX trainings_mention ON trainings(mention);
CREATE TABLE alumni (
  mention INTEGER PRIMARY KEY REFERENCES mentions(id) ON DELETE CASCADE, file TEXT NOT NULL,
  class_year INTEGER, specialty TEXT NOT NULL, institution TEXT NOT NULL, city TEXT NOT NULL,
  state TEXT NOT NULL, source TEXT NOT NULL, "row" TEXT NOT NULL
) STRICT;
"""

BELIEVED = """
CREATE TABLE people (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, family TEXT NOT NULL, given TEXT NOT NULL,
  names TEXT NOT NULL DEFAULT '', institution TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',
  merged_into INTEGER REFERENCES people(id)
) STRICT;
CREATE TABLE identities (
  mention INTEGER PRIMARY KEY REFERENCES mentions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id), bin TEXT NOT NULL, because TEXT NOT NULL
) STRICT;
CREATE INDEX identities_person ON identities(person);
CREATE TABLE opportunities (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), student INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES people(id), rank INTEGER NOT NULL, score REAL NOT NULL,
  card TEXT NOT NULL,  -- what `finder targets --json` says of this person
  UNIQUE (run, student, person)
) STRICT;
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), student INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES people(id), kind TEXT NOT NULL,
  strength REAL NOT NULL CHECK (strength BETWEEN 0 AND 1), weight REAL NOT NULL, detail TEXT NOT NULL,
  source TEXT NOT NULL, quote TEXT NOT NULL,
  mention INTEGER NOT NULL REFERENCES mentions(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX evidence_person ON evidence(person);
CREATE TABLE hooks (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id),
  person INTEGER NOT NULL REFERENCES people(id),
  kind TEXT NOT NULL, text TEXT NOT NULL, quote TEXT NOT NULL, source TEXT NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE
) STRICT;
"""

DECIDED = """
CREATE TABLE students (
  id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, school TEXT NOT NULL
) STRICT;
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY, student INTEGER NOT NULL REFERENCES students(id), person INTEGER,
  name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', institution TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '', email_source TEXT NOT NULL DEFAULT '', how_met TEXT NOT NULL DEFAULT '',
  topics TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'to write', hook TEXT NOT NULL DEFAULT '',
  hook_source TEXT NOT NULL DEFAULT '', next_follow_up TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE touches (
  id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contacts(id), at TEXT NOT NULL,
  kind TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE verdicts (
  one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL, decided_at TEXT NOT NULL,
  PRIMARY KEY (one, other), CHECK (one < other)
) STRICT;
CREATE TABLE program_marks (
  student INTEGER NOT NULL REFERENCES students(id), acgme TEXT NOT NULL, mark TEXT NOT NULL,
  decided_at TEXT NOT NULL, PRIMARY KEY (student, acgme, mark)
) STRICT;
CREATE TABLE watched_pages (
  url TEXT PRIMARY KEY, acgme TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL
) STRICT;
CREATE TABLE do_not_contact (
  id INTEGER PRIMARY KEY, person INTEGER, name TEXT NOT NULL, email TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL
) STRICT;
"""

TOLD = """
CREATE TABLE digests (
  student INTEGER NOT NULL, week TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id),
  path TEXT NOT NULL, sent_at TEXT, content TEXT NOT NULL, PRIMARY KEY (student, week)
) STRICT;
CREATE TABLE shown (
  student INTEGER NOT NULL, week TEXT NOT NULL, person INTEGER NOT NULL REFERENCES people(id),
  newest TEXT NOT NULL DEFAULT '',  -- the person's newest paper then: news is one after it
  PRIMARY KEY (student, week, person)
) STRICT;
"""

HELD = """
-- the mentions that were the person's when ranked, {locator: bin}; null where an older version ranked
ALTER TABLE opportunities ADD COLUMN held TEXT;
"""

NUMBERS = """
CREATE TABLE numbers (  -- what a person's number means: kept, not computed, so that it stays so
  mention INTEGER PRIMARY KEY REFERENCES mentions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id),  -- whose it is, or was until a merge
  first INTEGER NOT NULL REFERENCES people(id)  -- whose it was before all others
) STRICT;
CREATE INDEX numbers_person ON numbers(person);
CREATE INDEX numbers_first ON numbers(first);
CREATE TABLE kept_mentions (  -- the mentions of the person a decision was about
  decision TEXT NOT NULL CHECK (decision IN ('contact', 'never')), number INTEGER NOT NULL,
  locator TEXT NOT NULL, email TEXT NOT NULL DEFAULT '',  -- the address it printed, or empty
  PRIMARY KEY (decision, number, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_mentions_locator ON kept_mentions(locator);
-- empty where an older version believed it
ALTER TABLE identities ADD COLUMN confidence REAL;
-- who held its mention when it was weighed
ALTER TABLE evidence ADD COLUMN holder INTEGER;
"""

VISITS = """
CREATE TABLE visits (  -- further name blocks in which who-is-who looks for a mention's person
  mention INTEGER NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, block TEXT NOT NULL,
  PRIMARY KEY (mention, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_block ON visits(block);
"""

import GRDB

/// The shape of the database, by named steps. A step that has been released is never changed; a later one is added.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1-records") { db in
            try db.execute(
                sql: """
                    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

                    -- What was declared, as it came in last.
                    CREATE TABLE submission (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, registration TEXT NOT NULL,
                        applicantName TEXT NOT NULL, idNumber TEXT NOT NULL, employerName TEXT NOT NULL,
                        submittedOn TEXT, source TEXT NOT NULL, declaration TEXT NOT NULL, receivedAt INTEGER NOT NULL,
                        changedAt INTEGER NOT NULL);
                    CREATE INDEX submissionByIDNumber ON submission (idNumber);

                    -- Contents of the folder of objects: scans, and pictures of evidence cut from them.
                    CREATE TABLE object (
                        hash TEXT PRIMARY KEY, kind TEXT NOT NULL, byteCount INTEGER NOT NULL, storedAt INTEGER NOT NULL
                    ) WITHOUT ROWID;

                    CREATE TABLE attachment (
                        submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, position INTEGER NOT NULL,
                        kind TEXT NOT NULL, file TEXT NOT NULL, object TEXT, byteCount INTEGER NOT NULL,
                        PRIMARY KEY (submission, position)) WITHOUT ROWID;
                    CREATE INDEX attachmentByObject ON attachment (object);

                    -- `key` names the bytes, the form and the versions a report was made of.
                    CREATE TABLE report (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, key TEXT NOT NULL,
                        isCurrent INTEGER NOT NULL, verdict TEXT NOT NULL, program TEXT NOT NULL, rules TEXT NOT NULL,
                        models TEXT NOT NULL, seconds REAL NOT NULL, madeAt INTEGER NOT NULL, document BLOB NOT NULL,
                        UNIQUE (submission, key));
                    CREATE UNIQUE INDEX currentReport ON report (submission) WHERE isCurrent;
                    CREATE INDEX reportByTime ON report (madeAt);

                    CREATE TABLE finding (
                        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, position INTEGER NOT NULL,
                        rule TEXT NOT NULL, outcome TEXT NOT NULL, attachment TEXT, confidence REAL NOT NULL,
                        message TEXT NOT NULL, returnReason TEXT, PRIMARY KEY (report, position)) WITHOUT ROWID;
                    CREATE INDEX findingByRule ON finding (rule, outcome);

                    -- The picture of a place a finding rests on.
                    CREATE TABLE evidence (
                        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, rule TEXT NOT NULL,
                        spot INTEGER NOT NULL, object TEXT NOT NULL, PRIMARY KEY (report, rule, spot)) WITHOUT ROWID;
                    CREATE INDEX evidenceByObject ON evidence (object);

                    CREATE TABLE page (
                        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, position INTEGER NOT NULL,
                        attachment TEXT NOT NULL, file TEXT NOT NULL, page INTEGER NOT NULL, kind TEXT NOT NULL,
                        isHardToRead INTEGER NOT NULL, print BLOB, PRIMARY KEY (report, position)) WITHOUT ROWID;

                    -- Identity numbers that stand on the pages.
                    CREATE TABLE mark (
                        report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, value TEXT NOT NULL,
                        file TEXT NOT NULL, page INTEGER NOT NULL, quad TEXT NOT NULL,
                        PRIMARY KEY (report, value, file, page)) WITHOUT ROWID;
                    CREATE INDEX markByValue ON mark (value);

                    -- What clerks decided; it outlives the report it rests on.
                    CREATE TABLE decision (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE,
                        report INTEGER REFERENCES report ON DELETE SET NULL, rule TEXT, decision TEXT NOT NULL,
                        note TEXT NOT NULL, clerk TEXT NOT NULL, madeAt INTEGER NOT NULL);
                    CREATE INDEX decisionBySubmission ON decision (submission);

                    -- Work in hand: the owner holds the lock file of its name while it lives.
                    CREATE TABLE job (
                        submissionID TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL, claimedAt INTEGER NOT NULL,
                        PRIMARY KEY (submissionID, key)) WITHOUT ROWID;

                    CREATE TABLE run (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, startedAt INTEGER NOT NULL, endedAt INTEGER,
                        submissions INTEGER NOT NULL, checked INTEGER NOT NULL, known INTEGER NOT NULL,
                        rejected INTEGER NOT NULL, failed INTEGER NOT NULL, pages INTEGER NOT NULL);

                    -- Each entry holds the hash of the one before; without personal data.
                    CREATE TABLE audit (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL,
                        action TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
                    """)
        }
        return migrator
    }
}

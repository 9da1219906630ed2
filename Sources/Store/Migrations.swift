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
        migrator.registerMigration("v2-desk") { db in
            try db.execute(
                sql: """
                    -- Who may work at the desk. A password is kept as what scrypt makes of it.
                    CREATE TABLE account (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE,
                        shownName TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, isActive INTEGER NOT NULL,
                        failures INTEGER NOT NULL, lockedUntil INTEGER, madeAt INTEGER NOT NULL, lastLogInAt INTEGER);

                    -- Of the secret in a cookie only the hash is kept; of a token likewise.
                    CREATE TABLE session (
                        hash TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                        startedAt INTEGER NOT NULL, seenAt INTEGER NOT NULL) WITHOUT ROWID;
                    CREATE INDEX sessionByAccount ON session (account);
                    CREATE TABLE token (
                        number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
                        scopes TEXT NOT NULL, madeAt INTEGER NOT NULL, usedAt INTEGER, revokedAt INTEGER);

                    -- Where a submission stands on the desk. `key` names it in addresses and cannot be guessed; days are
                    -- counted from 1970-01-01, 0 until they have been reckoned; rank: 0 flagged, 1 undecided, 2 clear.
                    CREATE TABLE desk (
                        submission INTEGER PRIMARY KEY REFERENCES submission ON DELETE CASCADE,
                        key TEXT NOT NULL UNIQUE, report INTEGER NOT NULL, rank INTEGER NOT NULL, state TEXT NOT NULL,
                        registration TEXT NOT NULL, dueOn INTEGER NOT NULL, batchOn INTEGER NOT NULL, clerk TEXT,
                        leasedBy TEXT, leasedUntil INTEGER, decision INTEGER REFERENCES decision ON DELETE SET NULL);
                    CREATE INDEX deskQueue ON desk (state, dueOn, rank, submission, registration);
                    CREATE INDEX deskByClerk ON desk (clerk, state);
                    CREATE INDEX submissionSearch ON submission (applicantName, employerName, idNumber, id);

                    -- A decision of rule NULL is about the whole submission.
                    ALTER TABLE decision ADD COLUMN publicText TEXT;
                    ALTER TABLE decision ADD COLUMN reasons TEXT;
                    ALTER TABLE decision ADD COLUMN value TEXT;
                    ALTER TABLE decision ADD COLUMN seconds REAL;
                    ALTER TABLE decision ADD COLUMN undoneAt INTEGER;
                    ALTER TABLE decision ADD COLUMN exportedAt INTEGER;
                    CREATE INDEX decisionByExport ON decision (exportedAt, undoneAt, madeAt) WHERE rule IS NULL;
                    CREATE INDEX decisionByRule ON decision (rule) WHERE rule IS NOT NULL;

                    CREATE TABLE savedView (
                        account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, name TEXT NOT NULL,
                        query TEXT NOT NULL, PRIMARY KEY (account, name)) WITHOUT ROWID;

                    -- What was handed in over the page or the interface; the same key of the same sender is the same.
                    CREATE TABLE delivery (
                        key TEXT PRIMARY KEY, sender TEXT NOT NULL, idempotencyKey TEXT, content TEXT,
                        state TEXT NOT NULL, submissions TEXT NOT NULL, rejects TEXT NOT NULL, madeAt INTEGER NOT NULL,
                        changedAt INTEGER NOT NULL, UNIQUE (sender, idempotencyKey)) WITHOUT ROWID;

                    INSERT INTO desk (submission, key, report, rank, state, registration, dueOn, batchOn)
                    SELECT submission.number, lower(hex(randomblob(16))), report.number,
                        CASE verdict WHEN 'flagged' THEN 0 WHEN 'undecided' THEN 1 ELSE 2 END, 'open', registration, 0, 0
                    FROM submission JOIN report ON report.submission = submission.number AND isCurrent;
                    """)
        }
        migrator.registerMigration("v3-desk-content") { db in
            try db.execute(
                sql: """
                    -- What the report on the desk was made of, whatever made it: the form and the bytes of the scans.
                    ALTER TABLE desk ADD COLUMN content TEXT;
                    CREATE INDEX deskByReport ON desk (report);
                    CREATE INDEX deskByDecision ON desk (decision);
                    CREATE INDEX decisionByReport ON decision (report, rule);
                    """)
        }
        migrator.registerMigration("v4-desk-second") { db in
            try db.execute(
                sql: """
                    -- Submissions that two decide: who decided first and second, and the number of the first decision.
                    ALTER TABLE desk ADD COLUMN firstBy TEXT;
                    ALTER TABLE desk ADD COLUMN secondBy TEXT;
                    ALTER TABLE desk ADD COLUMN look INTEGER;
                    DROP INDEX deskQueue;
                    CREATE INDEX deskQueue ON desk (state, dueOn, rank, submission, registration, firstBy, secondBy);
                    CREATE TABLE secondLook (
                        first INTEGER PRIMARY KEY REFERENCES decision ON DELETE CASCADE,
                        second INTEGER REFERENCES decision ON DELETE CASCADE,
                        settled INTEGER REFERENCES decision ON DELETE SET NULL, agrees INTEGER);
                    CREATE INDEX secondLookBySecond ON secondLook (second);
                    CREATE INDEX secondLookBySettled ON secondLook (settled);
                    -- 1 and 2: made by the first and the second of two, and hidden from the other until both have decided.
                    ALTER TABLE decision ADD COLUMN round INTEGER NOT NULL DEFAULT 0;

                    -- Places that clerks have marked on a page, in its pixels when upright.
                    CREATE TABLE region (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, file TEXT NOT NULL,
                        object TEXT, page INTEGER NOT NULL, pageWidth INTEGER NOT NULL, pageHeight INTEGER NOT NULL,
                        x INTEGER NOT NULL, y INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
                        note TEXT NOT NULL, clerk TEXT NOT NULL, madeAt INTEGER NOT NULL, removedAt INTEGER,
                        round INTEGER NOT NULL DEFAULT 0);
                    CREATE INDEX regionBySubmission ON region (submission);

                    -- From where an account was tried: who guesses from elsewhere does not keep its owner out.
                    CREATE TABLE logInPlace (
                        account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, address TEXT NOT NULL,
                        failures INTEGER NOT NULL, blockedUntil INTEGER NOT NULL, triedAt INTEGER NOT NULL,
                        succeededAt INTEGER, PRIMARY KEY (account, address)) WITHOUT ROWID;

                    -- Figures go by the version of the rules.
                    CREATE INDEX reportByRules ON report (rules, number);
                    """)
        }
        migrator.registerMigration("v5-delivery-attempts") { db in
            // Starts of the server in which the check of a delivery has begun: what ends the server each time is given up.
            try db.execute(sql: "ALTER TABLE delivery ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0")
        }
        return migrator
    }
}

"""Holds the record against what everybody remembers."""
import sqlite3
import subprocess


def check(program, data, expected, clerks, senders, answers, log):
    """Every fault found, as a sentence."""
    faults = list(answers.wrong)
    verified = subprocess.run([program, "store", "verify", "--data", str(data)], capture_output=True, text=True)
    if verified.returncode != 0:
        faults.append(f"the record is damaged: {verified.stdout[-300:]} {verified.stderr[-300:]}")
    failed = log.read_text(encoding="utf-8", errors="replace").count('"request failed"')
    if failed:
        faults.append(f"the server's log tells of {failed} requests that failed by its own fault")
    database = sqlite3.connect(data / "hedui.sqlite")
    rows = dict(database.execute(
        "SELECT id, count(report.number) FROM submission LEFT JOIN report ON report.submission = submission.number AND isCurrent"
        " GROUP BY id"))
    faults += [f"{i} has {n} reports" for i, n in rows.items() if n != 1][:5]
    faults += [f"{i} was lost" for i in sorted(expected - set(rows))[:5]] + [f"{i} came from nowhere" for i in sorted(set(rows) - expected)[:5]]

    def one(sql, *values):
        return database.execute(sql, values).fetchone()[0]

    if one("SELECT count(*) FROM desk") != len(rows):
        faults.append("not every submission lies on the desk once")
    for what, sql in [
        ("decide", "SELECT count(*) FROM decision WHERE rule IS NULL"),
        ("undo", "SELECT count(*) FROM decision WHERE rule IS NULL AND undoneAt IS NOT NULL"),
        ("mark", "SELECT count(*) FROM region"),
    ]:
        kept, entered = one(sql), one("SELECT count(*) FROM audit WHERE action = ?", what)
        told = sum(clerk.done[what] for clerk in clerks)
        most = told + sum(clerk.unknown[what] for clerk in clerks)
        if kept != entered:
            faults.append(f"{what}: {kept} in the record, {entered} in the audit")
        if what == "undo":
            # Who takes back the first of two decisions takes a colleague's hold with it: two entries, one answer.
            kept = one("SELECT count(*) FROM audit WHERE action = 'undo' AND json_extract(detail, '$.with') IS NULL")
        if not told <= kept <= most:
            faults.append(f"{what}: {told} were acknowledged and {most} at most done, {kept} are in the record")
    exported = [entry for clerk in clerks for entry in clerk.exported]
    marked, lost = one("SELECT count(*) FROM decision WHERE exportedAt IS NOT NULL"), sum(clerk.lost_exports for clerk in clerks)
    if len(set(exported)) != len(exported):
        faults.append("a decision was exported twice")
    if len(exported) > marked or (lost == 0 and len(exported) != marked):
        faults.append(f"{len(exported)} decisions were exported, {marked} are marked, {lost} answers were lost")
    if one("SELECT count(*) FROM desk JOIN decision ON decision.number = desk.decision WHERE undoneAt IS NOT NULL"):
        faults.append("a decision stands that was taken back")
    if one("SELECT count(*) FROM secondLook JOIN decision AS one ON one.number = first JOIN decision AS two ON two.number = second"
           " WHERE one.clerk = two.clerk"):
        faults.append("somebody was the second to oneself")
    pairs = one("SELECT count(*) FROM secondLook WHERE second IS NOT NULL")
    for sender in senders:
        for identifier in sender.taken:
            delivery = sender.outcome(identifier)
            if delivery["state"] != "done" or [s["id"] for s in delivery["submissions"]] != [identifier]:
                faults.append(f"delivery of {identifier}: {delivery['state']}, {len(delivery['submissions'])} submissions, {delivery['rejects']}")
    entries = one("SELECT count(*) FROM audit")
    print(f"{len(rows)} submissions, {sum(c.done['decide'] for c in clerks)} decisions, {sum(c.done['undo'] for c in clerks)} taken back,"
          f" {pairs} decided by two, {len(exported)} exported, {entries} entries in the audit")
    print(f"answers: {', '.join(f'{status}: {count}' for status, count in sorted(answers.statuses.items()))}; {answers.broken} connections broke")
    database.close()
    return faults

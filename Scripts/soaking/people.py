"""Who works at the desk: clerks that decide, a lead that settles and exports, a program that hands in. Each keeps its books."""
import io
import json
import random
import threading
import time
import zipfile

from soaking.web import Browser, Gone

PASSWORD = "soak at the desk 7"


class Worker(threading.Thread):
    def __init__(self, name, port, answers, stop):
        super().__init__(name=name, daemon=True)
        self.port, self.answers, self.stop_now = port, answers, stop
        self.random = random.Random(f"{random.random()}{name}")
        self.browser = Browser(port, answers)
        self.crash = None

    def run(self):
        try:
            while not self.stop_now.is_set():
                try:
                    self.turn()
                except Gone:
                    time.sleep(0.3)
        except Exception as error:  # noqa: BLE001 — told at the end, as a failure of the whole
            self.crash = f"{self.name}: {error!r}"

    def change(self, method, path, body=None):
        """Carries out a change. Returns its status; 0 where nobody knows."""
        try:
            return self.browser.call(method, path, body)[0]
        except Gone:
            return 0


class Clerk(Worker):
    """Opens what is open and decides; at times takes back, overrules, marks."""

    def __init__(self, name, port, answers, stop, is_lead=False):
        super().__init__(name, port, answers, stop)
        self.is_lead = is_lead
        # What was acknowledged, and what may or may not have been done.
        self.done = {"decide": 0, "undo": 0, "mark": 0}
        self.unknown = {"decide": 0, "undo": 0, "mark": 0}
        self.exported = []
        self.lost_exports = 0

    def count(self, what, status):
        if status in (200, 201, 204):
            self.done[what] += 1
        # An answer that says the machine failed was given after everything had been taken back.
        elif status == 0:
            self.unknown[what] += 1

    def turn(self):
        if not self.browser.form_token:
            if not self.browser.log_in(self.name, PASSWORD):
                time.sleep(0.5)
            return
        state = "disputed" if self.is_lead and self.random.random() < 0.4 else "open"
        status, body = self.browser.call("GET", f"/api/v1/submissions?state={state}&page={self.random.choice([1, 1, 1, 2])}")
        if status == 401:
            self.browser.form_token = None
            return
        rows = json.loads(body)["submissions"] if status == 200 else []
        if rows:
            self.look(self.random.choice(rows)["key"])
        else:
            time.sleep(0.2)
        if self.is_lead and self.random.random() < 0.1:
            self.export()

    def look(self, key):
        place = f"/api/v1/submissions/{key}"
        self.browser.call("GET", f"/s/{key}")
        if self.random.random() < 0.2:
            self.browser.call("GET", f"{place}/pages/0")
        if self.random.random() < 0.15:
            draft = {"page": 0, "x": 0, "y": 0, "width": 8, "height": 8, "note": "看这里"}
            self.count("mark", self.change("POST", f"{place}/regions", draft))
        kind = self.random.choice(["pass", "return", "return", "hold"])
        draft = {"decision": kind, "publicText": "请补正。" if kind == "return" else "", "note": "等答复", "reasons": []}
        status = self.change("POST", f"{place}/decision", draft)
        self.count("decide", status)
        if status == 204 and self.random.random() < 0.2:
            self.count("undo", self.change("DELETE", f"{place}/decision"))
        if status != 204:
            self.change("DELETE", f"{place}/lease")

    def export(self):
        try:
            status, body = self.browser.call("POST", "/api/v1/exports", b"")
        except Gone:
            self.lost_exports += 1
            return
        if status == 200:
            self.exported += [(d["key"], d["by"], d["at"]) for d in json.loads(body)["decisions"]]


# What a sender lets wait: over hours it hands in more than one machine checks, and at the end that would have to be waited for.
MOST_WAITING = 20


class Sender(Worker):
    """Hands in archives of one submission each, again and again until it is told that they were taken."""

    def __init__(self, name, port, answers, stop, token, bundle):
        super().__init__(name, port, answers, stop)
        self.browser.token = token
        self.bundle = bundle
        self.sent = {}
        self.taken = {}
        self.done = set()
        self.full = 0
        # How often something was handed in anew because the machine had failed.
        self.again = 0

    def turn(self):
        if self.waiting() >= MOST_WAITING and not self.stop_now.is_set():
            time.sleep(1)
            return
        open_ones = [i for i in self.sent if i not in self.taken]
        identifier = open_ones[0] if open_ones else f"W-{len(self.sent):05}"
        self.sent.setdefault(identifier, archive(self.bundle, identifier))
        self.send(identifier, f"{identifier}-{self.again}")

    def waiting(self):
        """How many of its deliveries are neither checked nor failed; those that are, are asked about once."""
        for identifier in self.taken.keys() - self.done:
            # On a locked record there is no answer to this; asked again later.
            if self.outcome(identifier).get("state") in ("done", "failed"):
                self.done.add(identifier)
        return len(self.taken) - len(self.done)

    def send(self, identifier, key):
        status, body = self.browser.call(
            "POST", "/api/v1/submissions", self.sent[identifier],
            {"Content-Type": "application/zip", "Idempotency-Key": key})
        if status == 202:
            self.taken[identifier] = json.loads(body)["key"]
            time.sleep(self.random.uniform(0, 1))
        else:
            self.full += status == 507
            time.sleep(0.3)

    def finish(self, seconds):
        """Waits until all that was handed in is checked; what the machine has failed to check is handed in anew."""
        until = time.time() + seconds
        while time.time() < until:
            while len(self.taken) < len(self.sent):
                self.turn()
            states = {identifier: self.outcome(identifier)["state"] for identifier in self.taken}
            failed = [identifier for identifier, state in states.items() if state == "failed"]
            if not failed and all(state == "done" for state in states.values()):
                return True
            self.again += bool(failed)
            for identifier in failed:
                del self.taken[identifier]
            time.sleep(0.5)
        return False

    def outcome(self, identifier):
        """The delivery as it stands."""
        return json.loads(self.browser.call("GET", f"/api/v1/deliveries/{self.taken[identifier]}")[1])


def archive(bundle, identifier):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in bundle(identifier).items():
            file.writestr(f"{identifier}/{name}", content)
    return packed.getvalue()

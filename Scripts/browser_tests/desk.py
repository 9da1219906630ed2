"""A desk for the tests: a store with submissions that were checked, accounts, a server, and browsers before it."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PASSWORDS = {"lin": "demo-clerk-7", "wang": "demo-clerk-8", "root": "demo-admin-9"}
# Without the contract, whose ten pages would take most of the time.
PICTURES = ["注册申请表-第1页.jpg", "注册申请表-第2页.jpg", "手持证件照.jpg"]
HOSTILE = "<script>alert(1)</script>有限公司"


class Desk:
    def __init__(self, program, work):
        self.program = str(program)
        self.work = pathlib.Path(work)
        self.data = self.work / "data"
        self.server = None
        self.base = None
        self.browser = None
        self.complaints = []
        self.foreign = set()
        self.sessions = {}
        self.shots = None

    def run(self, *arguments, text=None):
        done = subprocess.run(
            [self.program, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=170)
        if done.returncode not in (0, 1, 3):
            raise AssertionError(f"hedui {arguments[0]} ended with {done.returncode}: {done.stderr[-800:]}")
        return done.stdout

    def fill(self):
        """The same scans under many forms: what was read on them is read once."""
        source = ROOT / "TestImages/submissions/initial-flagged"
        form = json.loads((source / "submission.json").read_text(encoding="utf-8"))
        form["attachments"] = [a for a in form["attachments"] if set(a["files"]) <= set(PICTURES)]
        heap = self.work / "heap"
        for number in range(16):
            folder = heap / f"{number:02}"
            folder.mkdir(parents=True)
            for name in PICTURES:
                shutil.copy(source / name, folder / name)
            own = json.loads(json.dumps(form))
            own["id"] = f"B-2026-{number:04}"
            # In the order of their numbers on the desk.
            own["submittedOn"] = f"2026-11-{10 + number // 2:02}"
            if number == 15:
                own["employer"]["name"] = HOSTILE
            (folder / "submission.json").write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")
        self.run("batch", heap, "--out", self.work / "out", "--data", self.data, "--quiet")
        for name, role in [("lin", "clerk"), ("wang", "lead"), ("root", "admin")]:
            self.run(
                "user", "add", name, "--role", role, "--shown-name", {"lin": "林审核", "wang": "王组长"}.get(name, "管理"),
                "--data", self.data, "--password-file", "-", text=PASSWORDS[name] + "\n")
        self.token = self.run(
            "token", "add", "portal", "--scope", "read", "--scope", "submit", "--data", self.data).strip()

    def start(self, *options):
        """Started again, it has the port that it had: sessions of browsers go on."""
        port = self.base.rsplit(":", 1)[1] if self.base else "0"
        log = open(self.work / "server.log", "a", encoding="utf-8")
        begin = (self.work / "server.log").stat().st_size
        self.server = subprocess.Popen(
            [self.program, "serve", "--data", str(self.data), "--port", port, *options], stdout=log, stderr=log)
        deadline = time.time() + 60
        while time.time() < deadline:
            text = (self.work / "server.log").read_bytes()[begin:].decode("utf-8", "replace")
            found = re.findall(r"网页：(http://127\.0\.0\.1:\d+)/", text)
            if found:
                self.base = found[-1]
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError("The server did not start: " + (self.work / "server.log").read_text(encoding="utf-8")[-800:])

    def stop(self):
        """SIGTERM; it has to end by itself, and well."""
        if self.server:
            self.server.terminate()
            assert self.server.wait(timeout=30) == 0, "The server did not end well."
            self.server = None

    # MARK: Without a browser

    def call(self, method, path, body=None, headers=None, token=True):
        """Status, headers and body of an answer."""
        given = dict(headers or {})
        if token:
            given["Authorization"] = f"Bearer {self.token}"
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=given)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def submissions(self, query="state=all"):
        status, _, body = self.call("GET", "/api/v1/submissions?" + query)
        assert status == 200, status
        return json.loads(body)["submissions"]

    # MARK: With a browser

    def context(self, width=1280, height=800, **options):
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
        context.set_default_timeout(15_000)
        context.on("request", self.watch)
        return context

    def watch(self, request):
        if not request.url.startswith((self.base, "data:", "blob:" + self.base)):
            self.foreign.add(request.url)

    def page(self, context):
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("console", self.listen)
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return page

    def listen(self, message):
        # What the tests provoke is told by the browser, too.
        if message.type == "error" and not re.search(r"status of (401|403|409|422)", message.text):
            self.complaints.append(f"console: {message.text}")

    def told(self):
        """What the last page showed when a test failed, and what the server did last: the stores are generated, no person is in them."""
        lines = [f"complaint {complaint}" for complaint in self.complaints]
        try:
            lines += (self.work / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
            for context in list(self.browser.contexts):
                for page in context.pages:
                    page.wait_for_function("() => true", timeout=3000)
                    lines.append("page " + page.evaluate("""() => [
                        location.href, "visible: " + !document.hidden, "toasts: " + document.querySelector("#toasts")?.innerText,
                        "leased: " + !(document.querySelector("#lease-bar")?.hidden ?? true),
                        "leased when it came: " + document.querySelector("#case")?.dataset.leased,
                        "chosen: " + document.querySelector(".finding.chosen")?.dataset.rule,
                        "can overrule: " + document.querySelectorAll("form.overrule").length,
                        "asks why: " + document.querySelector("form.overrule:not([hidden])")?.closest(".finding").dataset.rule,
                        "focus: " + document.activeElement?.outerHTML.slice(0, 120),
                    ].join(" | ")"""))
                context.close()
        except Exception as error:  # what is told about a failure must not hide it
            lines.append(f"and no more: {error}")
        return "\n".join(lines)

    def logged_in(self, name="lin", **options):
        """A page of that account before the queue. Hashing a password takes a second: a session is used again while it lasts."""
        page = self.page(self.context(storage_state=self.sessions.get(name), **options))
        page.goto(self.base + "/")
        if "/login" not in page.url:
            page.wait_for_selector("#rows")
            return page
        page.fill("#name", name)
        page.fill("#password", PASSWORDS[name])
        page.keyboard.press("Enter")
        page.wait_for_selector("#rows")
        self.sessions[name] = page.context.storage_state()
        return page

    def case(self, page, number):
        """Opens the submission with that id."""
        key = next(s["key"] for s in self.submissions() if s["id"] == f"B-2026-{number:04}")
        page.goto(f"{self.base}/s/{key}")
        self.settled(page)
        return key

    @staticmethod
    def settled(page):
        page.wait_for_selector("#case")
        page.wait_for_function("() => document.querySelector('#sheet img')?.complete")

    @staticmethod
    def shown(page):
        return page.get_attribute("#case", "data-key")


def environment():
    """Where the tests' program lies, and a folder that can be thrown away."""
    program = pathlib.Path(os.environ.get("HEDUI", ROOT / ".build/debug/hedui"))
    if not program.exists():
        raise SystemExit("test-browser: build first: swift build")
    return program

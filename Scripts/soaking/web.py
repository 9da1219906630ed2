"""Requests to the desk, and a note of every answer that should not be."""
import http.client
import json
import re
import threading
import urllib.parse
from collections import Counter


class Gone(Exception):
    """The connection broke: nobody knows whether the request was carried out."""


class Answers:
    """Of all requests together."""

    def __init__(self):
        self.lock = threading.Lock()
        self.statuses = Counter()
        self.wrong = []
        self.broken = 0

    def note(self, method, path, status, body):
        with self.lock:
            self.statuses[status] += 1
            # A busy record and a full disk are told as such; anything else of that kind is a fault of the program.
            if status >= 500 and status not in (503, 507):
                self.wrong.append(f"{method} {re.sub(r'[0-9a-zA-Z_-]{32,}', '…', path)}: {status} {body[:200]!r}")


class Browser:
    def __init__(self, port, answers, token=None):
        self.port, self.answers, self.token = port, answers, token
        self.cookie = None
        self.form_token = None

    def call(self, method, path, body=None, headers=None):
        """Status and body of an answer; raises Gone."""
        given = dict(headers or {})
        if self.token:
            given["Authorization"] = f"Bearer {self.token}"
        if self.cookie:
            given["Cookie"] = self.cookie
        if self.form_token:
            given["X-Form-Token"] = self.form_token
        if isinstance(body, dict):
            body, given["Content-Type"] = json.dumps(body).encode(), "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            with self.answers.lock:
                self.answers.broken += 1
            raise Gone from None
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie") or []:
            if value.startswith("hedui="):
                self.cookie = value.split(";")[0]
        self.answers.note(method, path, answer.status, content)
        return answer.status, content

    def log_in(self, name, password):
        form = urllib.parse.urlencode({"name": name, "password": password, "next": "/help"})
        self.form_token = None
        status, _ = self.call("POST", "/login", form.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            return False
        found = re.search(rb'data-form-token="([^"]+)"', self.call("GET", "/help")[1])
        self.form_token = found[1].decode() if found else None
        return found is not None

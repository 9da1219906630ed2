"""Bad luck of all kinds, thrown at what runs."""
import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from soaking.web import Browser, Gone

# Mebibytes: small, so that one delivery fills it.
SPOOL = 3


class Faults:
    """Of a soak: knows its server and its batch. Each returns whether it could be thrown."""

    def throw_faults(self):
        choices = [self.kill_batch, self.kill_batch, self.kill_server, self.end_server, self.kill_decoders, self.lock_record, self.fill_spool]
        if os.path.ismount(self.data):
            choices.append(self.fill_disk)
        random.shuffle(choices)
        while not self.stop.wait(random.uniform(1, 3)):
            fault = choices[0]
            choices = choices[1:] + choices[:1]
            if fault():
                self.thrown[fault.__name__.replace("_", " ")] += 1

    def kill_batch(self):
        with self.lock:
            if self.batch is None or self.batch.poll() is not None:
                return False
            os.killpg(self.batch.pid, signal.SIGKILL)
            return True

    def kill_server(self):
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.start_server()
        return True

    def end_server(self):
        self.server.terminate()
        try:
            if self.server.wait(timeout=60) != 0:
                self.faults.append(f"asked to end, the server ended with {self.server.returncode}")
        except subprocess.TimeoutExpired:
            self.faults.append("asked to end, the server did not")
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
        self.start_server()
        return True

    def kill_decoders(self):
        """Whatever our own processes have started to decode with, for a second."""
        killed, until = 0, time.time() + 1
        while time.time() < until:
            parents = {process.pid for process in (self.server, self.batch) if process is not None}
            for entry in Path("/proc").iterdir():
                try:
                    if entry.name.isdigit() and int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) in parents:
                        os.kill(int(entry.name), signal.SIGKILL)
                        killed += 1
                except OSError:
                    # It has ended by itself.
                    continue
            time.sleep(0.01)
        return killed > 0

    def lock_record(self):
        database = sqlite3.connect(self.data / "hedui.sqlite", timeout=30, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")
            time.sleep(random.uniform(0.5, 2.5))
            database.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return False
        finally:
            database.close()
        return True

    def fill_spool(self):
        """A delivery that takes all there is, until it turns out to be nothing."""
        browser = Browser(self.port, self.answers, self.filler)
        try:
            status, body = browser.call("POST", "/api/v1/deliveries", b"")
            if status != 201:
                return False
            key = re.search(rb'"key":"([^"]+)"', body)[1].decode()
            for part in range(SPOOL * 4):
                browser.call("PUT", f"/api/v1/deliveries/{key}/files/{part}.bin", b"\0" * (1 << 18))
            time.sleep(1)
            # Nothing that could be checked: it goes.
            browser.call("POST", f"/api/v1/deliveries/{key}/check", b"")
        except Gone:
            return False
        return True

    def fill_disk(self):
        filler = self.data / "filler"
        try:
            with open(filler, "wb", buffering=0) as file:
                while True:
                    file.write(b"\0" * 65536)
        except OSError:
            time.sleep(random.uniform(0.5, 2))
        finally:
            filler.unlink(missing_ok=True)
        return True

"""Runs the tests of the clerks' page."""

import argparse
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from desk import Desk, environment  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from shots import take  # noqa: E402
from tests import TESTS  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="tests to run; all if none is named")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the store, used again if it is filled")
    parser.add_argument("--shots", type=pathlib.Path, help="take pictures of every screen into this folder, and run no test but those that are named")
    arguments = parser.parse_args()
    begun = time.time()
    place = arguments.keep or pathlib.Path(tempfile.mkdtemp(prefix="hedui-browser-"))
    desk = Desk(environment(), place)
    failed = []
    try:
        filled = place / "filled"
        if filled.exists():
            shutil.rmtree(desk.data)
            shutil.copytree(filled, desk.data)
            desk.token = (place / "token").read_text()
        else:
            place.mkdir(parents=True, exist_ok=True)
            desk.fill()
            if arguments.keep:
                shutil.copytree(desk.data, filled)
                (place / "token").write_text(desk.token)
        print(f"{time.time() - begun:5.1f} s  the desk is filled", flush=True)
        desk.start()
        with sync_playwright() as playwright:
            # Debian's own; the sandbox needs user namespaces, which containers often lack.
            desk.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            if arguments.shots and not arguments.names:
                take(desk, arguments.shots)
            desk.shots = arguments.shots
            for test in TESTS if arguments.names or not arguments.shots else []:
                if arguments.names and test.__name__ not in arguments.names:
                    continue
                start = time.time()
                desk.complaints.clear()
                try:
                    test(desk)
                    assert not desk.complaints, "The browser complained: " + "; ".join(desk.complaints[:5])
                    assert not desk.foreign, f"Requests left the machine: {sorted(desk.foreign)[:5]}"
                    print(f"{time.time() - start:5.1f} s  {test.__name__.replace('_', ' ')}", flush=True)
                except Exception:
                    failed.append(test.__name__)
                    print(f"FAILED   {test.__name__}\n{traceback.format_exc()}{desk.told()}", flush=True)
            desk.browser.close()
        desk.stop()
    finally:
        if desk.server:
            desk.server.kill()
        if not arguments.keep:
            shutil.rmtree(place, ignore_errors=True)
    print(f"{time.time() - begun:5.1f} s  in all" + (f", {len(failed)} failed: {', '.join(failed)}" if failed else ", all passed"))
    sys.exit(1 if failed else 0)


main()

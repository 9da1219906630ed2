"""What a clerk does, done in a browser. Each function is a test; they run in this order on one desk."""

import json
import time

from accessibility import (
    pages_are_accessible, pages_fit_small_and_large_screens, serious, what_changes_is_heard_and_keeps_the_focus, what_opens_is_accessible)
from desk import HOSTILE, PICTURES, ROOT, Desk


def decide(page, key):
    """Presses a key that decides; in the first moments of a page, and of a question, it would mean what was there before."""
    page.wait_for_timeout(500)
    page.keyboard.press(key)


def overrule(page, rule, reason):
    """By keys alone; every step is looked for, so that a failure tells which one did not happen."""
    page.keyboard.press("o")
    form = f".finding[data-rule='{rule}'] form.overrule"
    page.wait_for_selector(form + ":not([hidden])")
    page.keyboard.type(reason)
    assert page.input_value(form + " [name=reason]") == reason
    with page.expect_response(lambda answer: "/overrulings/" in answer.url) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 204, answer.value.status
    page.wait_for_selector(f".finding.overruled[data-rule='{rule}']")


def log_in_is_refused_and_granted(desk):
    page = desk.page(desk.context())
    page.goto(desk.base + "/statistics")
    assert page.url.endswith("/login?next=%2Fstatistics"), page.url
    page.fill("#name", "lin")
    page.fill("#password", "wrong password")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    page.fill("#name", "lin")
    page.fill("#password", "demo-clerk-7")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statistics")
    cookie = next(c for c in page.context.cookies() if c["name"] == "hedui")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict" and len(cookie["value"]) == 43
    page.context.close()


def interface_tells_who_may_do_what(desk):
    status, headers, body = desk.call("GET", "/api/v1/submissions", token=False)
    assert status == 401 and headers["Content-Type"] == "application/problem+json", (status, headers)
    assert json.loads(body)["code"] == "not-logged-in"
    for path, wanted in [
        ("/api/v1/submissions", 200), ("/api/v1/submissions/nothing", 404), ("/api/v1/decisions", 403),
        ("/api/v1/openapi.json", 200), ("/nothing", 404), ("/healthz", 200), ("/readyz", 200), ("/metrics", 200),
        ("/assets/x/..%2Fwords.json", 404), ("/api/v1/submissions?page=-7&state=%00&text=%FF", 200),
    ]:
        status, headers, _ = desk.call("GET", path)
        assert status == wanted, (path, status)
        assert headers["X-Content-Type-Options"] == "nosniff" and "script-src 'self'" in headers["Content-Security-Policy"]
    key = desk.submissions()[0]["key"]
    status, _, body = desk.call("POST", f"/api/v1/submissions/{key}/decision", {"decision": "pass"})
    assert status == 403, "A program does not decide."
    status, headers, picture = desk.call("GET", f"/api/v1/submissions/{key}/pages/0")
    assert status == 200 and picture[:2] == b"\xff\xd8" and headers["Content-Type"] == "image/jpeg"
    status, _, drawn = desk.call("GET", f"/api/v1/submissions/{key}/pages/1?annotated=true")
    assert status == 200 and drawn[:2] == b"\xff\xd8" and drawn != picture
    page = desk.logged_in()
    answer = page.evaluate(
        "async (key) => (await fetch(`/api/v1/submissions/${key}/decision`, {method: 'POST', body: '{\"decision\":\"pass\"}'})).status", key)
    assert answer == 403, "Without the form's token nothing is changed."
    page.context.close()


def ten_submissions_are_triaged_with_keys_alone(desk):
    page = desk.logged_in()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    for number in range(10):
        desk.settled(page)
        before = desk.shown(page)
        page.keyboard.press("n")
        decide(page, "a" if number % 2 else "d")
        if number % 2:
            # Mismatches are left: it asks once more.
            page.wait_for_selector(".toast.bad")
            decide(page, "a")
        page.wait_for_function("(key) => document.querySelector('#case')?.dataset.key !== key", arg=before)
    # Browsers keep neither names nor numbers of persons.
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    form = json.loads((ROOT / "TestImages/submissions/initial-flagged/submission.json").read_text(encoding="utf-8"))
    assert "last-decision" in kept and not any(word in kept for word in [form["applicant"]["name"], form["applicant"]["idNumber"]])
    states = [s["state"] for s in desk.submissions()]
    assert states.count("returned") == 5 and states.count("passed") == 5, states
    page.context.close()


def evidence_is_in_the_middle(desk):
    page = desk.logged_in()
    for angle in range(2):
        desk.case(page, 12)
        if angle:
            page.keyboard.press("r")
        for press in ["n", "z"]:
            page.keyboard.press(press)
            page.wait_for_timeout(350)
            off = page.evaluate("""() => {
                const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
                const quad = middle(document.querySelector(".shape.chosen").getBoundingClientRect());
                const stage = middle(document.querySelector("#stage").getBoundingClientRect());
                return Math.hypot(quad[0] - stage[0], quad[1] - stage[1]);
            }""")
            assert off < 3, f"{off} pixels beside the middle"
    assert float(page.get_attribute("#stage", "data-scale")) > 0.3
    page.context.close()


def typing_is_not_a_command(desk):
    page = desk.logged_in()
    key = desk.case(page, 12)
    page.keyboard.press("e")
    page.keyboard.type("add uuu jjj aaa")
    assert desk.shown(page) == key and "add uuu jjj aaa" in page.input_value("#public-text")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("d")
    assert desk.shown(page) == key
    page.keyboard.press("Escape")
    page.context.close()


def a_return_with_edited_reasons_is_undone(desk):
    page = desk.logged_in()
    key = desk.case(page, 13)
    assert page.input_value("#public-text").strip(), "Ticked reasons stand there from the beginning."
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("请补交劳动合同。")
    page.fill("#note", "电话已告知")
    page.keyboard.press("Escape")
    decide(page, "d")
    page.wait_for_function("(key) => document.querySelector('#case')?.dataset.key !== key || !!document.querySelector('#rows')", arg=key)
    status, _, body = desk.call("GET", f"/api/v1/submissions/{key}")
    decision = json.loads(body)["decision"]
    assert decision["publicText"] == "请补交劳动合同。" and "电话" not in body.decode(), decision
    page.wait_for_selector("#case")
    page.keyboard.press("u")
    page.wait_for_function("(key) => document.querySelector('#case')?.dataset.key === key", arg=key)
    assert json.loads(desk.call("GET", f"/api/v1/submissions/{key}")[2])["state"] == "open"
    page.click("#tab-history")
    assert "电话已告知" in page.inner_text("#panel-history")
    page.context.close()


def a_finding_is_overruled_and_restored(desk):
    page = desk.logged_in()
    key = desk.case(page, 14)
    page.keyboard.press("n")
    rule = page.get_attribute(".finding.chosen", "data-rule")
    overrule(page, rule, "肉眼可辨")
    desk.settled(page)
    page.click(f".finding.overruled[data-rule='{rule}'] [data-restore]")
    page.wait_for_selector(f".finding:not(.overruled)[data-rule='{rule}']")
    assert desk.shown(page) == key
    page.context.close()


def two_clerks_on_one_submission(desk):
    first, second = desk.logged_in("lin"), desk.logged_in("wang")
    desk.case(first, 14)
    desk.case(second, 14)
    second.wait_for_selector("#lease-bar:not([hidden])")
    assert "林审核" in second.inner_text("#lease-bar")
    assert second.is_disabled("[data-do=pass]")
    other = desk.logged_in("wang")
    other.wait_for_selector("text=林审核 正在处理")
    other.context.close()
    second.click("#take-over")
    second.wait_for_selector("#lease-bar", state="hidden")
    first.wait_for_selector("#lease-bar:not([hidden])")
    assert first.is_disabled("[data-do=pass]")
    first.context.close()
    second.context.close()


def a_hostile_name_is_only_a_name(desk):
    page = desk.logged_in()
    page.goto(desk.base + "/?state=all")
    assert HOSTILE in page.inner_text("#rows")
    key = desk.case(page, 15)
    assert HOSTILE in page.inner_text(".case-facts")
    assert page.evaluate("document.querySelectorAll('script:not([src])').length") == 0
    page.goto(desk.base + "/?text=" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E&state=all")
    assert page.locator("#rows tbody tr").count() == 1 and page.get_attribute("#rows tr[data-key]", "data-key") == key
    page.context.close()


def the_queue_is_live_and_filtered(desk):
    page = desk.logged_in()
    page.goto(desk.base + "/?verdict=flagged")
    count = page.locator("#rows tbody tr").count()
    assert count > 2
    other = desk.logged_in("wang")
    desk.case(other, 12)
    other.fill("#note", "等单位答复")
    other.keyboard.press("Escape")
    decide(other, "h")
    page.wait_for_function("(count) => document.querySelectorAll('#rows tbody tr').length === count - 1", arg=count)
    mine = int(page.inner_text("#dues a:has-text('我的') .count"))
    row = page.locator("#rows tbody tr:has(td.clerk:empty)").first.get_attribute("data-key")
    page.check(f"#rows tr[data-key='{row}'] input")
    page.click("#claim")
    page.wait_for_selector(f"#rows tr[data-key='{row}'] td.clerk:has-text('林审核')")
    # Counts are live, too, and what was claimed is chosen no longer.
    page.wait_for_selector(f"#dues a:has-text('我的 {mine + 1}')")
    assert page.inner_text("#total b") == str(count - 1) and "挂起 1" in page.inner_text("#states")
    assert page.locator("#rows tbody input:checked").count() == 0 and page.is_hidden("#refresh")
    page.goto(desk.base + "/?state=held")
    assert page.locator("#rows tbody tr").count() == 1
    other.context.close()
    page.context.close()


def files_are_dropped_and_checked(desk):
    page = desk.logged_in()
    page.goto(desk.base + "/upload")
    source = ROOT / "TestImages/submissions/initial-flagged"
    files = [{"name": name, "bytes": list((source / name).read_bytes())} for name in PICTURES]
    page.evaluate("""(files) => {
        const carried = new DataTransfer();
        for (const { name, bytes } of files) carried.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    }""", files)
    page.wait_for_selector("#files tbody tr:nth-child(3)")
    assert page.input_value("#files tbody tr:nth-child(1) select") == "application-form"
    page.click("summary")
    form = json.loads((source / "submission.json").read_text(encoding="utf-8"))
    form["id"] = "B-UPLOAD-0001"
    page.fill("#paste", json.dumps(form, ensure_ascii=False))
    page.click("#fill")
    assert page.input_value("[name=employer]") == form["employer"]["name"]
    page.click("#start")
    page.wait_for_selector("#upload-results a", timeout=90_000)
    page.click("#upload-results a")
    desk.settled(page)
    assert "B-UPLOAD-0001" in page.inner_text(".case-facts")
    page.context.close()


def an_archive_is_handed_in_once(desk):
    import io
    import zipfile

    packed = io.BytesIO()
    source = ROOT / "TestImages/submissions/initial-flagged"
    with zipfile.ZipFile(packed, "w") as archive:
        form = json.loads((source / "submission.json").read_text(encoding="utf-8"))
        form["id"] = "B-ZIP-0001"
        form["attachments"] = [a for a in form["attachments"] if set(a["files"]) <= set(PICTURES)]
        archive.writestr("申请/submission.json", json.dumps(form, ensure_ascii=False))
        for name in PICTURES:
            archive.write(source / name, "申请/" + name)
    headers = {"Content-Type": "application/zip", "Idempotency-Key": "once"}
    status, _, body = desk.call("POST", "/api/v1/submissions", packed.getvalue(), headers)
    assert status == 202, (status, body)
    key = json.loads(body)["key"]
    again = desk.call("POST", "/api/v1/submissions", packed.getvalue(), headers)
    assert again[0] == 202 and json.loads(again[2])["key"] == key
    other = desk.call("POST", "/api/v1/submissions", b"PK", headers)
    assert other[0] == 422, other[0]
    deadline = time.time() + 60
    while time.time() < deadline:
        delivery = json.loads(desk.call("GET", f"/api/v1/deliveries/{key}")[2])
        if delivery["state"] in ("done", "failed"):
            break
        time.sleep(0.3)
    assert delivery["state"] == "done" and [s["id"] for s in delivery["submissions"]] == ["B-ZIP-0001"], delivery
    report = json.loads(desk.call("GET", f"/api/v1/submissions/{delivery['submissions'][0]['key']}/report")[2])
    assert report["schema"] == "hedui.report/1"
    broken = desk.call("POST", "/api/v1/submissions", b"no archive at all", {"Content-Type": "application/zip"})
    assert broken[0] == 202
    assert desk.call("POST", "/api/v1/submissions", b"{}", {"Content-Type": "text/plain"})[0] == 415


def decisions_are_exported_by_leads(desk):
    clerk = desk.logged_in("lin")
    assert clerk.locator("#export").count() == 0
    token = clerk.get_attribute("html", "data-form-token")
    status = clerk.evaluate(
        "async (token) => (await fetch('/api/v1/exports', {method: 'POST', headers: {'X-Form-Token': token}})).status", token)
    assert status == 403
    clerk.context.close()
    lead = desk.logged_in("wang")
    token = lead.get_attribute("html", "data-form-token")
    answer = lead.evaluate(
        "async (token) => await (await fetch('/api/v1/exports', {method: 'POST', headers: {'X-Form-Token': token}})).json()", token)
    assert len(answer["decisions"]) == 10
    lead.goto(desk.base + "/?state=returned")
    lead.click("#rows .person a")
    desk.settled(lead)
    assert lead.locator("[data-do=undo]").count() == 0, "What was exported stands."
    lead.context.close()


def a_session_ends(desk):
    page = desk.logged_in("lin")
    key = desk.case(page, 14)
    desk.run("user", "role", "lin", "clerk", "--data", desk.data)
    decide(page, "a")
    decide(page, "a")
    page.wait_for_url("**/login?next=*")
    page.fill("#name", "lin")
    page.fill("#password", "demo-clerk-7")
    page.keyboard.press("Enter")
    page.wait_for_function("(key) => document.querySelector('#case')?.dataset.key === key", arg=key)
    page.click(".tools form button")
    page.wait_for_url("**/login")
    page.goto(desk.base + "/")
    assert "/login" in page.url
    page.context.close()


def a_place_is_marked_by_mouse_and_by_keys(desk):
    page = desk.logged_in("lin")
    key = desk.case(page, 14)
    page.keyboard.press("0")
    page.keyboard.press("b")
    page.wait_for_selector(".region-draft")
    box = page.locator("#stage").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(middle[0] - 60, middle[1] - 40)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 20, steps=4)
    page.mouse.up()
    page.fill("#region-note", "签名像是打印的")
    page.press("#region-note", "Enter")
    page.wait_for_selector("#regions li")
    if desk.shots:
        page.screenshot(path=desk.shots / "region.png")
    first = json.loads(desk.call("GET", f"/api/v1/submissions/{key}/regions")[2])["regions"][0]
    drawn = page.evaluate("""() => {
        const box = document.querySelector(".shape.region").getBoundingClientRect();
        return [box.left, box.top, box.right, box.bottom];
    }""")
    wanted = [middle[0] - 60, middle[1] - 40, middle[0] + 60, middle[1] + 20]
    assert all(abs(a - b) < 4 for a, b in zip(drawn, wanted)), (drawn, wanted)
    assert first["note"] == "签名像是打印的" and first["by"] == "lin" and first["isYours"] is False
    # The same without a mouse, on a page that is turned.
    page.keyboard.press("r")
    page.keyboard.press("b")
    before = page.evaluate("() => document.querySelector('.region-draft').getBoundingClientRect().left")
    for press in ["ArrowLeft", "ArrowLeft", "Shift+ArrowUp"]:
        page.keyboard.press(press)
    assert page.evaluate("() => document.querySelector('.region-draft').getBoundingClientRect().left") < before - 10
    page.keyboard.press("Enter")
    page.keyboard.type("<b>此处</b>")
    page.keyboard.press("Enter")
    page.wait_for_selector("#regions li:nth-child(2)")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert page.locator(".region-draft").count() == 0 and desk.shown(page) == key
    # A colleague sees it with its author, and cannot take it away.
    other = desk.logged_in("wang")
    desk.case(other, 14)
    other.wait_for_selector("#regions li:nth-child(2)")
    assert "林审核" in other.inner_text("#regions") and "<b>此处</b>" in other.inner_text("#regions")
    assert other.locator("[data-remove-region]").count() == 0
    token = other.get_attribute("html", "data-form-token")
    status = other.evaluate(
        "async ([key, number, token]) => (await fetch(`/api/v1/submissions/${key}/regions/${number}`, {method: 'DELETE', headers: {'X-Form-Token': token}})).status",
        [key, first["number"], token])
    assert status == 403, status
    page.click("[data-remove-region]")
    page.wait_for_selector("#regions li:nth-child(2)", state="detached")
    other.wait_for_selector("#regions li:nth-child(2)", state="detached")
    other.context.close()
    page.context.close()


def two_decide_without_knowing_of_each_other(desk):
    """On a server that draws every submission."""
    desk.stop()
    desk.start("--second-look-percent", "100")
    clerk, lead = desk.logged_in("lin"), desk.logged_in("wang")
    key = desk.case(clerk, 10)
    clerk.keyboard.press("n")
    rule = clerk.get_attribute(".finding.chosen", "data-rule")
    overrule(clerk, rule, "第一人的理由")
    desk.settled(clerk)
    clerk.fill("#public-text", "第一人退回")
    clerk.keyboard.press("Escape")
    decide(clerk, "d")
    clerk.wait_for_function("(key) => document.querySelector('#case')?.dataset.key !== key", arg=key)
    clerk.goto(f"{desk.base}/s/{key}")
    clerk.wait_for_selector("#waiting")
    assert "第一人退回" in clerk.inner_text(".decide")
    # To the other it is like any open one.
    answer = desk.call("GET", f"/api/v1/submissions/{key}")
    assert json.loads(answer[2])["state"] == "open" and "decision" not in json.loads(answer[2]), answer[2]
    lead.goto(f"{desk.base}/s/{key}")
    desk.settled(lead)
    text = lead.content()
    assert "第一人" not in text and "林审核" not in text and lead.locator(".overruled").count() == 0
    lead.goto(desk.base + "/?state=all")
    assert "林审核" not in lead.inner_text(f"tr[data-key='{key}']")
    lead.goto(f"{desk.base}/s/{key}")
    desk.settled(lead)
    decide(lead, "a")
    decide(lead, "a")
    lead.wait_for_function("(key) => document.querySelector('#case')?.dataset.key !== key || !!document.querySelector('#rows')", arg=key)
    # Differently: the lead settles it.
    clerk.goto(f"{desk.base}/?state=waiting")
    assert clerk.locator(f"tr[data-key='{key}']").count() == 1
    lead.goto(f"{desk.base}/?state=disputed")
    lead.click(f"tr[data-key='{key}'] .person a")
    desk.settled(lead)
    assert lead.locator(".pair > div").count() == 2 and "第一人退回" in lead.inner_text(".pair")
    assert "待裁定" in lead.inner_text(".case-line")
    problems = serious(lead, "settling")
    # Who decided first is told no longer that it can be undone.
    clerk.goto(f"{desk.base}/s/{key}")
    desk.settled(clerk)
    assert clerk.locator("[data-do=undo]").count() == 0 and "不能再撤销" in clerk.inner_text("#waiting")
    problems += serious(clerk, "waiting")
    lead.click("[data-use]")
    assert lead.input_value("#public-text") == "第一人退回"
    lead.keyboard.press("Escape")
    if desk.shots:
        lead.screenshot(path=desk.shots / "settle.png")
        clerk.goto(f"{desk.base}/s/{key}")
        desk.settled(clerk)
        clerk.screenshot(path=desk.shots / "waiting.png")
    decide(lead, "d")
    lead.wait_for_function("(key) => document.querySelector('#case')?.dataset.key !== key || !!document.querySelector('#rows')", arg=key)
    assert json.loads(desk.call("GET", f"/api/v1/submissions/{key}")[2])["state"] == "returned"
    figures = json.loads(desk.call("GET", "/api/v1/statistics")[2])
    assert figures["agreement"]["pairs"] == 1 and figures["agreement"]["alike"] == 0, figures["agreement"]
    lead.goto(desk.base + "/statistics")
    assert "1" in lead.inner_text("#agreement")
    problems += serious(lead, "agreement")
    assert not problems, "\n".join(problems)
    if desk.shots:
        lead.screenshot(path=desk.shots / "agreement.png", full_page=True)
    lead.context.close()
    clerk.context.close()
    desk.stop()
    desk.start()


def tabs_share_one_connection(desk):
    """Over HTTP/1.1 a browser has six connections for all of its tabs."""
    first = desk.logged_in("lin")
    tabs = [first] + [desk.page(first.context) for _ in range(7)]
    for tab in tabs:
        tab.goto(desk.base + "/?verdict=flagged")
        tab.wait_for_selector("#rows")

    def holder():
        held = [tab for tab in tabs if not tab.is_closed() and tab.get_attribute("html", "data-live") == "held"]
        assert len(held) <= 1, f"{len(held)} connections for one browser"
        return held[0] if held else None

    for _ in range(40):
        if holder():
            break
        tabs[-1].wait_for_timeout(100)
    first_holder = holder()
    assert first_holder
    # Whoever holds it goes: another takes its place, and all are told.
    first_holder.close()
    tabs = [tab for tab in tabs if tab is not first_holder]
    for _ in range(40):
        if holder():
            break
        tabs[-1].wait_for_timeout(100)
    assert holder()
    row = tabs[-1].get_attribute("#rows tbody tr", "data-key")
    tabs[-2].check(f"tr[data-key='{row}'] input")
    tabs[-2].click("#claim")
    tabs[-1].wait_for_selector(f"tr[data-key='{row}'] td.clerk:has-text('林审核')")
    tabs[-2].check(f"tr[data-key='{row}'] input")
    tabs[-2].click("#unclaim")
    tabs[-1].wait_for_selector(f"tr[data-key='{row}'] td.clerk:has-text('林审核')", state="detached")
    tabs[-1].context.close()


def nothing_is_shown_without_a_right(desk):
    """Every route of the document, by nobody, by programs with another right, and by clerks where leads are asked for."""
    document = json.loads(desk.call("GET", "/api/v1/openapi.json")[2])
    key = desk.submissions()[0]["key"]
    only_submit = desk.run("token", "add", "only-submit", "--scope", "submit", "--data", desk.data).strip()
    values = {"{key}": key, "{index}": "0", "{rule}": "form.seal", "{spot}": "0", "{delivery}": "A" * 43, "{path}": "a.jpg", "{number}": "1"}
    for path, methods in document["paths"].items():
        if path == "/openapi.json":
            continue
        for name, value in values.items():
            path = path.replace(name, value)
        for method, facts in methods.items():
            place = (method.upper(), "/api/v1" + path, b"{}" if method != "get" else None)
            assert desk.call(*place, token=False)[0] == 401, place
            assert desk.call(*place, {"Authorization": "Bearer hedui_" + "x" * 43}, token=False)[0] == 401, place
            if "`submit`" not in facts.get("description", ""):
                assert desk.call(*place, {"Authorization": f"Bearer {only_submit}"}, token=False)[0] == 403, place
    for path in ["/", f"/s/{key}", "/statistics", "/upload", "/help"]:
        request = desk.call("GET", path, headers={"Authorization": f"Bearer {only_submit}"}, token=False)
        assert request[0] == 403, (path, request[0])
    # Numbers and ids of submissions are no addresses, and keys that are wrong in one place find nothing.
    for guess in ["1", "B-2026-0000", key[:-1] + ("0" if key[-1] != "0" else "1"), key.upper() + "x"]:
        assert desk.call("GET", f"/api/v1/submissions/{guess}")[0] == 404, guess
    desk.run("token", "revoke", "only-submit", "--data", desk.data)
    assert desk.call("POST", "/api/v1/deliveries", b"", {"Authorization": f"Bearer {only_submit}"}, token=False)[0] == 401
    text = (desk.work / "server.log").read_text(encoding="utf-8")
    assert only_submit not in text and desk.token not in text and key not in text, "Secrets and addresses in the log."


def sessions_are_guarded(desk):
    page = desk.page(desk.context())
    page.goto(desk.base + "/login")
    before = [c["value"] for c in page.context.cookies()]
    page.fill("#name", "lin")
    page.fill("#password", "demo-clerk-7")
    page.keyboard.press("Enter")
    page.wait_for_selector("#rows")
    cookie = next(c for c in page.context.cookies() if c["name"] == "hedui")
    assert cookie["value"] not in before and len(cookie["value"]) == 43, "A log-in begins a session of its own."
    assert "hedui" not in page.evaluate("document.cookie"), "Scripts do not see it."
    given = {"Cookie": f"hedui={cookie['value']}"}
    assert desk.call("GET", "/api/v1/submissions", headers=given, token=False)[0] == 200
    key = desk.submissions("state=open")[0]["key"]
    place = f"/api/v1/submissions/{key}/lease"
    token = page.get_attribute("html", "data-form-token")
    body = json.dumps({}).encode()
    for headers, wanted in [
        ({}, 403), ({"X-Form-Token": "x" * 43}, 403), ({"X-Form-Token": token}, 200),
        ({"X-Form-Token": token, "Origin": "https://evil.example"}, 403), ({"X-Form-Token": token, "Sec-Fetch-Site": "cross-site"}, 403),
    ]:
        assert desk.call("POST", place, body, {**given, **headers}, token=False)[0] == wanted, headers
    # What is not in the cookie is no session: the value does not count in an address.
    assert desk.call("GET", f"/api/v1/submissions?hedui={cookie['value']}", token=False)[0] == 401
    page.click(".tools form button")
    page.wait_for_url("**/login")
    assert desk.call("GET", "/api/v1/submissions", headers=given, token=False)[0] == 401, "Logged out, the value is worth nothing."
    page.context.close()


def downloads_never_run(desk):
    """Whatever was uploaded comes to browsers as a picture made here, and nothing else of it comes at all."""
    keys = [s["key"] for s in desk.submissions()[:3]]
    for key in keys:
        report = json.loads(desk.call("GET", f"/api/v1/submissions/{key}/report")[2])
        for index in range(len(report["documents"])):
            status, headers, body = desk.call("GET", f"/api/v1/submissions/{key}/pages/{index}")
            assert status == 200 and body[:3] == b"\xff\xd8\xff" and body[-2:] == b"\xff\xd9"
            assert headers["Content-Type"] == "image/jpeg" and headers["Cache-Control"] == "no-store"
            assert headers["X-Content-Type-Options"] == "nosniff" and headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin" and b"Exif" not in body[:200]
            names = {document["file"] for document in report["documents"]}
            originals = [(ROOT / "TestImages/submissions/initial-flagged" / name).read_bytes() for name in names]
            assert body not in originals, "An upload came back as it was."
        assert desk.call("GET", f"/api/v1/submissions/{key}/pages/{len(report['documents'])}")[0] == 404
        for word in ["-1", "x", "0.5", "99999999999999999999"]:
            assert desk.call("GET", f"/api/v1/submissions/{key}/pages/{word}")[0] == 404, word
    lead = desk.logged_in("wang")
    token = lead.get_attribute("html", "data-form-token")
    headers = lead.evaluate(
        "async (token) => Object.fromEntries((await fetch('/api/v1/exports?format=xlsx', {method: 'POST', headers: {'X-Form-Token': token}})).headers)", token)
    assert headers["content-disposition"].startswith('attachment; filename="decisions-20'), headers
    # The day of the office, wherever the server's clock thinks it is.
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
    assert today in headers["content-disposition"] and headers["x-content-type-options"] == "nosniff", headers
    lead.context.close()


def english_stands_beside_chinese(desk):
    page = desk.logged_in("lin")
    page.click(".tools a[href*='/set/lang/en']")
    page.wait_for_selector("html[lang=en]")
    assert "Queue" in page.inner_text(".main-nav")
    page.click(".tools a[href*='/set/lang/zh']")
    page.wait_for_selector("html[lang='zh-CN']")
    page.goto(desk.base + "/set/lang/en?back=//example.org/")
    assert page.url == desk.base + "/"
    page.context.close()


def the_audit_holds(desk):
    verified = desk.run("store", "verify", "--data", desk.data)
    assert "未发现问题" in verified, verified
    audit = desk.run("store", "audit", "--limit", 1000, "--data", desk.data)
    for action in ["view", "decide", "undo", "overrule", "restore", "take-over", "claim", "log-in", "decisions-export", "mark", "unmark"]:
        assert f"  {action}  " in audit, action
    log = (desk.work / "server.log").read_text(encoding="utf-8")
    form = json.loads((ROOT / "TestImages/submissions/initial-flagged/submission.json").read_text(encoding="utf-8"))
    for text in [form["applicant"]["name"], form["applicant"]["idNumber"], form["employer"]["name"]]:
        assert text not in log and text not in audit, "Personal data in a log."


TESTS = [
    log_in_is_refused_and_granted, interface_tells_who_may_do_what, ten_submissions_are_triaged_with_keys_alone,
    evidence_is_in_the_middle, typing_is_not_a_command, a_return_with_edited_reasons_is_undone,
    a_finding_is_overruled_and_restored, two_clerks_on_one_submission, a_hostile_name_is_only_a_name,
    the_queue_is_live_and_filtered, files_are_dropped_and_checked, an_archive_is_handed_in_once,
    decisions_are_exported_by_leads, a_place_is_marked_by_mouse_and_by_keys, two_decide_without_knowing_of_each_other,
    tabs_share_one_connection, nothing_is_shown_without_a_right, sessions_are_guarded, downloads_never_run, a_session_ends,
    pages_are_accessible, what_opens_is_accessible, what_changes_is_heard_and_keeps_the_focus, pages_fit_small_and_large_screens,
    english_stands_beside_chinese, the_audit_holds,
]

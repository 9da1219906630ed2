"""What who sees little, hears the page, or works with keys alone needs; part of the tests."""

from axe_playwright_python.sync_playwright import Axe
from desk import PICTURES, ROOT


def serious(page, place):
    """What axe finds on the page as it stands: a line each of what is serious."""
    return [
        f"{place}: {found['id']}: " + found["nodes"][0]["html"][:160]
        for found in Axe().run(page).response["violations"] if found["impact"] in ("serious", "critical")]


def pages_are_accessible(desk):
    key = next(s["key"] for s in desk.submissions() if s["state"] == "open")
    problems = []
    for scheme in ["light", "dark"]:
        page = desk.logged_in("wang", color_scheme=scheme)
        for place in ["/", f"/s/{key}", "/statistics", "/upload", "/help", "/?state=returned"]:
            page.goto(desk.base + place)
            page.wait_for_timeout(300)
            problems += serious(page, f"{scheme} {place}")
        page.context.close()
    page = desk.page(desk.context())
    page.goto(desk.base + "/login")
    problems += serious(page, "/login")
    page.context.close()
    assert not problems, "\n".join(problems)


def what_opens_is_accessible(desk):
    """What is not there when a page comes: a place that is marked, its note, the list of marks, forms, tabs, the keys, files."""
    key = next(s["key"] for s in desk.submissions() if s["state"] == "open")
    problems = []
    for scheme in ["light", "dark"]:
        page = desk.logged_in("wang", color_scheme=scheme)
        page.goto(f"{desk.base}/s/{key}")
        desk.settled(page)
        if page.is_visible("#take-over"):
            problems += serious(page, f"{scheme} in another's hand")
            page.click("#take-over")
            page.wait_for_selector("[data-do=region]:not(:disabled)")
        page.keyboard.press("b")
        page.wait_for_selector(".region-draft")
        problems += serious(page, f"{scheme} marking")
        page.keyboard.press("Enter")
        page.wait_for_selector("#region-dialog[open]")
        problems += serious(page, f"{scheme} note of a mark")
        page.fill("#region-note", f"一处 {scheme}")
        page.press("#region-note", "Enter")
        page.wait_for_selector(f"#regions li:has-text('{scheme}')")
        page.keyboard.press("n")
        page.keyboard.press("o")
        page.wait_for_selector("form.overrule:not([hidden])")
        problems += serious(page, f"{scheme} marks and overruling")
        page.keyboard.press("Escape")
        for tab in ["declared", "history"]:
            page.click(f"#tab-{tab}")
            problems += serious(page, f"{scheme} {tab}")
        page.keyboard.press("?")
        page.wait_for_selector("#keys-dialog[open]")
        problems += serious(page, f"{scheme} keys")
        page.goto(desk.base + "/upload")
        page.set_input_files("#choose", [ROOT / "TestImages/submissions/initial-flagged" / name for name in PICTURES])
        page.wait_for_selector("#files tbody tr:nth-child(3)")
        page.click("summary")
        problems += serious(page, f"{scheme} files")
        page.context.close()
    assert not problems, "\n".join(problems)


def what_changes_is_heard_and_keeps_the_focus(desk):
    """For who works with keys or a screen reader."""
    page, other = desk.logged_in("lin"), desk.logged_in("wang")
    key = next(s["key"] for s in desk.submissions() if s["state"] == "open" and not s.get("claimedBy"))
    # Rows are exchanged when something happens elsewhere: whoever was on one still is.
    last = page.locator("#rows tr[data-key]").last
    row = last.get_attribute("data-key")
    last.locator(".person a").focus()
    other.check(f"tr[data-key='{key}'] input")
    other.click("#claim")
    page.wait_for_selector(f"tr[data-key='{key}'] td.clerk:has-text('王组长')")
    assert page.evaluate("document.activeElement.closest('tr')?.dataset.key") == row
    other.check(f"tr[data-key='{key}'] input")
    other.click("#unclaim")
    # A step between findings is told.
    page.goto(f"{desk.base}/s/{key}")
    desk.settled(page)
    page.keyboard.press("n")
    number, title = page.locator(".finding.chosen").evaluate("item => [item.dataset.number, item.dataset.title]")
    said = "() => document.querySelector('#aloud').textContent"
    assert page.evaluate(said).startswith(f"{number}. {title}"), page.evaluate(said)
    # While a place is marked the picture takes keys, tells how, and where the place lies.
    page.keyboard.press("b")
    assert page.get_attribute("#stage", "role") == "application" and page.get_attribute("#stage", "aria-describedby") == "region-hint"
    page.keyboard.press("ArrowLeft")
    assert "左" in page.evaluate(said) and "%" in page.evaluate(said), page.evaluate(said)
    for note in ["甲处", "乙处"]:
        if page.locator(".region-draft").count() == 0:
            page.keyboard.press("b")
        page.keyboard.press("Enter")
        page.fill("#region-note", note)
        page.press("#region-note", "Enter")
        page.wait_for_selector(f"#regions li:has-text('{note}')")
    assert page.get_attribute("#stage", "role") == "img"
    # Of a mark that is taken away, the next one has the focus, and then the part of the page.
    own = page.locator("[data-remove-region]")
    while own.count():
        left = own.count() - 1
        own.first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("left => document.querySelectorAll('[data-remove-region]').length === left", arg=left)
        assert page.evaluate("document.activeElement !== document.body")
    # A colleague's mark is told. What is in another's hand is offered no tool.
    other.goto(f"{desk.base}/s/{key}")
    desk.settled(other)
    assert other.is_disabled("[data-do=region]")
    other.keyboard.press("b")
    other.wait_for_selector(".toast.bad")
    assert other.locator(".region-draft").count() == 0
    other.click("#take-over")
    other.wait_for_selector("[data-do=region]:not(:disabled)")
    page.wait_for_selector("[data-do=region]:disabled")
    other.keyboard.press("b")
    other.keyboard.press("Enter")
    other.fill("#region-note", "丙处")
    other.press("#region-note", "Enter")
    page.wait_for_function("() => document.querySelector('#aloud').textContent.includes('丙处 — 王组长')")
    # The buttons that choose files are labels: each shows the focus of its own field.
    page.goto(desk.base + "/upload")
    page.focus("#search")
    for field in ["choose", "choose-folder"]:
        while page.evaluate("document.activeElement.id") != field:
            page.keyboard.press("Tab")
        seen = page.evaluate("[...document.querySelectorAll('.drop label')].filter((label) => getComputedStyle(label).outlineStyle !== 'none').map((label) => label.htmlFor)")
        assert seen == [field], (field, seen)
    page.context.close()
    other.context.close()


def pages_fit_small_and_large_screens(desk):
    key = next(s["key"] for s in desk.submissions() if s["state"] == "open")
    # 640 × 400 is 1280 × 800 enlarged to 200 %.
    for width, height in [(1280, 800), (2560, 1440), (640, 400)]:
        page = desk.logged_in("wang", width=width, height=height)
        for place in ["/", f"/s/{key}", "/statistics", "/upload", "/help"]:
            page.goto(desk.base + place)
            page.wait_for_timeout(200)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{place} at {width} × {height} is {wide} pixels too wide"
        page.context.close()

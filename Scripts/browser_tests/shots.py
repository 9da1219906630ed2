"""Pictures of every screen, to be looked at."""


def take(desk, folder):
    folder.mkdir(parents=True, exist_ok=True)
    page = desk.page(desk.context())
    page.goto(desk.base + "/login")
    page.screenshot(path=folder / "login.png")
    page.context.close()
    for scheme in ["light", "dark"]:
        page = desk.logged_in("wang", color_scheme=scheme)
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"queue-{scheme}.png")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        desk.settled(page)
        page.wait_for_timeout(800)
        page.screenshot(path=folder / f"submission-{scheme}.png")
        page.keyboard.press("z")
        page.wait_for_timeout(500)
        page.screenshot(path=folder / f"evidence-{scheme}.png")
        page.click("#tab-declared")
        page.check("[data-layer=fields]")
        page.keyboard.press("0")
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"declared-{scheme}.png")
        for name in ["statistics", "upload", "help"]:
            page.goto(f"{desk.base}/{name}")
            page.screenshot(path=folder / f"{name}-{scheme}.png")
        page.context.close()
    for width, height in [(2560, 1440), (640, 400)]:
        page = desk.logged_in("lin", width=width, height=height)
        page.screenshot(path=folder / f"queue-{width}.png")
        desk.case(page, 14)
        page.wait_for_timeout(800)
        page.screenshot(path=folder / f"submission-{width}.png")
        page.context.close()

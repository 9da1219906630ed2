"""Running text: paragraphs of runs, broken into lines and pages."""

from .page import Page, Run, character_width

# Never at the start of a line (kinsoku): they hang over the margin instead.
NOT_AT_START = set("，。、；：）》”？！")


class Flow:
    """Sets paragraphs one under another and starts a new page when one is full."""

    def __init__(self, kind, style, rng, margins=(28.0, 26.0, 26.0, 25.0), leading=1.75):
        """`margins` in mm: left, top, right, bottom; `leading` in em."""
        self.kind, self.style, self.rng, self.margins, self.leading = kind, style, rng, margins, leading
        self.pages = []
        self.new_page()

    def new_page(self):
        self.page = Page(self.kind)
        self.pages.append(self.page)
        self.y = self.margins[1]

    @property
    def left(self):
        return self.margins[0]

    @property
    def measure(self):
        return self.page.width - self.margins[0] - self.margins[2]

    def space(self, millimetres):
        self.y += millimetres

    def room(self, millimetres):
        """Starts a new page unless so much is left on this one."""
        if self.y + millimetres > self.page.height - self.margins[3]:
            self.new_page()

    def paragraph(self, *parts, style=None, indent=2.0, align="left", x=None, keep=0.0):
        """`parts` are texts and `Run`s; `indent` of the first line in em; `keep` more millimetres on the same page."""
        style = style or self.style
        runs = [Run(part, style) if isinstance(part, str) else part for part in parts]
        left = self.left if x is None else x
        right = self.left + self.measure
        self.room(self.leading * style.size + keep)
        lines = break_lines(runs, right - left, indent * style.size)
        for number, line in enumerate(lines):
            self.room(self.leading * style.size)
            self.y += self.leading * style.size
            width = sum(max(w, run.width) for run, w in line)
            start = left + (indent * style.size if number == 0 and align == "left" else 0)
            if align == "centre":
                start = left + (right - left - width) / 2
            elif align == "right":
                start = right - width
            self.page.runs(start, self.y, [run for run, _ in line], self.rng)

    def blank(self, text, style, width=0.0, underline=True):
        """A blank of the printed text with something in it (or nothing)."""
        natural = sum(character_width(c, style) for c in text)
        return Run(text, style, underline=underline, width=max(width, natural + (1.2 * style.size if underline else 0)))


def break_lines(runs, measure, indent):
    """Greedy, between any two characters, but not inside a blank that fits on a line; lists of (run, width)."""
    lines, line, used = [], [], indent

    def finish():
        nonlocal line, used
        if line:
            lines.append(line)
        line, used = [], 0.0

    for run in runs:
        style = run.style
        widths = [character_width(c, style) for c in run.text]
        total = max(sum(widths), run.width)
        if used + total <= measure or (run.width and used == 0):
            line.append((run, sum(widths)))
            used += total
            continue
        if run.width and total <= measure:
            finish()
            line.append((run, sum(widths)))
            used += total
            continue
        piece, piece_width = "", 0.0
        for character, width in zip(run.text, widths, strict=True):
            if used + piece_width + width > measure and character not in NOT_AT_START:
                if piece:
                    line.append((Run(piece, style, run.underline), piece_width))
                finish()
                piece, piece_width = "", 0.0
            piece += character
            piece_width += width
        if piece:
            line.append((Run(piece, style, run.underline), piece_width))
            used += piece_width
    finish()
    return lines

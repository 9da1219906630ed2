"""Tables of a form, set row by row."""

from .page import character_width


class Grid:
    """A table set row by row; cells are (width, text, style, align)."""

    def __init__(self, page, x, y, width, rng, fit=False):
        """With `fit`, text that would need more lines than the cell has room for is set smaller."""
        self.page, self.x, self.y, self.width, self.rng, self.fit = page, x, y, width, rng, fit

    def row(self, height, *cells, left=0.0):
        x = self.x + left
        for width, text, style, align in cells:
            self.page.box(x, self.y, width, height)
            self.cell(x, width, height, text, style, align)
            x += width
        self.y += height

    def cell(self, x, width, height, text, style, align):
        lines = self.wrapped(text, width - 3, style)
        while self.fit and lines and style.size > 2.6 and (
            len(lines) * 1.25 * style.size > height - 0.5 or (text.isalnum() and text.isascii() and len(lines) > 1)
        ):
            style = style.but(size=style.size * 0.94, stretch=style.stretch * 0.94)
            lines = self.wrapped(text, width - 3, style)
        pitch = 1.25 * style.size
        first = self.y + height / 2 - pitch * (len(lines) - 1) / 2 + 0.36 * style.size
        for i, line in enumerate(lines):
            baseline = first + i * pitch
            if align == "centre":
                self.page.centred(x, width, baseline, line, style, self.rng)
            else:
                self.page.text(x + 1.8, baseline, line, style, self.rng)

    @staticmethod
    def wrapped(text, width, style):
        lines, line, used = [], "", 0.0
        for character in text:
            if character == "\n":
                lines.append(line)
                line, used = "", 0.0
                continue
            step = character_width(character, style)
            if used + step > width and line:
                lines.append(line)
                line, used = "", 0.0
            line += character
            used += step
        return [*lines, line] if line or not lines else lines

    def side(self, text, width, top, style):
        """A label set downwards, left of the rows since `top`."""
        self.page.box(self.x, top, width, self.y - top)
        pitch = style.size * 1.35
        middle = (top + self.y) / 2 - pitch * (len(text) - 1) / 2 + 0.36 * style.size
        for i, character in enumerate(text):
            self.page.centred(self.x, width, middle + i * pitch, character, style)
        # For the truth it is one label, not as many lines as characters.
        del self.page.lines[-len(text) :]

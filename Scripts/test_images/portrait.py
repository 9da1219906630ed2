"""The applicant's portrait (免冠证件照) as an upload of its own, and the ways in which one is sent back."""

import cv2
import numpy as np

from . import person_drawing, photo_scene
from .case import stream
from .page import Page

BACKGROUNDS = [(250, 250, 252), (250, 250, 252), (66, 142, 218), (38, 92, 170), (200, 40, 44)]
RULES = ["portrait.face", "portrait.upright", "portrait.sharp", "portrait.background", "portrait.proportions"]
# What is wrong, the rule that says so, and how.
DEFECTS = {
    "two": ("portrait.face", ["invalid", "doubtful"], "two persons"),
    "none": ("portrait.face", ["invalid", "doubtful", "missing"], "no person"),
    "tilted": ("portrait.upright", ["invalid", "doubtful"], "the head is tilted by 22 degrees or more"),
    "on its head": ("portrait.upright", ["invalid", "doubtful"], "upside down"),
    "blurred": ("portrait.sharp", ["invalid", "doubtful"], "blurred"),
    "cluttered": ("portrait.background", ["invalid", "doubtful"], "a room behind the head"),
    "wide": ("portrait.proportions", ["invalid", "doubtful"], "much wider than high"),
    "far": ("portrait.proportions", ["invalid", "doubtful"], "the head is a tenth of the picture's height"),
}  # fmt: skip


def outcomes(state):
    """The acceptable outcomes of every portrait rule."""
    rules = {rule: ["match"] for rule in RULES}
    if state == "good":
        return rules
    rule, accepted, _ = DEFECTS[state]
    open_ = ["match", "invalid", "doubtful", "unreadable", "not-applicable"]
    if state in ("two", "none", "on its head", "blurred", "far"):  # the face is the measure of the others
        rules.update({other: open_ for other in RULES})
    if state == "tilted":
        rules["portrait.proportions"] = ["match", "doubtful"]
    if state == "wide":
        rules["portrait.background"] = ["match", "doubtful"]
    rules[rule] = accepted
    return rules


def photograph(case, rng):
    """RGB and its page. One-inch pictures are 25 by 35 mm: 295 by 413 pixels at 300 dpi, or a multiple."""
    state = case.portrait_state
    scale = rng.choice([1.0, 1.0, 1.5, 2.0])
    width, height = round(295 * scale), round(413 * scale)
    if state == "wide":
        width = round(height * rng.uniform(1.35, 1.8))
    if state == "far":
        width, height = width * 2, height * 2
    look = person_drawing.new_look(stream(case.seed, "portrait"), case.person.male)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = rng.choice(BACKGROUNDS)
    if state in ("cluttered", "none"):
        picture = photo_scene.room(rng, width, height)
        for _ in range(8):
            x, y, w, h = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.1, 0.4), rng.uniform(0.05, 0.3)
            colour = tuple(float(rng.randrange(40, 230)) for _ in range(3))
            cv2.rectangle(picture, (int(x), int(y)), (int(x + w * width), int(y + h * height)), colour, -1)
    shirt = rng.choice([(66, 74, 92), (224, 226, 230), (40, 44, 48), (110, 140, 170)])
    options = {"light": rng.uniform(-30, 30), "smile": rng.uniform(0, 0.5)}
    unit = rng.uniform(0.225, 0.26) * min(width, height / 1.4)
    page = Page("portrait", width / 11.81, height / 11.81)
    page.faces = 1
    if state == "two":
        page.faces = 2
        other = person_drawing.new_look(rng, not case.person.male)
        for one, x in ((look, 0.27), (other, 0.74)):
            photo_scene.put_person(picture, rng, one, width * x, height * 0.42, unit * 0.7, shirt, **options)
    elif state == "far":
        photo_scene.put_person(picture, rng, look, width / 2, height * 0.3, 0.036 * height, shirt, **options)
    elif state == "none":
        page.faces = 0
    else:
        photo_scene.put_person(picture, rng, look, width / 2, height * rng.uniform(0.4, 0.45), unit, shirt, **options)
    if state == "tilted":
        turn = rng.choice([-1, 1]) * rng.uniform(22, 35)
        matrix = cv2.getRotationMatrix2D((width / 2, height * 0.5), turn, 0.95)
        picture = cv2.warpAffine(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    if state == "on its head":
        picture = picture[::-1, ::-1].copy()
    if state == "blurred":
        picture = cv2.GaussianBlur(picture, (0, 0), width / rng.uniform(45, 60))
    noise = np.random.default_rng(rng.randrange(1 << 30))
    amount = rng.uniform(0.5, 4) if case.level == "hard" else rng.uniform(0.5, 2)
    picture += amount * noise.standard_normal((height, width, 1), np.float32)
    return np.clip(picture, 0, 255).astype(np.uint8), page

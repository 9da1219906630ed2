"""The photo of a person who holds an identity card, and the ways in which such a photo fails."""

import math
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import optics, person_drawing, photo_scene
from .id_card import card_picture

CARD_DPI = 420  # of the drawing of the card, before it is laid into the picture
WIDTHS = [1600, 1920, 2400, 3000, 4000]
# A card narrower than this has characters of less than 20 pixels in an ordinary photo, and needs luck to be read.
LEAST_CARD = {"easy": 640, "ordinary": 640, "hard": 520}


class Photo:
    """One photo in the making; `plan` holds what was decided about it."""

    def __init__(self, case, rng):
        self.case, self.rng = case, rng
        self.level, self.state = case.level, case.card.state
        self.hard = case.level == "hard"
        self.easy = case.level == "easy"
        self.width, self.height = self.frame()
        self.faces = 0

    def frame(self):
        rng = self.rng
        width = rng.choice(WIDTHS if not self.easy else WIDTHS[:2])
        if self.hard and rng.random() < 0.3:
            width = 1280  # as a messenger sends it on
        height = round(width * rng.choice([0.75, 0.75, 1.0, 1.333]))
        return (round(width * 0.75), width) if height > width else (width, height)

    def make(self):
        """RGB, the card's page, and the mapping of its millimetres into the picture."""
        rng, case = self.rng, self.case
        card, page, self.places = card_picture(case, CARD_DPI)
        self.card_size = (page.width, page.height)
        if self.state == "table":
            picture = photo_scene.table(rng, self.width, self.height)
            corners = self.lying()
            skin = None
        else:
            picture, corners, skin = self.held()
        picture = self.put_card(picture, card, corners, skin)
        if self.state == "covered":
            for place in self.places["number"]:  # a passport has two
                self.cover(place, picture, card, corners, skin)
        picture = self.light(picture, card, corners)
        matrix = transform(card, corners)
        scale = CARD_DPI / 25.4
        return np.clip(picture, 0, 255).astype(np.uint8), page, lambda x, y: project(matrix, x * scale, y * scale)

    def card_width(self, share):
        if self.state == "small":
            return self.rng.uniform(110, 150)
        least = LEAST_CARD[self.level] * self.rng.uniform(1, 1.2)
        larger = self.card_size[0] / 85.6  # a passport's page
        return min(0.62 * self.width, larger * max(share * self.width, least))

    def corners(self, cx, cy, width, tilt, depth):
        rng, height = self.rng, width * self.card_size[1] / self.card_size[0]
        result = []
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            px = sx * width / 2 * (1 + rng.uniform(-depth, depth))
            py = sy * height / 2 * (1 + rng.uniform(-depth, depth))
            result.append((cx + px * math.cos(tilt) - py * math.sin(tilt), cy + px * math.sin(tilt) + py * math.cos(tilt)))
        return result

    def tilt(self):
        rng = self.rng
        if self.easy:
            return math.radians(rng.uniform(-4, 4))
        if self.hard and rng.random() < 0.3:
            return math.radians(rng.uniform(-45, 45))
        return math.radians(rng.uniform(-15, 15))

    def lying(self):
        """On a table, at any angle."""
        width = self.card_width(self.rng.uniform(0.35, 0.55))
        reach = 0.56 * width
        x = self.rng.uniform(reach, max(reach, self.width - reach))
        y = self.rng.uniform(min(reach, self.height / 2), max(self.height - reach, self.height / 2))
        turn = self.rng.uniform(-180, 180) if self.hard else self.rng.uniform(-20, 20)
        return self.corners(x, y, width, math.radians(turn), 0.05 if self.hard else 0.03)

    def held(self):
        """A person in a room with the card before the chest or beside the face."""
        rng, width, height = self.rng, self.width, self.height
        picture = photo_scene.room(rng, width, height)
        look = person_drawing.new_look(random.Random(f"hedui {self.case.seed} portrait"), self.case.person.male)
        shirt = rng.choice(photo_scene.SHIRTS)
        unit = 0.15 * min(width, height) * rng.uniform(0.8, 1.05)
        card = self.card_width(0.45 if self.easy else rng.uniform(0.24, 0.45))
        if self.state == "small":  # taken from afar: half a face is 75 mm wide, a card 86 mm
            unit = card * 0.87
        tall = card * self.card_size[1] / self.card_size[0]
        x = width * rng.uniform(0.38, 0.62)
        eyes = max(2.0 * unit, height * rng.uniform(0.2, 0.3))
        chin = eyes + 1.55 * unit
        light = rng.uniform(-60, 60)
        photo_scene.put_person(picture, rng, look, x, eyes, unit, shirt, light=light, smile=rng.uniform(0, 1),
                               turn=0.0 if self.easy else rng.uniform(-0.6, 0.6))  # fmt: skip
        self.faces = 1
        # The nearest place for the card's middle that leaves the chin free and the card in the picture.
        tilt = self.tilt()
        reach = (abs(math.cos(tilt)) * card + abs(math.sin(tilt)) * tall) / 2
        rise = (abs(math.sin(tilt)) * card + abs(math.cos(tilt)) * tall) / 2
        cx = min(max(x + rng.uniform(-0.15, 0.15) * width, reach * 1.06), width - reach * 1.06)
        cy = min(chin + rise * rng.uniform(1.05, 1.4), height - rise * 1.05)
        if cy - rise < chin - 0.4 * unit:  # no room below: beside the face, or lower over the chest with less of it
            cx = reach * 1.06 if x > width / 2 else width - reach * 1.06
        if self.state == "cut":
            cx = width - reach * 0.1 if tilt > -0.8 else cx
        corners = self.corners(cx, cy, card, tilt, 0.015 if self.easy else 0.07 if self.hard else 0.04)
        skin = np.array(look.skin, np.float32) * 0.97
        edge = math.dist(corners[3], corners[2])
        along = (np.array(corners[2]) - np.array(corners[3])) / edge
        down = np.array([-along[1], along[0]])
        wrist = np.array(corners[2]) + down * 0.55 * edge + along * 0.12 * edge
        elbow = wrist + np.array([0.25 * edge, max(0.4 * edge, height * 1.15 - wrist[1])])
        photo_scene.limb(picture, wrist + 0.06 * edge * down, elbow, 0.2 * edge, np.array(shirt, np.float32))
        photo_scene.limb(picture, np.array(corners[2]) + down * 0.06 * edge - along * 0.03 * edge, wrist, 0.15 * edge, skin)
        for i in range(4):  # fingers behind, seen beside the right edge
            tip = np.array(corners[2]) + along * 0.055 * edge - down * (0.0 + 0.095 * i) * edge
            photo_scene.limb(picture, tip - along * 0.2 * edge + down * 0.03 * edge, tip, 0.05 * edge, skin * (1 - 0.03 * i))
        return picture, corners, skin

    def put_card(self, picture, card, corners, skin):
        """The card with its shadow; where it is held, the thumb before its lower right corner, clear of the number."""
        size = (self.width, self.height)
        # Shrunk by a factor first where it is much smaller than its drawing, or letters would alias.
        factor = max(math.dist(corners[0], corners[1]) / card.shape[1] * 1.5, 0.02)
        if factor < 1:
            card = cv2.resize(card, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        matrix = transform(card, corners)
        warped = cv2.warpPerspective(card, matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)
        cover = cv2.warpPerspective(rounded(card.shape), matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
        shadow = cv2.GaussianBlur(cv2.resize(cover, None, fx=0.25, fy=0.25), (0, 0), self.width / 520)
        shadow = cv2.resize(np.roll(shadow, self.width // 600, axis=0), size)
        picture = picture * (1 - 0.4 * shadow)[..., None]
        picture = picture * (1 - cover[..., None]) + warped * cover[..., None]
        if skin is not None:
            edge = math.dist(corners[3], corners[2])
            along = (np.array(corners[2]) - np.array(corners[3])) / edge
            down = np.array([-along[1], along[0]])
            corner = np.array(corners[2])
            photo_scene.limb(picture, corner + down * 0.2 * edge + along * 0.03 * edge,
                             corner - along * 0.035 * edge - down * 0.01 * edge, 0.045 * edge, skin, nail=True)  # fmt: skip
        return picture

    def cover(self, place, picture, card, corners, skin):
        """Fingers over the middle of the number, five digits at least."""
        matrix = transform(card, corners)
        scale = CARD_DPI / 25.4
        edge = math.dist(corners[3], corners[2])
        skin = np.array((214, 168, 136), np.float32) if skin is None else skin
        x0, top, x1, bottom = place
        start = x0 + self.rng.uniform(0.2, 0.4) * (x1 - x0)
        from_below = top > self.card_size[1] / 2
        for i in range(2):
            reach = top - 0.5 - 1.5 * i if from_below else bottom + 0.5 + 1.5 * i
            tip = np.array(project(matrix, (start + 8.2 * i) * scale, reach * scale))
            end = self.card_size[1] + 12 if from_below else -12
            base = np.array(project(matrix, (start + 8.2 * i + 3) * scale, end * scale))
            photo_scene.limb(picture, base, tip, 0.058 * edge, skin * (1 - 0.04 * i), nail=True)

    def light(self, picture, card, corners):
        """Uneven light, reflections, focus, and the sensor's noise."""
        rng = self.rng
        noise = np.random.default_rng(rng.randrange(1 << 30))
        size = (self.width, self.height)
        strength = 0.06 if self.easy else 0.5 if self.hard else 0.25
        field = cv2.resize(noise.uniform(0, 1, (3, 3)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
        picture *= (1 - strength * np.clip(field, 0, 1))[..., None]
        card_width = math.dist(corners[0], corners[1])
        amount = 1.5 if self.easy else rng.uniform(3, 10) if self.hard else rng.uniform(2, 7)
        if self.hard and rng.random() < 0.4:
            picture *= np.array([1, rng.uniform(0.86, 1.0), rng.uniform(0.7, 1.05)], np.float32)  # a warm lamp
        if self.hard and rng.random() < 0.25 and self.state == "legible":
            picture *= rng.uniform(0.3, 0.5)  # dim, yet to be read
            amount *= 0.7
        if self.state == "glare":
            picture = self.flash(picture, card, corners, 1.0)
        elif self.hard and rng.random() < 0.3:
            picture = self.flash(picture, card, corners, 0.0)
        if self.state == "dark":
            picture *= rng.uniform(0.03, 0.045)
            amount = max(amount, 6)
        blur = 0.4 if self.easy else rng.uniform(0.5, 1.1) * card_width / 900
        if self.state == "blurred":
            blur = card_width / rng.uniform(40, 55)
        elif self.hard and rng.random() < 0.3:
            picture = optics.motion(picture, card_width / rng.uniform(230, 320), rng.uniform(0, 180))
        if blur > 0.3:
            picture = cv2.GaussianBlur(picture, (0, 0), blur)
        if self.hard and rng.random() < 0.15:
            picture = optics.moire(picture, noise, 0.04)  # taken off a screen
        return picture + amount * noise.standard_normal((self.height, self.width, 1), np.float32)

    def flash(self, picture, card, corners, strength):
        """A lamp's reflection: white over name and number, or (strength 0) pale over the portrait and the margin."""
        matrix, scale = transform(card, corners), CARD_DPI / 25.4
        card_width = math.dist(corners[0], corners[1])
        places = [(69, self.rng.uniform(10, 34))]
        if strength:  # every place of the number (a passport has two), and the name
            boxes = self.places["number"] + self.places["name"][:1]
            places = [(x0 + share * (x1 - x0), (y0 + y1) / 2) for x0, y0, x1, y1 in boxes for share in (0.3, 0.75)]
        veil = np.zeros((self.height // 4, self.width // 4), np.float32)
        for x, y in places:
            px, py = project(matrix, x * scale, y * scale)
            a = card_width * (self.rng.uniform(0.11, 0.15) if strength else self.rng.uniform(0.06, 0.1)) / 4
            cv2.ellipse(veil, (int(px / 4), int(py / 4)), (int(a * 1.3), int(a)), 0, 0, 360, 1.0, -1)
        veil = cv2.GaussianBlur(veil, (0, 0), max(1.0, card_width / 4 * 0.04))
        veil = cv2.resize(veil, (self.width, self.height))[..., None]
        return picture + veil * (420 if strength else 110)


def photograph(case, rng):
    """The photo: RGB, the page's truth mapped into it. `case.card.state` may make it useless."""
    photo = Photo(case, rng)
    picture, page, to_pixels = photo.make()
    page.faces = photo.faces + (1 if case.card.state in SHOWN_PORTRAIT else 0)
    return picture, page, to_pixels


# States in which the portrait on the card can still be made out as a face.
SHOWN_PORTRAIT = ("legible", "covered", "table", "glare")
# The card or what matters on it cannot be read by a person in these.
USELESS = {
    "blurred": "the card is blurred", "small": "the card is too small", "dark": "the photo is too dark",
    "glare": "a reflection covers name and number", "covered": "fingers cover digits of the number",
    "cut": "the card is cut off by the picture's edge",
}  # fmt: skip


def transform(card, corners):
    height, width = card.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return cv2.getPerspectiveTransform(source, np.array(corners, np.float32))


def project(matrix, x, y):
    point = matrix @ np.array([x, y, 1.0])
    return point[0] / point[2], point[1] / point[2]


def rounded(shape):
    mask = Image.new("L", (shape[1], shape[0]), 0)
    radius = shape[1] * 3.18 / 85.6  # ISO/IEC 7810: corners of 3.18 mm
    ImageDraw.Draw(mask).rounded_rectangle([0, 0, shape[1] - 1, shape[0] - 1], radius, fill=255)
    return np.asarray(mask)

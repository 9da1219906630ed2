"""What happens to a sheet before it is scanned: print from the back, creases, dirt, holes, staples.

Everything works on the page's own raster (RGB, float32) and multiplies, as ink and dirt do. Amounts were chosen by eye, so
that letters stay legible.
"""

import cv2
import numpy as np


def bleed(picture, back, strength):
    """The print of the other side, mirrored, soft and pale."""
    other = cv2.flip(back, 1)
    if other.shape != picture.shape:
        other = cv2.resize(other, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_AREA)
    other = cv2.GaussianBlur(other, (0, 0), picture.shape[1] / 900)
    return picture * (1 - strength + strength * other.astype(np.float32) / 255)


def field(noise, shape, rows, columns):
    """Smooth noise of about unit deviation."""
    small = noise.standard_normal((rows, columns)).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def creases(shape, noise, folds, upright, crumple):
    """Light on folded and crumpled paper, as a factor: pale worn lines at the folds, facets that face other ways."""
    rows, columns = shape[0] // 6 + 1, shape[1] // 6 + 1
    ys, xs = np.mgrid[0:rows, 0:columns].astype(np.float32)
    light = np.ones((rows, columns), np.float32)
    if crumple:
        for _ in range(14):
            turn = noise.uniform(0, np.pi)
            x0, y0 = noise.uniform(0, columns), noise.uniform(0, rows)
            side = (xs - x0) * np.cos(turn) + (ys - y0) * np.sin(turn)
            reach = np.exp(-(((xs - x0) * np.sin(turn) - (ys - y0) * np.cos(turn)) / (0.3 * rows)) ** 2)
            light += crumple * noise.uniform(-1, 1) * reach * np.exp(-np.abs(side) / (0.1 * rows)) * np.sign(side)
    light = cv2.resize(light, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    for place in folds:
        at = place * (shape[0] if upright else shape[1])
        length = shape[1] if upright else shape[0]
        wobble = cv2.resize(noise.standard_normal((1, 12)).astype(np.float32), (length, 1))[0] * shape[1] / 1500
        along = np.arange(shape[0] if upright else shape[1], dtype=np.float32)
        lo, hi = int(max(0, at - shape[1] / 40)), int(at + shape[1] / 40)
        band = along[lo:hi]
        distance = band[:, None] - (at + wobble)[None, :]
        width = shape[1] / 1100
        ridge = 1 + 0.1 * np.exp(-((distance / width) ** 2)) - 0.14 * np.exp(-(((distance - 1.6 * width) / (2.5 * width)) ** 2))
        if upright:
            light[lo:hi] *= ridge
        else:
            light[:, lo:hi] *= ridge.T
    return light


def dirt(picture, noise, amount):
    """Specks, a smudge or two, a hair, the ring of a cup."""
    height, width = picture.shape[:2]
    cover = np.zeros((height, width), np.uint8)
    for _ in range(int(amount * noise.integers(60, 260))):
        at = (int(noise.integers(0, width)), int(noise.integers(0, height)))
        cv2.circle(cover, at, int(noise.integers(0, 3)), int(noise.integers(60, 220)), -1)
    for _ in range(noise.integers(0, 4)):
        start = noise.uniform(0, 1, 2) * (width, height)
        bend = np.cumsum(noise.normal(0, 0.012, (10, 2)), axis=0) * width
        points = (start + np.cumsum(bend, axis=0)).astype(np.int32)
        cv2.polylines(cover, [points], False, int(noise.integers(90, 170)), 1, cv2.LINE_AA)
    dark = cover.astype(np.float32) / 255
    for _ in range(noise.integers(0, 3)):
        smear = np.zeros((height // 4, width // 4), np.float32)
        centre = (int(noise.integers(0, width // 4)), int(noise.integers(0, height // 4)))
        axes = (int(width * noise.uniform(0.01, 0.04)), int(width * noise.uniform(0.005, 0.02)))
        cv2.ellipse(smear, centre, axes, float(noise.uniform(0, 180)), 0, 360, float(noise.uniform(0.1, 0.3)), -1)
        smear = cv2.GaussianBlur(smear, (0, 0), width / 400)
        dark = np.maximum(dark, cv2.resize(smear, (width, height)) * (0.8 + 0.3 * field(noise, (height, width), 40, 30)))
    picture = picture * (1 - 0.8 * np.clip(dark, 0, 1))[..., None]
    if noise.random() < 0.15 * amount:
        ring = np.zeros((height // 4, width // 4), np.float32)
        centre = (int(noise.integers(0, width // 4)), int(noise.integers(0, height // 4)))
        radius = int(width / 4 * noise.uniform(0.14, 0.18))
        cv2.circle(ring, centre, radius, 1.0, max(2, radius // 14), cv2.LINE_AA)
        ring = cv2.resize(cv2.GaussianBlur(ring, (0, 0), 1.5), (width, height))
        ring *= np.clip(0.7 + 0.5 * field(noise, (height, width), 6, 5), 0.1, 1)
        picture = picture * (1 - ring[..., None] * np.array([0.16, 0.26, 0.42], np.float32))
    return picture


def fittings(picture, noise):
    """Punched holes in the left margin, or a staple in the upper left corner."""
    height, width = picture.shape[:2]
    if noise.random() < 0.5:
        apart = 0.08 * width * 4.8  # 80 mm between the two holes of ISO 838, of 210 mm
        for sign in (-1, 1):
            centre = (int(0.057 * width), int(height / 2 + sign * apart / 2))
            cv2.circle(picture, centre, int(0.0143 * width), (40.0, 40.0, 42.0), -1, cv2.LINE_AA)
        return picture
    start = np.array([noise.uniform(0.02, 0.05) * width, noise.uniform(0.02, 0.04) * width])
    turn = noise.uniform(0.3, 1.2)
    end = start + 0.057 * width * np.array([np.cos(turn), -np.sin(turn)])
    for shift, colour in ((2, (120.0, 120.0, 122.0)), (0, (70.0, 72.0, 78.0))):
        points = [tuple(int(v) + shift for v in point) for point in (start, end)]
        cv2.line(picture, *points, colour, max(2, width // 500), cv2.LINE_AA)
    return picture

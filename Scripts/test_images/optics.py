"""What a phone, a screen, a copier and a fax do to a picture. RGB float32, 0 to 255, unless said otherwise."""

import cv2
import numpy as np

# What is darker than this share of white comes out of a copier as ink. Higher ones blacken the paper.
COPY_LEVEL = (0.62, 0.74)

def motion(picture, length, degrees):
    """A hand that shook: blurred along a line of so many pixels."""
    side = int(length) // 2 * 2 + 3
    kernel = np.zeros((side, side), np.float32)
    middle = (side - 1) / 2
    reach = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * length / 2
    ends = [tuple(int(round(8 * (middle + s * r))) for r in reach) for s in (-1, 1)]
    big = cv2.resize(kernel, None, fx=8, fy=8)
    cv2.line(big, ends[0], ends[1], 1.0, 8, cv2.LINE_AA)
    kernel = cv2.resize(big, (side, side), interpolation=cv2.INTER_AREA)
    return cv2.filter2D(picture, -1, kernel / kernel.sum())


def hand_shadow(shape, noise, depth):
    """The shadow of the phone and the arm that holds it, as a factor; it comes in from below or from a side."""
    height, width = shape[0] // 8, shape[1] // 8
    cover = np.zeros((height, width), np.float32)
    centre = np.array([noise.uniform(0.25, 0.85) * width, noise.uniform(0.35, 0.8) * height])
    turn = float(noise.uniform(-35, 35))
    box = cv2.boxPoints(((float(centre[0]), float(centre[1])), (0.34 * width, 0.62 * width), turn))
    cv2.fillPoly(cover, [box.astype(np.int32)], 1.0)
    arm = np.array([noise.uniform(0.5, 1.2) * width, 1.2 * height])
    cv2.line(cover, tuple(int(v) for v in centre), tuple(int(v) for v in arm), 1.0, int(0.2 * width))
    cover = cv2.GaussianBlur(cover, (0, 0), width * noise.uniform(0.02, 0.07))
    return 1 - depth * cv2.resize(cover, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)


def lamp(shape, noise, depth):
    """Light from one side that falls off over the sheet, as a factor."""
    turn = noise.uniform(0, 2 * np.pi)
    ys, xs = np.mgrid[-1:1:40j, -1:1:40j].astype(np.float32)
    ramp = (xs * np.cos(turn) + ys * np.sin(turn)) / 2.8 + 0.5
    return 1 - depth * cv2.resize(np.clip(ramp, 0, 1) ** noise.uniform(0.8, 1.6), (shape[1], shape[0]))


def glare(picture, noise, strength):
    """The lamp's or the flash's reflection: a bright veil, under which print pales but stays."""
    height, width = picture.shape[:2]
    ys, xs = np.mgrid[0:1:60j, 0:1:60j].astype(np.float32)
    x0, y0 = noise.uniform(0.15, 0.85, 2)
    spread = noise.uniform(0.03, 0.09)
    veil = np.exp(-(((xs - x0) / spread) ** 2 + ((ys - y0) / (spread * noise.uniform(0.6, 2))) ** 2) / 2)
    veil = cv2.resize(veil, (width, height))[..., None] * strength
    return picture * (1 - veil) + 255 * veil


def moire(picture, noise, strength):
    """A screen taken by a phone: the grids of pixels beat in curved stripes, other ones in each colour."""
    height, width = picture.shape[:2]
    ys, xs = np.mgrid[0:height:4, 0:width:4].astype(np.float32)
    bow = (xs - width / 2) ** 2 * noise.uniform(-1, 1) * 2e-5 + (ys - height / 2) ** 2 * noise.uniform(-1, 1) * 1e-5
    turn, period = noise.uniform(0, np.pi), width * noise.uniform(0.009, 0.03)
    phase = 2 * np.pi * (xs * np.cos(turn) + ys * np.sin(turn) + bow) / period
    stripes = np.stack([np.sin(phase * k) for k in (1.0, 1.03, 0.97)], axis=-1)
    factor = 1 + strength * cv2.resize(stripes, (width, height), interpolation=cv2.INTER_LINEAR)
    columns = np.ones((1, width, 1), np.float32)
    columns[:, :: noise.integers(3, 5)] -= 0.5 * strength
    return picture * factor * columns * np.array([0.96, 0.99, 1.05], np.float32)


def photocopy(grey, noise, strength):
    """A copier's tone: paper goes white, ink black, greys pull apart; toner specks and a streak of the drum."""
    level = noise.uniform(*COPY_LEVEL) * 255
    steep = 0.028 * (1 + strength)
    top = 255 / (1 + np.exp(-steep * (255 - level)))
    copy = 255 / (1 + np.exp(-steep * (grey - level))) * (255 / top)
    height, width = grey.shape
    specks = noise.random((height // 2, width // 2), np.float32) > 1 - 0.0006 * strength
    copy = np.minimum(copy, 255 - 190 * cv2.resize(specks.astype(np.float32), (width, height)))
    for _ in range(noise.integers(0, 3)):
        x = int(noise.integers(0, width))
        copy[:, x : x + int(noise.integers(1, 3))] *= noise.uniform(0.55, 0.9)
    edge = int(noise.integers(0, max(2, width // 70)))
    if edge:
        side = copy[:, :edge] if noise.random() < 0.5 else copy[:, -edge:]
        side *= noise.uniform(0.1, 0.6)
    return copy


def fax(grey, noise):
    """Black and white at 204 by 196 to the inch, with lines that were lost or doubled on the way."""
    local = cv2.GaussianBlur(grey, (0, 0), grey.shape[1] / 60)
    black = grey < local * noise.uniform(0.8, 0.88)
    result = np.where(black, 12, 250).astype(np.float32)
    height, width = result.shape
    for _ in range(noise.integers(2, 9)):
        y = int(noise.integers(0, height - 3))
        x0, x1 = sorted(noise.integers(0, width, 2))
        if noise.random() < 0.6:
            result[y, x0:x1] = 12 if noise.random() < 0.5 else 250
        else:
            result[y + 1 : y + 3, x0:x1] = result[y, x0:x1]
    salt = noise.random((height, width), np.float32)
    result[salt > 0.9994] = 12
    result[salt < 0.002] = 250
    return result


def recompressed(array, quality, shrink=1.0):
    """Sent through a messenger: made smaller and coded as JPEG once more. uint8 in and out, of the same size."""
    size = (array.shape[1], array.shape[0])
    if shrink < 1:
        array = cv2.resize(array, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    array = cv2.imdecode(cv2.imencode(".jpg", array, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return array if shrink == 1 else cv2.resize(array, size, interpolation=cv2.INTER_CUBIC)

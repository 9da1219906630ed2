"""A cartoon person: nobody's face."""

import numpy as np
from PIL import Image, ImageDraw


def portrait(rng, male):
    """A cartoon head and shoulders on white, RGB."""
    width, height = 260, 320
    image = Image.new("RGB", (width * 2, height * 2), (250, 250, 252))
    draw_person(ImageDraw.Draw(image), rng, male, width, height * 2, width * 0.62, (210, 214, 220))
    return np.asarray(image.resize((width, height), Image.Resampling.LANCZOS))


def draw_person(draw, rng, male, x, bottom, head, shirt):
    """Shoulders, neck, face, hair; `head` is half the face's width."""
    skin = rng.choice([(233, 196, 166), (222, 180, 148), (241, 208, 180), (205, 160, 128)])
    hair = rng.choice([(28, 24, 24), (45, 34, 30), (62, 50, 44), (96, 94, 96)])
    shade = tuple(int(c * 0.86) for c in skin)
    chin = bottom - head * 1.15
    top = chin - head * 2.65
    middle = (top + chin) / 2
    draw.ellipse([x - head * 2.1, chin + head * 0.28, x + head * 2.1, chin + head * 4.2], fill=shirt)
    if not male:
        draw.rounded_rectangle(
            [x - head * 1.15, top + head * 0.4, x + head * 1.15, chin + head * 0.55], head * 0.6, fill=hair
        )
    draw.rectangle([x - head * 0.42, chin - head * 0.5, x + head * 0.42, chin + head * 0.62], fill=shade)
    draw.ellipse([x - head * 1.1, middle - head * 0.25, x - head * 0.85, middle + head * 0.3], fill=skin)
    draw.ellipse([x + head * 0.85, middle - head * 0.25, x + head * 1.1, middle + head * 0.3], fill=skin)
    draw.ellipse([x - head, top, x + head, chin], fill=skin)
    draw.chord([x - head * 1.05, top - head * 0.12, x + head * 1.05, chin], 182, 358, fill=hair)
    draw.ellipse([x - head * 0.94, top + head * 0.62, x + head * 0.94, middle + head * 0.5], fill=skin)
    for side in (-1, 1):
        eye = x + side * head * 0.4
        draw.ellipse(
            [eye - head * 0.16, middle - head * 0.09, eye + head * 0.16, middle + head * 0.09], fill=(250, 250, 250)
        )
        draw.ellipse(
            [eye - head * 0.08, middle - head * 0.09, eye + head * 0.08, middle + head * 0.09], fill=(40, 30, 28)
        )
        draw.line([eye - head * 0.2, middle - head * 0.25, eye + head * 0.2, middle - head * 0.27], fill=hair,
                  width=max(2, int(head * 0.07)))  # fmt: skip
    draw.arc(
        [x - head * 0.12, middle, x + head * 0.14, middle + head * 0.45],
        20,
        150,
        fill=shade,
        width=max(2, int(head * 0.05)),
    )
    draw.arc([x - head * 0.32, middle + head * 0.4, x + head * 0.32, middle + head * 0.85], 25, 155, fill=(176, 92, 88),
             width=max(2, int(head * 0.07)))  # fmt: skip
    draw.polygon([(x - head * 0.5, chin + head * 0.45), (x, chin + head * 1.1), (x + head * 0.5, chin + head * 0.45)],
                 fill=(244, 244, 246))  # fmt: skip
    return skin

"""The process that draws strips while the network is trained."""

import os
import pickle
import random
import time

from .strips import strips


def draw(folder, seed):
    """Fills a folder with strips until it is killed."""
    rng = random.Random(seed)
    number = 0
    while True:
        if len(os.listdir(folder)) > 40:
            time.sleep(1)
            continue
        found = []
        while len(found) < 96:
            found += strips(rng, 8)
        path = f"{folder}/{seed}-{number}"
        number += 1
        with open(path + ".part", "wb") as file:
            pickle.dump(found, file)
        os.rename(path + ".part", path + ".strips")

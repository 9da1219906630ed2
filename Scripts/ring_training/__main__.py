"""Training: strips are drawn by a process of their own as long as it lasts, and each is seen a few times at most."""

import argparse
import copy
import hashlib
import json
import math
import multiprocessing
import os
import pickle
import random
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .augmentation import changed
from .drawing import draw
from .names import CHARACTERS, MODEL
from .network import Network
from .strips import strips

BASE = MODEL.parent / "PP-OCRv6_rec_small"
LABELS = {character: index + 1 for index, character in enumerate(CHARACTERS)}
# Weights are averaged over about 300 steps: judged by the same strips, the last ones of a high rate misread half as much again.
AVERAGED = 0.003
# Columns of pixels in a batch: what fits into the cache of an ordinary processor, about sixteen strips; a card wants more.
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
COLUMNS = 160_000 if DEVICE == "cuda" else 9000
# Few shapes: a card's library plans anew for each, which took ten times the work itself.
STEP = 128
KEPT = 300_000 if DEVICE == "cuda" else 30_000
# Of the batches; the rest, and the last tenth, are as drawn.
CHANGED = 0.8
HEAD_RATE, BODY_RATE = 2e-3, 5e-4


def taken(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".strips"):
            with open(f"{folder}/{name}", "rb") as file:
                found += pickle.load(file)
            os.remove(f"{folder}/{name}")
    return [(picture, [LABELS[c] for c in text]) for picture, text in found if all(c in LABELS for c in text)]


def batch(items):
    """Pictures padded with grey, as the program does; labels, their counts, steps of each picture."""
    width = -(-max(picture.shape[1] for picture, _ in items) // STEP) * STEP
    pixels = np.full((len(items), 48, width, 3), 127.5, np.float32)
    for row, (picture, _) in zip(pixels, items, strict=True):
        row[:, : picture.shape[1]] = picture
    steps = [min(width // 8, math.ceil(picture.shape[1] / 8) + 1) for picture, _ in items]
    return (
        # Channels last: a fifth faster on processors.
        torch.from_numpy(pixels / 127.5 - 1).permute(0, 3, 1, 2).to(DEVICE),
        torch.tensor([label for _, labels in items for label in labels]).to(DEVICE),
        torch.tensor([len(labels) for _, labels in items]).to(DEVICE), torch.tensor(steps).to(DEVICE),
        torch.tensor([picture.shape[1] for picture, _ in items]).to(DEVICE),
    )  # fmt: skip


def batches(pool):
    pool = sorted(pool, key=lambda item: item[0].shape[1])
    groups = []
    while pool:
        # As many as always at this width, so that shapes come again.
        widest = -(-pool[-1][0].shape[1] // STEP) * STEP
        count = max(1, COLUMNS // widest)
        groups.append(pool[-count:])
        del pool[-count:]
    random.shuffle(groups)
    return groups


def loss_of(network, items, change):
    pictures, labels, counts, steps, widths = batch(items)
    if change:
        with torch.no_grad():
            pictures = changed(pictures, widths)
    # Over all classes: with a sample of them the network takes rare look-alikes for everyday characters' equals.
    scores = F.log_softmax(network.logits(pictures), -1).permute(1, 0, 2)
    return F.ctc_loss(scores, labels, steps, counts, zero_infinity=True)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        next_row = [i + 1]
        for j, y in enumerate(b):
            next_row.append(min(row[j] + (x != y), row[j + 1] + 1, next_row[j] + 1))
        row = next_row
    return row[-1]


def judge(network, items):
    """Shares of strips read exactly and of characters read wrongly."""
    exact = wrong = total = 0
    with torch.no_grad():
        for group in batches(items):
            pictures, _, _, steps, _ = batch(group)
            for scores, count, (_, labels) in zip(network.logits(pictures), steps, group, strict=True):
                path = scores[:count].argmax(-1).tolist()
                read = [label for before, label in zip([0, *path], path) if label and label != before]
                exact += read == labels
                wrong += distance(read, labels)
                total += len(labels)
    return f"{exact / len(items):.3f} of strips exact, {wrong / total:.4f} of characters wrong"


def new_network(state):
    if state and state.endswith(".onnx"):
        return Network(state).to(DEVICE)
    network = Network(str(BASE / "model.onnx"))
    known = (BASE / "characters.txt").read_text(encoding="utf-8").split("\n")
    known = {character: index + 1 for index, character in enumerate(known)}
    old = [0] + [known.get(c) or known.get({"（": "(", "）": ")"}.get(c)) for c in CHARACTERS]
    network.resize_head(len(CHARACTERS) + 1, old)
    if state:
        network.load_state_dict(torch.load(state))
    return network.to(DEVICE)


def export(network):
    network.save(str(MODEL / "model.onnx"))
    path = MODEL.parent / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    entry = next(model for model in manifest["models"] if model["id"] == MODEL.name)
    for file in entry["files"]:
        content = (MODEL.parent / file["file"]).read_bytes()
        file["bytes"], file["sha256"] = len(content), hashlib.sha256(content).hexdigest()
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="train-ring-recognizer")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1, help="a factor to the learning rates; less to go on than to begin")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--from", dest="begin", help="a state, or an exported model, to go on from")
    parser.add_argument("--state", default="ring.pt", help="where the state goes, every four minutes")
    parser.add_argument("--export", action="store_true", help="write the model and its manifest entry")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    # Threads of torch wait for each other busily; on a shared machine one is the fastest.
    torch.set_num_threads(1)
    network = new_network(given.begin)
    rng = random.Random(given.seed + 990_000)
    judged = []
    while len(judged) < 120:
        judged += [(picture, [LABELS[c] for c in text]) for picture, text in strips(rng, 2)]
    print("start:", judge(network, judged), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        start = multiprocessing.get_context("spawn").Process
        # A card outruns one drawer by far.
        seeds = [given.seed * 1000 + index for index in range(max(1, (os.cpu_count() or 1) - 1))]
        drawers = [start(target=draw, args=(folder, seed), daemon=True) for seed in seeds]
        for drawer in drawers:
            drawer.start()
        network = train(network, judged, folder, given)
        for drawer in drawers:
            drawer.kill()
    torch.save(network.state_dict(), given.state)
    print("end:", judge(network, judged), flush=True)
    if given.export:
        export(network)


def train(network, judged, folder, given):
    head = [p for name, p in network.named_parameters() if name in network.head]
    body = [p for name, p in network.named_parameters() if name not in network.head]
    rates = (HEAD_RATE * given.rate, BODY_RATE * given.rate)
    optimiser = torch.optim.AdamW([{"params": head}, {"params": body}], weight_decay=1e-4)
    average = copy.deepcopy(network)
    known, steps, seen, mean = [], 0, 0, None
    begun = last = time.time()
    while (part := (time.time() - begun) / 60 / given.minutes) < 1:
        known = (known + taken(folder))[-KEPT:]
        if len(known) < 300:
            time.sleep(1)
            continue
        wanted = 4 * COLUMNS // 400
        for group in batches([random.choice(known) for _ in range(wanted)])[:4]:
            # A short rise, then half a cosine (Loshchilov and Hutter, SGDR, 2017).
            factor = min(1, (steps + 1) / 60) * (0.51 + 0.49 * math.cos(math.pi * part))
            for options, rate in zip(optimiser.param_groups, rates, strict=True):
                options["lr"] = rate * factor
            loss = loss_of(network, group, part < 0.9 and random.random() < CHANGED)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            steps, seen = steps + 1, seen + len(group)
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), network.parameters(), strict=True):
                    slow.lerp_(fast, max(AVERAGED, 1 / (steps + 1)))
            mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if time.time() - last > 240:
            last = time.time()
            torch.save(average.state_dict(), given.state)
            print(f"{(last - begun) / 60:.0f} min, {seen} strips: loss {mean:.3f};", judge(average, judged), flush=True)
    return average


if __name__ == "__main__":
    main()

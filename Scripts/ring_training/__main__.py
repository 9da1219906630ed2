"""Training: strips are drawn by processes of their own, and rendered by a card where there is one.

Each drawn strip is seen a few times at most, each rendered one once.
"""

import argparse
import copy
import hashlib
import json
import math
import multiprocessing
import os
import random
import tempfile
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from .augmentation import changed
from .batches import COLUMNS, DEVICE, batch, batches, taken
from .chances import LABELS
from .drawing import draw
from .judging import judge
from .names import CHARACTERS, MODEL
from .network import Network
from .rendered import Rendered
from .strips import strips

BASE = MODEL.parent / "PP-OCRv6_rec_small"
# Weights are averaged over about 300 steps: judged by the same strips, the last ones of a high rate misread half as much again.
AVERAGED = 0.003
# Processors that know half precision learn twice as fast; on a card it was not tried.
HALVED = DEVICE == "cpu" and torch.cpu._is_avx512_bf16_supported()
KEPT = 300_000 if DEVICE == "cuda" else 30_000
# Of the batches; the rest, and the last tenth, are as drawn.
CHANGED = 0.8
# A card renders strips by itself, far more than processors draw; of the batches of a round, so many are drawn.
DRAWN = 1 if DEVICE == "cuda" else 4
RENDERED = 6
# Processes that choose what is rendered; they take processors from those that draw.
RENDERERS = 5 if DEVICE == "cuda" else 0
# Those have the camera's faults already.
RENDERED_CHANGED = 0.4
HEAD_RATE, BODY_RATE = 2e-3, 5e-4


def loss_of(network, batch, change):
    pictures, labels, counts, steps, widths = batch
    if change:
        with torch.no_grad():
            pictures = changed(pictures, widths)
    # Over all classes: with a sample of them the network takes rare look-alikes for everyday characters' equals.
    with torch.autocast(DEVICE, torch.bfloat16, enabled=HALVED):
        scores = network.logits(pictures)
    scores = F.log_softmax(scores.float(), -1).permute(1, 0, 2)
    return F.ctc_loss(scores, labels, steps, counts, zero_infinity=True)


def new_network(state):
    if state and state.endswith(".onnx"):
        return Network(state).to(DEVICE)
    network = Network(str(BASE / "model.onnx"))
    known = (BASE / "characters.txt").read_text(encoding="utf-8").split("\n")
    known = {character: index + 1 for index, character in enumerate(known)}
    old = [0] + [known.get(c) or known.get({"（": "(", "）": ")"}.get(c)) for c in CHARACTERS]
    network.resize_head(len(CHARACTERS) + 1, old)
    if state:
        network.load_state_dict(torch.load(state, map_location="cpu"))
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
    # Threads of torch wait for each other busily: on a machine with other work one is the fastest.
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
        count = max(1, (os.cpu_count() or 1) - 1 - RENDERERS)
        seeds = [given.seed * 1000 + index for index in range(count)]
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
    known, steps, seen, mean = [], 0, 0, 0.0
    made = Rendered(given.seed, RENDERERS) if RENDERERS else None
    begun = last = time.time()
    while (part := (time.time() - begun) / 60 / given.minutes) < 1:
        known = (known + taken(folder))[-KEPT:]
        ready = []
        if len(known) >= 300:
            wanted = DRAWN * COLUMNS // 400
            ready = [(group, False) for group in batches([random.choice(known) for _ in range(wanted)])[:DRAWN]]
        elif not made:
            time.sleep(1)
        ready += [(None, True)] * (RENDERED if made else 0)
        for group, new in ready:
            # A short rise, then half a cosine (Loshchilov and Hutter, SGDR, 2017).
            factor = min(1, (steps + 1) / 60) * (0.51 + 0.49 * math.cos(math.pi * part))
            for options, rate in zip(optimiser.param_groups, rates, strict=True):
                options["lr"] = rate * factor
            given_batch = made.batch() if new else batch(group)
            share = RENDERED_CHANGED if new else CHANGED
            loss = loss_of(network, given_batch, part < 0.9 and random.random() < share)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            steps, seen = steps + 1, seen + len(given_batch[2])
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), network.parameters(), strict=True):
                    slow.lerp_(fast, max(AVERAGED, 1 / (steps + 1)))
            mean = loss.item() if steps == 1 else 0.98 * mean + 0.02 * loss.item()
        if time.time() - last > 240:
            last = time.time()
            torch.save(average.state_dict(), given.state)
            print(f"{(last - begun) / 60:.0f} min, {seen} strips: loss {mean:.3f};", judge(average, judged), flush=True)
    print(f"{seen} strips in {steps} steps, {len(known)} of processors: loss {mean:.3f}", flush=True)
    return average


if __name__ == "__main__":
    main()

"""Submissions of small pictures, whose reading takes milliseconds."""
import json
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent.parent / "Tests/DecodingTests/Fixtures"
FILES = ["patches.jpg", "grey.jpg", "patches.png", "grey.png", "orientation-6.jpg", "patches.webp", "three-pages.tif"]
KINDS = ["application-form", "labour-contract", "id-in-hand"]


def bundle(identifier):
    """Names and contents of the files of a submission."""
    number = sum(map(ord, identifier))
    chosen = [FILES[(number * 3 + offset) % len(FILES)] for offset in range(3)]
    form = {
        "id": identifier, "registration": "initial", "submittedOn": "2026-11-20",
        "applicant": {"name": f"申请人{number % 900:03}", "idNumber": f"3501021987031542{number % 100:02}"},
        "employer": {"name": "福建虚构检测有限公司"},
        "attachments": [{"kind": kind, "files": [name]} for kind, name in zip(KINDS, chosen)],
    }
    files = {name: (FIXTURES / name).read_bytes() for name in chosen}
    return files | {"submission.json": json.dumps(form, ensure_ascii=False).encode()}


def fill(folder, identifiers):
    for identifier in identifiers:
        place = folder / identifier
        place.mkdir(parents=True)
        for name, content in bundle(identifier).items():
            (place / name).write_bytes(content)

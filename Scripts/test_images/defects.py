"""Planted defects and what every rule must say of a case."""

RULES = [
    "submission.required-attachments", "submission.id-number", "form.pages", "form.applicant-name", "form.id-number",
    "form.employer-name", "form.contract-term", "form.seal", "form.seal-kind", "form.seal-name", "contract.employer-name",
    "contract.worker-name", "contract.id-number", "contract.term", "contract.employer-seal", "id-photo.legible",
    "id-photo.name", "id-photo.id-number",
]  # fmt: skip


def outcomes(case):
    """The acceptable outcomes of every rule that applies: `match`, unless a defect says otherwise."""
    rules = {rule: ["match"] for rule in RULES if case.has_card or not rule.startswith("id-photo.")}
    if not case.declared_term:
        rules["contract.term"] = ["not-applicable"]
    rules.update(case.rules)
    return rules

"""The audit by Lighthouse: each score that is too low is told with its causes."""

from support import audit_lighthouse


def told(**scores):
    """A report of Lighthouse, in which one audit of weight failed where a score is not full."""
    audits = {"bad": {"title": "Too slow", "score": 0.5, "displayValue": "3 s"}, "none": {"title": "-", "score": None}}
    refs = [{"id": "bad", "weight": 1}, {"id": "none", "weight": 1}]
    full = dict.fromkeys(audit_lighthouse.LEAST, 1) | {name.replace("_", "-"): score for name, score in scores.items()}
    return {
        "categories": {name: {"score": score, "auditRefs": refs} for name, score in full.items()},
        "audits": audits,
    }


def test_full_scores_are_no_finding():
    """Nor is a performance of 95."""
    assert list(audit_lighthouse.too_low(told())) == []
    assert list(audit_lighthouse.too_low(told(performance=0.95))) == []


def test_a_score_too_low_is_told_with_its_causes():
    """Performance may lack five points, the others none; a category without a score has none."""
    assert list(audit_lighthouse.too_low(told(performance=0.94, best_practices=0.99, seo=None))) == [
        "performance is 94, should be at least 95: Too slow 3 s",
        "best-practices is 99, should be at least 100: Too slow 3 s",
        "seo is 0, should be at least 100: Too slow 3 s",
    ]


def test_a_report_that_is_missing_is_a_finding():
    """Nothing measured is not everything in order."""
    assert list(audit_lighthouse.too_low({"failed": "no page"})) == ["Lighthouse gave no scores: no page"]

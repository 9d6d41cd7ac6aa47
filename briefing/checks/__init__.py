"""What reviewers and registries look for, found before the note goes up."""

from briefing.checks.catalog import CHECKS, check_named
from briefing.checks.check import Check
from briefing.checks.finding import Finding, Findings, Fix, Severity
from briefing.checks.run import run_checks

__all__ = ["CHECKS", "Check", "Finding", "Findings", "Fix", "Severity", "check_named", "run_checks"]

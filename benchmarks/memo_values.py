"""Values for the memo template, of any number of rows."""

from typing import Any

_SCALARS: dict[str, Any] = {
    "ref_no": "PW/2026/114-B",
    "classification": "FOR OFFICIAL USE",
    "prepared_by": "Policy Desk 3",
    "recipient": "The Minister",
    "sender": "Director, Planning & Programmes",
    "copy_to": "Permanent Secretary",
    "memo_date": "14 March 2026",
    "subject": "Visit to the Karo river bridge & bypass works",
    "visitor": "the Minister",
    "venue": "Karo river bridge site",
    "province": "Northern Province",
    "visit_date": "19 March 2026",
    "purpose": "To inspect the works, meet the district team and hear residents on the <bypass> alignment.",
    "risks": "land compensation is unpaid for 12 households; the east ramp is 3 weeks late",
    "press_line": "The bridge opens before the rains; every household is paid first.",
    "reviewed_by": "Deputy Director A. Mensah",
    "has_risks": True,
    "has_press": True,
}
_BACKGROUND = (
    "The bridge replaces a crossing that closes in each rainy season and cuts off four districts.",
    "Works started in May 2024 under a design-and-build contract; the contractor has two other lots nearby.",
    "The local paper reported on 11 March that the east ramp stands idle & that payments are late.",
    "The regional office answers that the ramp waits for utility relocation, which ended on 9 March.",
)


def memo_values(rows: int) -> dict[str, Any]:
    """Values for the memo; `rows` is the number of rows of its three tables together."""
    officials, targets = max(1, rows * 2 // 10), max(1, rows * 3 // 10)
    projects = max(1, rows - officials - targets)
    return {
        **_SCALARS,
        "background": [{"text": text} for text in _BACKGROUND],
        "officials": [
            {
                "name": f"Official No. {i}",
                "position": "District engineer",
                "agency": "Roads & Bridges",
                "phone": f"+00 555 {i % 10000:04}",
            }
            for i in range(officials)
        ],
        "projects": [
            {
                "title": f"Lot {i} access road",
                "location": f"District {i % 17}",
                "cost": f"{12.5 + i % 90:.1f}",
                "status": "on time" if i % 3 else "late",
                "done": str(i * 7 % 101),
            }
            for i in range(projects)
        ],
        "targets": [
            {
                "indicator": f"Kilometres sealed, section {i}",
                "unit": "km",
                "target": str(10 + i % 40),
                "actual": str(8 + i % 37),
            }
            for i in range(targets)
        ],
    }

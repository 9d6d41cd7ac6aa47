"""How long the tests with damaged files try: `BRIEFING_FUZZ=100` tries a hundred times as many."""

import os

TIMES = int(os.environ.get("BRIEFING_FUZZ", "1"))

"""The open briefing: current value, one history, what changed. No Qt."""

"""Where facts come from: each source turns wanted things into requests, and pages into records."""

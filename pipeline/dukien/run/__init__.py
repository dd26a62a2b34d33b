"""Running the stages: over one article, and over as many as there are."""

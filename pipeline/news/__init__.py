"""What a round changed, and how it is told."""

"""Legal duties: the passages of a document that speak to them, and what they amount to."""

"""What is told of a decision or action beside its words: who, by when, of which kind, how far, on what."""

"""What the rules of `corpus/patterns` ask of a sentence: their cues, who its parties are, which clause holds."""

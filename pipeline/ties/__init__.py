"""The rooms beside `pipeline/link.py`: what a sentence is about, repeats, sequels, copies and figures stated twice."""

"""What documents a file holds, and what each is: the rooms beside `pipeline/split.py`."""

"""One file read within limits, in a process of its own: the rooms beside `pipeline/ingest.py`."""

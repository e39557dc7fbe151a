"""How questions to the base are put and what comes back looks: the rooms beside `pipeline/query.py`."""

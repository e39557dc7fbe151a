"""What `pipeline/export.py` is made of: the columns and their meaning, a writer per format, the data package."""

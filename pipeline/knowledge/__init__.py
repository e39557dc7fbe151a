"""The knowledge base under `store.py` and `query.py`: its file, tables, rows and the words of the search."""

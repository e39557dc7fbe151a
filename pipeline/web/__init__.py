"""The knowledge base in the browser: Datasette with our pages, read only, on this machine alone."""

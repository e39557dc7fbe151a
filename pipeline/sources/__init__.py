"""Where new documents come from: folders, lists of addresses, feeds, web pages, and OpenBesluitvorming."""

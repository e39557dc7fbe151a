"""Later."""
def action_lists(document, meeting): return []
def marked_actions(document, meeting): return []
def resolutions(document, sentences, meeting): return []

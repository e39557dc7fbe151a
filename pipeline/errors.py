"""Every error of ours: one base and a child per situation that a caller treats differently."""


class VerslagmijnError(Exception):
    """Something the user can understand and mend; the message says what, where and how."""


class UnreadableFile(VerslagmijnError):
    """A file cannot be read: it is missing, empty, encrypted, broken or of an unknown kind."""


class BadStore(VerslagmijnError):
    """The knowledge base is missing, locked, newer than this program or not a knowledge base."""


class BadQuestion(VerslagmijnError):
    """A question cannot be asked: unknown name, SQL that is not read-only, or a filter without sense."""


class BadGold(VerslagmijnError):
    """Gold or accepted scores are missing, or a line of them is no fact."""


class NoPrinter(VerslagmijnError):
    """A PDF cannot be made: WeasyPrint, or a library of the system that it draws with, is not installed."""

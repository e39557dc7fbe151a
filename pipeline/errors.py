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


class BadExport(VerslagmijnError):
    """The base cannot be written in the form that was asked: an unknown table, or more than the format can hold."""


class BadSettings(VerslagmijnError):
    """`verslagmijn.toml` is missing, no TOML, or has keys or values that are wrong."""


class RefusedAddress(VerslagmijnError):
    """An address may not be fetched, or what it gives may not be taken: too large, or not the document it should be."""


class RefusedContent(RefusedAddress):
    """What was fetched is not taken: another kind than the source takes, or not what the server says it is."""


class FailedFetch(VerslagmijnError):
    """A server could not be reached or did not give what was asked, also after trying again."""


class NoCluster(VerslagmijnError):
    """The Dask cluster cannot be reached, or what is needed to use one is not installed."""


class NoPrinter(VerslagmijnError):
    """A PDF cannot be made: WeasyPrint, or a library of the system that it draws with, is not installed."""

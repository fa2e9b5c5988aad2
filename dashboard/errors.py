"""The one family of errors that an edge (command line, page) turns into a sentence."""


class DashboardError(Exception):
    """
    Something a person can act on: what came, where, what is allowed, what to do.

    Every error that this program raises on purpose derives from it; whatever
    else reaches an edge is a fault of the program.
    """

"""The guarded way out: the only folder that opens sockets."""

from vetter.net.fetched import Fetched
from vetter.net.limits import Limits
from vetter.net.pacing import Traffic
from vetter.net.patience import Patience, turn_awaited
from vetter.net.visitor import Visitor
from vetter.net.way import FILE, IMAGE, PAGE, SERVICE, Way

__all__ = [
    "FILE",
    "IMAGE",
    "PAGE",
    "SERVICE",
    "Fetched",
    "Limits",
    "Patience",
    "Traffic",
    "Visitor",
    "Way",
    "turn_awaited",
]

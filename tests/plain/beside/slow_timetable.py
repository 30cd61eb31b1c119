"""Earliest arrivals the slow way: Dijkstra on a time-expanded graph, with networkx.

Shares nothing with the scan but its input. Each hop has a node where it departs and one where it
arrives; waiting at a stop goes from one departure there to the next.
"""

import networkx as nx
import numpy as np

from models.timetable import Hops, Links


class SlowTimetable:
    """One day, searched from any stop at any second, forwards and backwards."""

    def __init__(self, hops: Hops, links: Links) -> None:
        self.hops, self.links = hops, links
        self.graph = nx.DiGraph()
        self._departures: dict[int, list[tuple[int, int]]] = {}
        self._ride()
        self._wait()
        for hop in np.flatnonzero(hops.alights).tolist():
            self._change(hop)

    def _ride(self) -> None:
        last: dict[int, int] = {}
        for hop, (depart, arrive) in enumerate(zip(self.hops[0], self.hops[1], strict=True)):
            self.graph.add_edge(("dep", hop), ("arr", hop), weight=int(arrive - depart))
            trip = int(self.hops.trip[hop])
            if trip in last:
                waits = int(depart - self.hops.arrive[last[trip]])
                self.graph.add_edge(("arr", last[trip]), ("dep", hop), weight=waits)
            last[trip] = hop

    def _wait(self) -> None:
        for hop in np.flatnonzero(self.hops.boards).tolist():
            stop = int(self.hops.origin[hop])
            self._departures.setdefault(stop, []).append((int(self.hops.depart[hop]), hop))
        for stop, departures in self._departures.items():
            departures.sort()
            for n, (depart, hop) in enumerate(departures):
                self.graph.add_edge(("wait", stop, n), ("dep", hop), weight=0)
                if n:
                    gap = depart - departures[n - 1][0]
                    self.graph.add_edge(("wait", stop, n - 1), ("wait", stop, n), weight=gap)

    def _change(self, hop: int) -> None:
        stop = int(self.hops.target[hop])
        for link in range(self.links.first[stop], self.links.first[stop + 1]):
            ready = int(self.hops.arrive[hop] + self.links.seconds[link])
            node, waits = self._first_wait(int(self.links.to[link]), ready)
            if node is not None:
                weight = waits + int(self.links.seconds[link])
                self.graph.add_edge(("arr", hop), node, weight=weight)

    def _first_wait(self, stop: int, ready: int) -> tuple[tuple[str, int, int] | None, int]:
        for n, (depart, _) in enumerate(self._departures.get(stop, [])):
            if depart >= ready:
                return ("wait", stop, n), depart - ready
        return None, 0

    def arrivals(self, stop: int, second: int) -> dict[int, int]:
        """Earliest second one gets off at each stop, when one stands at a stop at a second."""
        node, waits = self._first_wait(stop, second)
        if node is None:
            return {}
        reached = nx.single_source_dijkstra_path_length(self.graph, node)
        found: dict[int, int] = {}
        for (kind, hop, *_), length in reached.items():
            if kind == "arr" and self.hops.alights[hop]:
                at = int(self.hops.target[hop])
                found[at] = min(found.get(at, 2**60), second + waits + length)
        return found

    def departures(self, stop: int, second: int) -> dict[int, int]:
        """Latest second one gets on at each stop to get off at `stop` by a second.

        All that leads, on the graph walked backwards, to any ride that ends there in time.
        """
        graph = self.graph.reverse(copy=False)
        in_time = (self.hops.target == stop) & self.hops.alights & (self.hops.arrive <= second)
        ends = [("arr", hop) for hop in np.flatnonzero(in_time).tolist()]
        found: dict[int, int] = {}
        for kind, hop, *_ in nx.multi_source_dijkstra_path_length(graph, ends) if ends else ():
            if kind == "dep" and self.hops.boards[hop]:
                at = int(self.hops.origin[hop])
                found[at] = max(found.get(at, -1), int(self.hops.depart[hop]))
        return found

"""Times the k shortest simple paths of NetworkX and python-igraph.

    peers.py EDGES PAIRS K

EDGES holds lines "nodes N", "arc FROM TO COST" and "pair FROM TO". For each
library it prints "peer NAME" and then, for each of the first PAIRS pairs,
"answer NANOSECONDS COST…".
"""

import itertools
import sys
import time

import igraph
import networkx


def read(name):
    nodes, arcs, pairs = 0, [], []
    with open(name, encoding="ascii") as lines:
        for line in lines:
            word, *numbers = line.split()
            numbers = [int(n) for n in numbers]
            if word == "nodes":
                (nodes,) = numbers
            elif word == "arc":
                arcs.append(numbers)
            else:
                pairs.append(numbers)
    return nodes, arcs, pairs


def report(name, pairs, ask, costs_of):
    """Only ask is timed; the first pair is asked once more before, to warm up."""
    print("peer", name)
    ask(*pairs[0])
    for pair in pairs:
        start = time.perf_counter_ns()
        found = ask(*pair)
        took = time.perf_counter_ns() - start
        print("answer", took, *costs_of(found))


def main():
    name, count, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    nodes, arcs, pairs = read(name)
    pairs = pairs[:count]

    digraph = networkx.DiGraph()
    digraph.add_nodes_from(range(nodes))
    digraph.add_weighted_edges_from(arcs, weight="cost")
    report(
        "NetworkX " + networkx.__version__,
        pairs,
        lambda a, b: list(itertools.islice(networkx.shortest_simple_paths(digraph, a, b, weight="cost"), k)),
        lambda found: [networkx.path_weight(digraph, p, "cost") for p in found],
    )

    graph = igraph.Graph(n=nodes, edges=[(a, b) for a, b, _ in arcs], directed=True)
    graph.es["cost"] = costs = [cost for _, _, cost in arcs]
    report(
        "python-igraph " + igraph.__version__,
        pairs,
        lambda a, b: graph.get_k_shortest_paths(a, b, k=k, mode="out", weights="cost", output="epath"),
        lambda found: [sum(costs[e] for e in p) for p in found],
    )


main()

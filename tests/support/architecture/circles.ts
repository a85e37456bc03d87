/** Who imports whom, by name. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The circles of a graph, each written out (`a → b → a`): for every node that can reach itself the shortest way, each circle once. */
export function circlesIn(graph: Graph): string[] {
  const seen = new Map<string, string>();
  for (const start of [...graph.keys()].sort()) {
    const way = wayBack(graph, start);
    if (way) seen.set([...way].sort().join(' '), seen.get([...way].sort().join(' ')) ?? [...way, start].join(' → '));
  }
  return [...seen.values()];
}

/** The shortest way from a node to itself, without its end; null: there is none. */
function wayBack(graph: Graph, start: string): string[] | null {
  const came = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) return trace(came, start, at);
      if (came.has(next)) continue;
      came.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function trace(came: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const way = [end];
  for (let at = end; at !== start; ) {
    at = came.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

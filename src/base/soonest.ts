/**
 * Gives the numbers from 0 to `count` − 1 one by one, the least by `compare` first, then null: a heap, for who needs a few of many.
 * `compare` must tell any two apart.
 */
export function soonest(count: number, compare: (a: number, b: number) => number): () => number | null {
  const heap = new Uint32Array(count);
  for (let i = 0; i < count; i++) heap[i] = i;
  let size = count;
  const valueAt = (place: number) => heap[place] ?? 0;

  function sink(from: number): void {
    const value = valueAt(from);
    let place = from;
    for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && compare(valueAt(child + 1), valueAt(child)) < 0) child++;
      if (compare(value, valueAt(child)) <= 0) break;
      heap[place] = valueAt(child);
      place = child;
    }
    heap[place] = value;
  }
  for (let place = (size >> 1) - 1; place >= 0; place--) sink(place);

  return () => {
    if (size === 0) return null;
    const first = valueAt(0);
    size--;
    heap[0] = valueAt(size);
    sink(0);
    return first;
  };
}

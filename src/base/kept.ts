/*
 * What a pure function made may be kept, because making it again gives the same: these four are the only memory of the rooms that
 * decide. What is made must depend on the argument alone, and nobody changes it afterwards.
 */

/** Made at the first call and kept for good. */
export function keptOnce<Made>(make: () => Made): () => Made {
  let made: { readonly of: Made } | null = null;
  return () => {
    made ??= { of: make() };
    return made.of;
  };
}

/** Made once for every object, and kept as long as the object lives; the object must not change. */
export function keptFor<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, { readonly of: Made }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.of;
    const fresh = { of: make(key) };
    made.set(key, fresh);
    return fresh.of;
  };
}

/** Made again only when asked for another value than the last time: for what many ask in a row. */
export function keptLast<Key extends string | number, Made>(make: (key: Key) => Made): (key: Key) => Made {
  let last: { readonly key: Key; readonly made: Made } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}

/** Made again only when not among the last so many that were asked for: for what differs from person to person, and is asked for again and again by each. */
export function keptSome<Made>(most: number, make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, { readonly of: Made }>();
  return (key) => {
    const known = made.get(key) ?? { of: make(key) };
    // The last asked for stands last.
    made.delete(key);
    made.set(key, known);
    const oldest = made.size > most ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    return known.of;
  };
}

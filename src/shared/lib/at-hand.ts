/**
 * Makes something of a text and keeps it at hand for the next who asks, where making it costs more than remembering it.
 * At `most` texts it begins anew: simpler than knowing the oldest, and seldom enough.
 */
export function atHand<T>(make: (text: string) => T, most: number): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, made);
    return made;
  };
}

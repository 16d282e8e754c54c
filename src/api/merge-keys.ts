/** `changes` laid over `stored`, key by key; a key that is null goes back to its default. */
export function mergeKeys(
  stored: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = { ...stored, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([key]) => changes[key] !== null));
}

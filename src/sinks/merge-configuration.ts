const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `over` laid over `stored`: objects are merged field by field, anything else is replaced. */
export function mergeConfiguration(stored: unknown, over: Record<string, unknown>): Record<string, unknown> {
  if (!isObject(stored)) return over;
  const merged = Object.entries(over).map(([name, value]) => {
    const before = Object.hasOwn(stored, name) ? stored[name] : undefined;
    return [name, isObject(value) ? mergeConfiguration(before, value) : value] as const;
  });
  return Object.fromEntries([...Object.entries(stored), ...merged]);
}

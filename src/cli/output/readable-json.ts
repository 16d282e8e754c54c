const widest = 70;

/** Indented JSON in which what fits on a line is on one. */
export function readableJson(value: unknown, indent = ''): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || short.length <= widest) return short;
  const deeper = `${indent}  `;
  const inside = Array.isArray(value)
    ? value.map((item) => deeper + readableJson(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${readableJson(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inside.join(',\n')}\n${indent}${close}`;
}

// JSON made of values and of JSON texts, which are taken in as they are: their numbers stay as they were sent.

/** A JSON object: `plain` fields, then those of `texts`. Absent texts are left out. */
export function jsonWith(plain: Record<string, unknown>, texts: Record<string, string | undefined>): string {
  const fields = [
    ...Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [[name, JSON.stringify(value)]])),
    ...Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  ];
  return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

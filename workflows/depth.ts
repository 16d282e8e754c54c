/** Why the delivery may not be attempted: its event is deeper in a chain of triggers than its sink allows. */
export function tooDeep({
  event,
  policy,
}: {
  event: { depth: number };
  policy: { depthLimit: number };
}): string | undefined {
  if (event.depth <= policy.depthLimit) return undefined;
  return `depth ${event.depth} is above the limit of ${policy.depthLimit}`;
}

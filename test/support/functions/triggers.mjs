/** Writes, counts and emits; its first attempt fails after all of it. */
export default async function triggers({ data }, { kv, emit, log, delivery, secrets }) {
  const counted = await kv.get('counts', 'orders');
  await kv.put('counts', 'orders', (counted?.value ?? 0) + 1);
  await emit({ type: 'order.counted', data: { of: data.order.id } });
  await emit({ type: 'order.seen' });
  log('attempt %d, key %s', delivery.attempt, secrets.key);
  if (delivery.attempt === 1) throw new Error(`not yet, says ${secrets.key}`);
  return 'done';
}

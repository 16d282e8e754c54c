// Says of each way back into Penstock whether it may go it.
export default async function principals(event, { kv, emit }) {
  const tried = (work) =>
    work.then(
      () => 'done',
      (error) => error.message,
    );
  return {
    get: await tried(kv.get('counts', 'orders')),
    put: await tried(kv.put('counts', 'orders', 1)),
    delete: await tried(kv.delete('counts', 'orders')),
    emit: await tried(emit({ type: 'order.counted' })),
  };
}

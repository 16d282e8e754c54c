import type { PenstockFunction } from '../../../functions/sdk';

/** Told of a change in the stock, it changes the stock: a loop, as one is made by mistake. */
const restock: PenstockFunction = async (event, { kv }) => {
  const { collection, key, newValue } = event.data as { collection: string; key: string; newValue: number };
  await kv.put(collection, key, newValue + 1);
};

export default restock;

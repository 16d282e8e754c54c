import type { PenstockFunction } from '../../../functions/sdk';
import { prices, type Order } from '../orders';

/** An order was inserted: prices it, and emits it to whoever ships. */
const priceOrder: PenstockFunction = async (event, sdk) => {
  const { key, newValue } = event.data as { key: string; newValue: Order };
  const price = prices[newValue.article];
  if (price === undefined) throw new sdk.PermanentError(`there is no article "${newValue.article}"`);
  const total = price * newValue.count;
  await sdk.emit({ into: 'shop', type: 'order.priced', data: { order: key, city: newValue.city, total } });
  return { total };
};

export default priceOrder;

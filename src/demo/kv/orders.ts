// The orders of the demo, and what is to become of each.

export interface Order {
  id: string;
  article: string;
  count: number;
  city: string;
}

export const prices: Record<string, number> = { kettle: 39, lamp: 25, chair: 80 };

/** How a customer has spelled a city that the warehouse does not know, and how it is spelled. */
export const corrections: Record<string, string> = { Pragu: 'Prague' };

/** Which the shop has never sold. */
const unknownArticle = 'unicorn';

const good = 47;
const articles = Object.keys(prices);
const cities = ['Prague', 'Brno', 'Ostrava', 'Olomouc'];

export const orders: Order[] = [
  ...Array.from({ length: good }, (_, n) => ({
    id: `order-${String(n + 1).padStart(3, '0')}`,
    article: articles[n % articles.length] ?? '',
    count: 1 + (n % 4),
    city: cities[n % cities.length] ?? '',
  })),
  ...['048', '049'].map((number) => ({ id: `order-${number}`, article: 'lamp', count: 1, city: 'Pragu' })),
  { id: 'order-050', article: unknownArticle, count: 1, city: 'Brno' },
];

export const mended = orders.filter(({ city }) => city in corrections);
export const unpriced = orders.filter(({ article }) => !(article in prices));
export const shipped = orders.filter((order) => !unpriced.includes(order));

/** Depth that the sink allows which writes what it is told of. */
export const deepest = 5;
/** Events of that loop: one at each depth that is allowed, and the one that ends it. */
export const loopEvents = deepest + 2;

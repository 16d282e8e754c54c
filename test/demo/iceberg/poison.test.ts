import { anAction } from '../../../src/demo/iceberg/actions';
import { poisoned, poisonNumbers } from '../../../src/demo/iceberg/poison';
import { judge } from '../../../src/iceberg/encode/judge';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { placeColumns, schemaOf } from '../../../src/iceberg/table/schema';

const columns = placeColumns(schemaOf(actionLog.columns), actionLog.columns);
const action = anAction(7, 100);

it('makes actions that become rows', () => {
  expect(judge(Buffer.from(JSON.stringify(action)), columns)).toBeUndefined();
});

it.each([
  [0, /^not JSON/],
  [1, /"tenant" is missing/],
  [2, /"actor_sub" must be a string/],
  [3, /"applied_at_ms" must be above 0/],
])('poisons them in one way after the other: %i', (nth, reason) => {
  expect(judge(Buffer.from(poisoned(action, nth)), columns)).toMatch(reason);
});

it('poisons as many different records as it says, in every partition', () => {
  const numbers = poisonNumbers(20, 200_000);
  expect(new Set(numbers).size).toBe(20);
  expect(Math.max(...numbers)).toBeLessThan(200_000);
  expect(new Set(numbers.map((number) => number % 4)).size).toBe(4);
});

import { stringify } from 'lossless-json';
import { failureOf, PenstockError, type Failure } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import { icebergConfig, rowLayout } from '../../sinks/iceberg/config';
import { rowOf } from '../../tables/record-row';
import { poisonOf, valuesOf } from '../../tables/row-values';

/** The row that a table's sink would append for an event, as JSON, or why there can be none. */
export function tryRow(event: PenstockEvent, config: Record<string, unknown>): { row: string } | { failure: Failure } {
  const { columns } = rowLayout(icebergConfig.parse(config));
  const row = rowOf(event);
  if ('refused' in row) return refusedRow(row.refused);
  const [poison] = poisonOf([row], columns);
  if (poison) return refusedRow(poison.reason);
  return { row: stringify(valuesOf(row, columns, Date.now())) ?? '' };
}

const refusedRow = (reason: string) => ({ failure: failureOf(new PenstockError('rowRefused', reason)) });

import { stringify } from 'lossless-json';
import { failureOf, PenstockError, type Failure } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { SinkContext } from '../../sinks/define-sink';
import { icebergConfig, rowLayout } from '../../sinks/iceberg/config';
import { makeRow } from '../../tables/record-row';
import { poisonOf, valuesOf } from '../../tables/row-values';

/** The row that a table's sink would append for an event, as JSON, or why there can be none. */
export async function tryRow(
  event: PenstockEvent,
  stored: Record<string, unknown>,
  render: SinkContext['render'],
): Promise<{ row: string } | { failure: Failure }> {
  const config = icebergConfig.parse(stored);
  const { columns } = rowLayout(config);
  try {
    const row = await makeRow(event, config.rowTemplate, render);
    const [poison] = poisonOf([row], columns);
    if (poison) throw new PenstockError('rowRefused', poison.reason);
    return { row: stringify(valuesOf(row, columns, Date.now())) ?? '' };
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    return { failure: failureOf(error) };
  }
}

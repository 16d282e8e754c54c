// The table of applied actions: its 16 columns, its partitioning and its order.

import type { Column } from './columns';

const text = (name: string): Column => ({ name, type: 'string', required: false });
const requiredText = (name: string): Column => ({ name, type: 'string', required: true, nonEmpty: true });

/** Columns, partitioning and order of the action log. The states and parameters are JSON as text. */
export const actionLog: { columns: Column[]; partition: string; order: string } = {
  columns: [
    requiredText('event_id'),
    requiredText('action_type_id'),
    requiredText('action_name'),
    requiredText('object_type_id'),
    text('object_id'),
    requiredText('tenant'),
    requiredText('actor_sub'),
    text('actor_email'),
    text('organization_id'),
    requiredText('status'),
    text('parameters'),
    text('previous_state'),
    text('new_state'),
    text('target_classification'),
    { name: 'applied_at_ms', type: 'long', required: true, above: 0 },
    { name: 'kafka_ts', type: 'timestamptz', required: false, source: 'flushTime' },
  ],
  partition: 'day(applied_at_ms)',
  order: 'applied_at_ms ASC',
};

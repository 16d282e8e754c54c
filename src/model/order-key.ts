// By what deliveries of a sink go one after the other.
import { createHash } from 'node:crypto';
import type { PenstockEvent } from './event';
import { textOf } from './matches-filter';
import { storableText } from './storable-text';

/** Longer keys are kept by their digest. */
const maxKeyLength = 256;

/**
 * The key of an event by a name as filters have it (`subject`, `data.order.id`, an extension), or `header.<name>`.
 * Undefined when the event has none: it is not ordered.
 */
export function orderKeyOf(name: string, event: PenstockEvent): string | undefined {
  const text = name.startsWith('header.') ? event.headers[name.slice('header.'.length)] : textOf(name, event);
  return keptKey(text);
}

/** A key as it is kept; undefined for none. */
export function keptKey(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const kept = storableText(text);
  return kept.length <= maxKeyLength ? kept : `sha256:${createHash('sha256').update(kept).digest('hex')}`;
}

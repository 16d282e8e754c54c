// How much a change writes: itself, and for each source that is told of it an event and the deliveries of that.
import { bytesPerDelivery } from '../accept';
import type { Listener } from './triggered-events';

/** Key and attributes are counted with so much. */
const bytesBesideValues = 2048;

/** `bytesOfValues`: of the value before the change, and of the one after it. Sinks are counted as if each wanted it. */
export function bytesWritten(listeners: Listener[], collection: string, bytesOfValues: number): number {
  const told = listeners.filter(({ wants }) => wants(collection));
  const deliveries = told.reduce((sum, { configured }) => sum + configured.sinks.length, 0);
  return (1 + told.length) * (bytesBesideValues + bytesOfValues) + deliveries * bytesPerDelivery;
}

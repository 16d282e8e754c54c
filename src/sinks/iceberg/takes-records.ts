import type { Sink } from '../../model/sink';
import type { SourceType } from '../../model/source';
import { icebergConfig, type NativeConfig } from './config';

/**
 * The settings of a sink whose table takes the records of its Kafka source as they are, in batches, without deliveries;
 * undefined for any other. A filter and a template have to see events: such a table gets its rows by deliveries.
 */
export function recordTable(
  sourceType: SourceType,
  { type, filter, config }: Pick<Sink, 'type' | 'filter' | 'config'>,
): NativeConfig | undefined {
  if (sourceType !== 'kafka' || type !== 'iceberg' || filter) return undefined;
  if (!read.has(config)) read.set(config, nativeConfig(config));
  return read.get(config);
}

// By the settings as they are in memory: every event of the source asks.
const read = new WeakMap<object, NativeConfig | undefined>();

function nativeConfig(config: Sink['config']): NativeConfig | undefined {
  const parsed = icebergConfig.safeParse(config);
  if (!parsed.success || parsed.data.mode !== 'native' || parsed.data.rowTemplate !== undefined) return undefined;
  return parsed.data;
}

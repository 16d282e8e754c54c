import { PenstockError } from '../model/errors';
import type { TableSink } from '../model/table-append';
import { icebergConfig } from '../sinks/iceberg/config';
import type { SinkSecrets } from './open-sink-table';
import { adapterTarget } from './targets/adapter-target';
import { jsonlTarget } from './targets/jsonl-target';
import { nativeTarget, type NativeTargetDependencies } from './targets/native-target';
import type { TableTarget } from './targets/target';

/** Throws `sinkBroken` when the stored settings no longer fit their type. */
export async function openTarget(
  dependencies: NativeTargetDependencies,
  sink: TableSink & { config: Record<string, unknown>; secrets: SinkSecrets },
): Promise<TableTarget> {
  const config = icebergConfig.safeParse(sink.config);
  if (!config.success) throw new PenstockError('sinkBroken', `sink "${sink.sinkId}": ${config.error.message}`);
  switch (config.data.mode) {
    case 'native':
      return nativeTarget(dependencies, sink, config.data, sink.secrets);
    case 'adapter':
      return adapterTarget(config.data, sink.secrets, dependencies.outgoing);
    case 'jsonl':
      return jsonlTarget(config.data, dependencies.outgoing);
  }
}

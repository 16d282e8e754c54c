import { PenstockError } from '../model/errors';
import type { TableSink } from '../model/table-append';
import { icebergConfig, type IcebergConfig } from '../sinks/iceberg/config';
import type { SinkSecrets } from './open-sink-table';
import { adapterTarget } from './targets/adapter-target';
import { jsonlTarget } from './targets/jsonl-target';
import { nativeTarget, type NativeTargetDependencies } from './targets/native-target';
import type { TableTarget } from './targets/target';

/** Throws `sinkBroken` when the stored settings no longer fit their type. */
export function tableConfig(sinkId: string, stored: Record<string, unknown>): IcebergConfig {
  const config = icebergConfig.safeParse(stored);
  if (config.success) return config.data;
  throw new PenstockError('sinkBroken', `sink "${sinkId}": ${config.error.message}`);
}

export async function openTarget(
  dependencies: NativeTargetDependencies,
  sink: TableSink & { secrets: SinkSecrets },
  config: IcebergConfig,
): Promise<TableTarget> {
  switch (config.mode) {
    case 'native':
      return nativeTarget(dependencies, sink, config, sink.secrets);
    case 'adapter':
      return adapterTarget(config, sink.secrets, dependencies.outgoing);
    case 'jsonl':
      return jsonlTarget(config, dependencies.outgoing);
  }
}

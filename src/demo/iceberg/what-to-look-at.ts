// Where to look while the demo is up, and where to go from there.
import { appendWorkflowId } from '../../model/table-append';
import { commandLine, staysUp } from '../what-to-look-at';
import { sinkId, sourceId } from './configuration';

export interface Addresses {
  /** Absent when the environment names a Temporal server. */
  temporalUi?: string;
  api: string;
  broker: string;
  catalog: string;
  tables: string;
  stateDirectory: string;
}

const names: Partial<Record<keyof Addresses, string>> = {
  temporalUi: 'Temporal UI',
  api: 'Penstock API',
  broker: 'Kafka',
  catalog: 'REST catalog',
  tables: 'tables',
};

export const listAddresses = (addresses: Addresses): string[] =>
  (Object.keys(names) as (keyof Addresses)[]).flatMap((key) =>
    addresses[key] === undefined ? [] : [`  ${(names[key] ?? '').padEnd(14)} ${addresses[key]}`],
  );

export function whatToLookAt({ temporalUi, stateDirectory }: Addresses, tableLocation: string): string[] {
  const query = encodeURIComponent(`WorkflowId="${appendWorkflowId({ sourceId, sinkId })}"`);
  return [
    'The workflow of the table has made all commits: each activity is one, and says what it brought.',
    ...(temporalUi === undefined ? [] : [`  ${temporalUi}/namespaces/default/workflows?query=${query}`]),
    'The table, for any reader of Iceberg:',
    `  ${tableLocation}`,
    '',
    'The command line, in another terminal:',
    `  export PENSTOCK_STATE_DIR=${stateDirectory}`,
    `  ${commandLine} iceberg status ${sinkId} --source ${sourceId}`,
    `  ${commandLine} dead-letters list`,
    '',
    staysUp,
  ];
}

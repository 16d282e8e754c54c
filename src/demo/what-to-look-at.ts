// Where to go from here, for people who have never seen Temporal.
import { relative } from 'node:path';
import { compiledPath } from '../model/compiled-path';
import type { Running } from '../program/up';

/** How `penstock` is called here. */
export const commandLine = `node ${relative(process.cwd(), compiledPath('src/cli/main.js'))}`;

export function whatToLookAt({ api, temporal, temporalUi, stateDirectory }: Running, adminToken: string): string[] {
  return [
    'Each delivery is a workflow that says what it is, and what it waits for.',
    ...(temporalUi === undefined ? [`They are in the Temporal server at ${temporal}.`] : inTheUi(temporalUi)),
    '',
    'The command line, in another terminal:',
    `  export PENSTOCK_STATE_DIR=${stateDirectory}`,
    `  ${commandLine} dead-letters list`,
    '',
    'The API, with its token:',
    `  curl -H 'Authorization: Bearer ${adminToken}' '${api}/v1/deliveries?state=dead'`,
    '',
    staysUp,
  ];
}

export const staysUp = 'Everything stays up until Ctrl-C; then its state is removed.';

function inTheUi(temporalUi: string): string[] {
  const find = (query: string) => `    ${temporalUi}/namespaces/default/workflows?query=${encodeURIComponent(query)}`;
  return [
    '  Dead letters. Open one: its summary tells the reason; Update sends it retry, amend or discard.',
    find('PenstockState="dead"'),
    '  Deliveries whose first attempt failed. Open one: its history shows the wait, and why.',
    find('PenstockSink="issue-tracker"'),
  ];
}

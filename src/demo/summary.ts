// What the demo says in the end.
import type { Findings } from './check';
import type { Progress } from './read-ledger';
import { totals } from './table';

const shownFindings = 20;

export function summary(progress: Progress[], findings: Findings): string[] {
  const { accepted, delivered, retried, dead, skipped } = totals(progress);
  const lost = findings.lost.length;
  return [
    ...line('accepted', accepted, 'one delivery for each sink that wants an event'),
    ...line('delivered', delivered, 'each one found at its receiver: id, signature, body'),
    ...line('retried', retried, 'a first attempt failed, and another was made'),
    ...line('dead-lettered', dead, 'attempts used up, or refused for good'),
    ...line('skipped', skipped, 'deeper in a chain of triggers than the sink allows'),
    ...line('lost', lost, lost === 0 ? 'ledger, answers and receivers agree' : 'not accounted for, see below'),
    ...listed('Lost', findings.lost),
    ...listed('Still open', findings.open),
    ...listed('Not as it should be', findings.wrong),
  ];
}

const line = (name: string, count: number, meaning: string): string[] => [
  `  ${name.padEnd(14)}${String(count).padStart(5)}   ${meaning}`,
];

function listed(title: string, lines: string[]): string[] {
  const more = lines.length - shownFindings;
  if (lines.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...lines.slice(0, shownFindings).map((text) => `  ${text}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** The last line of the demo, read by machines too. */
export function lastLine(progress: Progress[], { lost }: Findings): string {
  const { accepted, delivered, dead, skipped } = totals(progress);
  return `demo: ${accepted} accepted, ${delivered} delivered, ${dead} dead-lettered, ${skipped} skipped, ${lost.length} lost`;
}

export const allIsWell = ({ lost, open, wrong }: Findings): boolean => lost.length + open.length + wrong.length === 0;

/** Where to look, for people who have never seen Temporal. */
export function whatToLookAt(temporalUi: string | undefined, keep: boolean): string[] {
  if (temporalUi === undefined)
    return ['Each delivery is a workflow of the Temporal server that TEMPORAL_ADDRESS names.'];
  const find = (query: string) => `${temporalUi}/namespaces/default/workflows?query=${encodeURIComponent(query)}`;
  const intro = keep
    ? 'In the Temporal UI every delivery is a workflow, and says what it is and what it waits for.'
    : 'In the Temporal UI every delivery is a workflow. To look around in it: npm run demo -- --keep';
  return [
    intro,
    ...(keep
      ? [
          `  dead letters, with the reason, and the updates retry, amend and discard:\n    ${find('PenstockState="dead"')}`,
          `  deliveries that needed a second attempt:\n    ${find('PenstockSink="issue-tracker"')}`,
        ]
      : []),
  ];
}

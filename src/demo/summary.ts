// What the demo says in the end.
import type { Accounts, Findings } from './check';
import type { LedgerSays, Progress } from './read-ledger';
import type { Sent } from './send-examples';
import { totals } from './table';

const shownFindings = 20;

export function summary(progress: Progress[], accounts: Accounts, findings: Findings): string[] {
  const proof = 'each one found at its receiver: id, signature, body';
  return [...aboutEvents(accounts.sent), '', ...countsAndFindings(progress, accounts.ledger, findings, proof)];
}

/** What became of all deliveries, and what is not as it should be; `proof`: by what it is known that they were delivered. */
export function countsAndFindings(
  progress: Progress[],
  ledger: LedgerSays,
  findings: Findings,
  proof: string,
): string[] {
  const { accepted, delivered, retried, dead, skipped } = totals(progress);
  const lost = findings.lost.length;
  return [
    ...line('accepted', accepted, 'one delivery for each sink that wants an event'),
    ...line('delivered', delivered, lost === 0 ? proof : 'says the ledger'),
    ...line('retried', retried, 'a first attempt failed, and another was made'),
    ...line('dead-lettered', dead, 'attempts used up, or refused for good'),
    ...line('skipped', skipped, 'deeper in a chain of triggers than the sink allows'),
    ...line('lost', lost, lost === 0 ? 'ledger, answers and receivers agree' : 'not accounted for, see below'),
    ...listed('Dead letters, until somebody retries, amends or discards them', deadLetters(ledger)),
    ...listed('Lost', findings.lost),
    ...listed('Still open', findings.open),
    ...listed('Not as it should be', findings.wrong),
  ];
}

function aboutEvents(sent: Sent[]): string[] {
  const unwanted = sent.filter(({ answer }) => answer.accepted?.deliveries.length === 0).length;
  const twice = sent.filter(({ again }) => again?.accepted?.duplicate).length;
  return [
    `${sent.length} events were sent. ${unwanted} of them no sink wanted: they are kept, and listed.`,
    `${twice} were sent twice: the second was answered with the ids of the first.`,
  ];
}

/** By sink, with what went wrong for one of them. */
function deadLetters({ deliveries }: LedgerSays): string[] {
  const dead = deliveries.filter(({ state }) => state === 'dead');
  const sinkIds = [...new Set(dead.map(({ sinkId }) => sinkId))];
  return sinkIds.map((sinkId) => {
    const [first, ...others] = dead.filter((delivery) => delivery.sinkId === sinkId);
    return `${String(others.length + 1).padStart(3)} × ${sinkId}: ${first?.failure ?? 'no reason recorded'}`;
  });
}

export const line = (name: string, count: number, meaning: string): string[] => [
  `  ${name.padEnd(14)}${String(count).padStart(6)}   ${meaning}`,
];

/** Nothing where there are no lines. */
export function listed(title: string, lines: string[]): string[] {
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
export function lastLine(progress: Progress[], { lost }: Findings, title = 'demo'): string {
  const { accepted, delivered, dead, skipped } = totals(progress);
  return `${title}: ${accepted} accepted, ${delivered} delivered, ${dead} dead-lettered, ${skipped} skipped, ${lost.length} lost`;
}

export const allIsWell = ({ lost, open, wrong }: Findings): boolean => lost.length + open.length + wrong.length === 0;

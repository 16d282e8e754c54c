// The rows of a group's members: each made by itself, so that one that cannot be is in nobody's way.
import type { Member } from '../../src/model/delivery';
import { failureOf, PenstockError, type Failure } from '../../src/model/errors';
import { makeRow, type RecordRow } from '../../src/tables/record-row';
import type { SinkContext } from '../../src/sinks/define-sink';

export interface MadeRow {
  member: Member;
  row: RecordRow;
}

export interface Refusal {
  member: Member;
  failure: Failure;
}

export interface MakeRowsOptions {
  rowTemplate: string | undefined;
  render: SinkContext['render'];
  signal: AbortSignal;
  /** Nobody else is begun when these are used up. */
  limits?: { withinMs: number; bytes: number };
}

/** As long as templates are given, and as many bytes of rows: of a large group a part goes in, and the rest after it. */
const usualLimits = { withinMs: 10_000, bytes: 16 * 1024 * 1024 };

/** Few threads run templates, and other sinks want them too. */
const mostAtOnce = 10;

/** In the order of the members; those it does not come to are in neither list. At least one always is. */
export async function makeRows(
  members: Member[],
  { rowTemplate, render, signal, limits = usualLimits }: MakeRowsOptions,
): Promise<{ made: MadeRow[]; refused: Refusal[] }> {
  const made: MadeRow[] = [];
  const refused: Refusal[] = [];
  const makeOne = async (member: Member): Promise<MadeRow | Refusal> => {
    try {
      return { member, row: await makeRow(member.event, rowTemplate, render) };
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      return { member, failure: failureOf(error) };
    }
  };
  const beganMs = performance.now();
  let bytes = 0;
  for (let from = 0; from < members.length; from += mostAtOnce) {
    signal.throwIfAborted();
    const isEnough = performance.now() - beganMs >= limits.withinMs || bytes >= limits.bytes;
    if (from > 0 && isEnough) break;
    for (const one of await Promise.all(members.slice(from, from + mostAtOnce).map(makeOne))) {
      if ('failure' in one) refused.push(one);
      else {
        made.push(one);
        bytes += one.row.line.length;
      }
    }
  }
  return { made, refused };
}

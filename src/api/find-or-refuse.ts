// Sources, sinks and ids named by a path: found, or refused with the error that names what is missing.
import { z } from 'zod';
import type { Database } from '../ledger/ledger';
import { withBreakers } from '../ledger/sink-breakers';
import { findSink } from '../ledger/sinks';
import { findSource } from '../ledger/sources';
import { PenstockError } from '../model/errors';
import type { Sink, StandingSink } from '../model/sink';
import type { Source } from '../model/source';

export const sourceNotFound = (id: string) => new PenstockError('sourceNotFound', `there is no source "${id}"`);

export async function sourceOrRefuse(db: Database, id: string): Promise<Source> {
  const source = await findSource(db, id);
  if (!source) throw sourceNotFound(id);
  return source;
}

/** Tells a missing source before a missing sink. */
export async function sinkOrRefuse(db: Database, sourceId: string, id: string): Promise<Sink> {
  await sourceOrRefuse(db, sourceId);
  const sink = await findSink(db, sourceId, id);
  if (!sink) throw new PenstockError('sinkNotFound', `source "${sourceId}" has no sink "${id}"`);
  return sink;
}

/** The same, as it is answered. */
export async function standingSinkOrRefuse(db: Database, sourceId: string, id: string): Promise<StandingSink> {
  const [sink] = await withBreakers(db, [await sinkOrRefuse(db, sourceId, id)]);
  if (!sink) throw new PenstockError('sinkNotFound', `source "${sourceId}" has no sink "${id}"`);
  return sink;
}

const uuid = z.uuid();
const kinds = { event: 'event', delivery: 'delivery', bulk: 'bulk operation' };

/** What is no UUID names nothing. */
export function uuidOrRefuse(id: string, kind: keyof typeof kinds): string {
  if (uuid.safeParse(id).success) return id;
  throw new PenstockError(`${kind}NotFound`, `there is no ${kinds[kind]} "${id}"; its id would be a UUID`);
}

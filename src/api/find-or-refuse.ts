// Sources, sinks and ids named by a path: found, or refused with the error that names what is missing.
import { z } from 'zod';
import { isDeletedSink, isDeletedSource } from '../ledger/resources/deleted';
import type { Database } from '../ledger/ledger';
import { withBreakers } from '../ledger/flow/sink-breakers';
import { findSink } from '../ledger/resources/sinks';
import { findSource, hasSource, lockSource } from '../ledger/resources/sources';
import { PenstockError } from '../model/errors';
import type { Sink, StandingSink } from '../model/sink';
import type { Source } from '../model/source';

export async function sourceNotFound(db: Database, id: string): Promise<PenstockError> {
  const message = (await isDeletedSource(db, id))
    ? `source "${id}" is deleted; undelete it first`
    : `there is no source "${id}"`;
  return new PenstockError('sourceNotFound', message);
}

async function sinkNotFound(db: Database, sourceId: string, id: string): Promise<PenstockError> {
  const message = (await isDeletedSink(db, sourceId, id))
    ? `sink "${id}" of source "${sourceId}" is deleted; undelete it first`
    : `source "${sourceId}" has no sink "${id}"`;
  return new PenstockError('sinkNotFound', message);
}

/** Throws `sourceBroken` as well, for one whose settings do not parse. */
export async function sourceOrRefuse(db: Database, id: string): Promise<Source> {
  const source = await findSource(db, id);
  if (!source) throw await sourceNotFound(db, id);
  return source;
}

/** For what needs no more of a source than that it is there: a broken one will do. */
export async function sourceExistsOrRefuse(db: Database, id: string): Promise<void> {
  if (!(await hasSource(db, id))) throw await sourceNotFound(db, id);
}

/** As it is stored, broken or not; until the transaction ends, other changes to the source and its sinks wait. */
export async function lockSourceOrRefuse(transaction: Database, id: string) {
  const source = await lockSource(transaction, id);
  if (!source) throw await sourceNotFound(transaction, id);
  return source;
}

/** Tells a missing source before a missing sink. */
export async function sinkOrRefuse(db: Database, sourceId: string, id: string): Promise<Sink> {
  await sourceExistsOrRefuse(db, sourceId);
  const sink = await findSink(db, sourceId, id);
  if (!sink) throw await sinkNotFound(db, sourceId, id);
  return sink;
}

/** The same; until the transaction ends, other changes to the source and its sinks wait. */
export async function lockSinkOrRefuse(transaction: Database, sourceId: string, id: string): Promise<Sink> {
  await lockSourceOrRefuse(transaction, sourceId);
  return sinkOrRefuse(transaction, sourceId, id);
}

/** A sink as it is answered. */
export async function standingSinkOrRefuse(db: Database, sourceId: string, id: string): Promise<StandingSink> {
  const [sink] = await withBreakers(db, [await sinkOrRefuse(db, sourceId, id)]);
  if (!sink) throw await sinkNotFound(db, sourceId, id);
  return sink;
}

const uuid = z.uuid();
const kinds = { event: 'event', delivery: 'delivery', bulk: 'bulk operation', token: 'token' };

/** What is no UUID names nothing. */
export function uuidOrRefuse(id: string, kind: keyof typeof kinds): string {
  if (uuid.safeParse(id).success) return id;
  throw new PenstockError(`${kind}NotFound`, `there is no ${kinds[kind]} "${id}"; its id would be a UUID`);
}

// One change after the other, each to the version that was compared; what has been done stays done when one fails.
import type { ConfigurationChange } from '../../model/configuration';
import { becauseHeader } from '../commands/changes';
import { ofSink, ofSource } from '../commands/api-command';
import { nameOfChange } from '../output/configuration';
import type { PenstockClient } from '../penstock/client';
import { at } from '../penstock/paths';
import { UsageError } from '../usage-error';
import type { ResolvedSource } from './references';
import { newSourceBody, sinkPatchBody, sourcePatchBody } from './requests';

/** How far it got. `failed` may have been done all the same, when no answer came. */
export interface Applied {
  applied: ConfigurationChange[];
  failed?: ConfigurationChange;
  notApplied: ConfigurationChange[];
  error?: unknown;
}

export const isChange = ({ action }: ConfigurationChange): boolean => action !== 'none' && action !== 'keep';

export async function applyChanges(
  api: PenstockClient,
  changes: ConfigurationChange[],
  { sources, reason }: { sources: ResolvedSource[]; reason: string },
  done: (change: ConfigurationChange) => void,
): Promise<Applied> {
  const todo = changes.filter(isChange);
  for (const [at, change] of todo.entries()) {
    try {
      await applyChange(api, change, sources, reason);
    } catch (error) {
      return { applied: todo.slice(0, at), failed: change, notApplied: todo.slice(at + 1), error };
    }
    done(change);
  }
  return { applied: todo, notApplied: [] };
}

async function applyChange(
  api: PenstockClient,
  change: ConfigurationChange,
  sources: ResolvedSource[],
  reason: string,
): Promise<void> {
  const { sourceId, sinkId, eventType, action, version } = change;
  const why = becauseHeader({ reason });
  const headers = { ...why, ...(version !== undefined && { 'if-match': `"${version}"` }) };
  if (eventType !== undefined) {
    const type = at('/v1/sources/{sourceId}/types/{type}', { sourceId, type: eventType });
    if (action === 'delete') await api.send('DELETE', type, { headers });
    else await api.send('PUT', type, { headers, document: change.after?.config ?? {} });
    return;
  }
  const path = sinkId === undefined ? ofSource(sourceId, '') : ofSink(sourceId, sinkId, '');
  if (action === 'delete') {
    await api.send('DELETE', path, { headers });
    return;
  }
  const source = sources.find(({ id }) => id === sourceId);
  const sink = source?.sinks.find(({ id }) => id === sinkId);
  if (!source || (sinkId !== undefined && !sink)) throw new UsageError(`${nameOfChange(change)}: was not asked for`);
  if (action === 'create') {
    if (sink) await api.send('POST', ofSource(sourceId, '/sinks'), { headers, document: sink });
    else await api.send('POST', '/v1/sources', { headers, document: newSourceBody(source) });
    return;
  }
  const body = sink ? sinkPatchBody(change, sink) : sourcePatchBody(change, source);
  await api.send('PATCH', path, { headers, document: body });
}

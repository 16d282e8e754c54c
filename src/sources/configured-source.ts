// The source that events are for, while it takes any.
import type { ConfiguredSource, Known } from '../ledger/configuration';
import { PenstockError } from '../model/errors';
import { localId } from '../model/project';

/**
 * Throws `sourceNotFound`, `sourceDisabled`, or what is wrong with a source that is broken. `tellsWhy` it is disabled: not to
 * somebody whom the source has not verified yet.
 */
export function configuredOrRefuse(
  { configuration, broken }: Known,
  id: string,
  { tellsWhy = true } = {},
): ConfiguredSource {
  const configured = configuration.get(id);
  if (!configured) throw broken.get(id) ?? new PenstockError('sourceNotFound', `there is no source "${localId(id)}"`);
  const { state, pausedBecause } = configured.source;
  if (state === 'enabled') return configured;
  const why = tellsWhy ? `: ${pausedBecause ?? 'by request'}` : '';
  throw new PenstockError('sourceDisabled', `source "${localId(id)}" is disabled${why}`);
}

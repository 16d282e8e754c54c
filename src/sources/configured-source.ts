// The source that events are for, while it takes any.
import type { ConfiguredSource, Known } from '../ledger/configuration';
import { PenstockError } from '../model/errors';
import { localId } from '../model/project';

/** Throws `sourceNotFound`, `sourceDisabled` with the reason, or what is wrong with a source that is broken. */
export function configuredOrRefuse({ configuration, broken }: Known, id: string): ConfiguredSource {
  const configured = configuration.get(id);
  if (!configured) throw broken.get(id) ?? new PenstockError('sourceNotFound', `there is no source "${localId(id)}"`);
  const { state, pausedBecause } = configured.source;
  if (state === 'enabled') return configured;
  throw new PenstockError('sourceDisabled', `source "${localId(id)}" is disabled: ${pausedBecause ?? 'by request'}`);
}

/** The same for somebody whom the source has not verified yet: why it is disabled is not for them. */
export function configuredForStranger(known: Known, id: string): ConfiguredSource {
  try {
    return configuredOrRefuse(known, id);
  } catch (error) {
    if (!(error instanceof PenstockError && error.code === 'sourceDisabled')) throw error;
    throw new PenstockError('sourceDisabled', `source "${localId(id)}" is disabled`);
  }
}

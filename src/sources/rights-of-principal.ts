// What work that a sink does may do: what whoever set the sink last may, as it is when the work is done.
import { findPrincipal, type SinkPrincipal } from '../ledger/access/principals';
import type { Database } from '../ledger/ledger';
import { roleIn, scopesOf, scopesOfToken, type Rights, type Role, type Scope } from '../model/access';
import { PenstockError } from '../model/errors';
import { projectOf } from '../model/project';

/** What setting a sink needs; who may not even do that any more has no work done. */
const needed: Scope = 'operate';

/** Throws `principalRefused` when the principal was removed or deactivated, or lost the scope. */
export async function rightsOfPrincipal(db: Database, deliveryId: string): Promise<Rights> {
  const found = await findPrincipal(db, deliveryId);
  if (!found) throw new PenstockError('principalRefused', 'the sink was deleted, and nobody stands for it');
  const { principal, userId, role, projects, sourceId, deactivatedAt } = found;
  const who = `the sink works for "${principal}"`;
  if (userId === null) return { scopes: scopesOf('owner') };
  if (role === null) throw new PenstockError('principalRefused', `${who}, whose user was removed`);
  if (deactivatedAt !== null) {
    throw new PenstockError('principalRefused', `${who}, whose user was deactivated at ${deactivatedAt}`);
  }
  const rights = rightsBy(found, roleIn({ role, projects }, projectOf(sourceId)));
  if (rights.scopes.has(needed)) return rights;
  const allowed = [...rights.scopes].join(', ') || 'nothing';
  throw new PenstockError('principalRefused', `${who}, who needs the scope "${needed}" and has ${allowed}`);
}

/** A token limits what was set with it, also when it has expired or was revoked since: then no other can be set with it. */
function rightsBy({ tokenId, tokenScopes, sourceIds }: SinkPrincipal, role: Role | undefined): Rights {
  if (tokenId === null) return { scopes: scopesOf(role) };
  return { scopes: scopesOfToken(tokenScopes ?? [], role), ...(sourceIds && { sourceIds }) };
}

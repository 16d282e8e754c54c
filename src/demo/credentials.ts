import { randomBytes } from 'node:crypto';
import { newToken } from '../model/ids';

/** Made for one run of the demo. */
export interface Credentials {
  /** With which GitHub would sign. */
  githubSecret: string;
  /** With which Penstock signs webhooks. */
  signingSecret: string;
  /** Of the queue and the agent. */
  token: string;
}

export const makeCredentials = (): Credentials => ({
  githubSecret: newToken(40),
  signingSecret: `whsec_${randomBytes(32).toString('base64')}`,
  token: newToken(40),
});

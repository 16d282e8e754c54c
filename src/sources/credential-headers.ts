const credentials = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-storageapi-token',
  'x-gitlab-token',
  'webhook-signature',
]);

/** Whether a header, its name in lower case, is a credential or a signature: those are not kept with an event. */
export const isCredential = (name: string): boolean => credentials.has(name) || name.startsWith('x-hub-signature');

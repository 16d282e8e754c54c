// The types of the client, made of /openapi.json: `npm run client` writes them, a test compares them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { startApi } from '../api/start-api';

export const generatedFile = join(__dirname, '..', '..', 'src', 'client', 'openapi.ts');

const head = '// Made of /openapi.json by "npm run client"; not to be edited.\n\n';

export async function generateClient(): Promise<string> {
  const api = await startApi();
  try {
    const { body } = await api.send<OpenAPI3>('/openapi.json');
    const types = astToString(await openapiTs(body, { defaultNonNullable: false }));
    return await format(head + types, { ...(await resolveConfig(generatedFile)), parser: 'typescript' });
  } finally {
    await api.close();
  }
}

if (require.main === module) {
  void generateClient().then((text) => writeFile(generatedFile, text));
}

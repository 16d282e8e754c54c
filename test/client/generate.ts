// The types of the client, made of /openapi.json: `npm run client` writes them, a test compares them. A program of its
// own, because the generator's libraries cannot be loaded in a test.
import { writeFile } from 'node:fs/promises';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { serveApi } from '../api/serve-api';
import { generatedFile } from './generated-file';

const head = '// Made of /openapi.json by "npm run client"; not to be edited.\n\n';

async function generateClient(file: string): Promise<void> {
  const api = await serveApi(await openEmbeddedLedger());
  try {
    const { body } = await api.send<OpenAPI3>('/openapi.json');
    const types = astToString(await openapiTs(body, { defaultNonNullable: false }));
    await writeFile(
      file,
      await format(head + types, { ...(await resolveConfig(generatedFile)), parser: 'typescript' }),
    );
  } finally {
    await api.close();
  }
}

void generateClient(process.argv[2] ?? generatedFile);

import { join } from 'node:path';

export const generatedFile = join(__dirname, '..', '..', 'src', 'client', 'openapi.ts');

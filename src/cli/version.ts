import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledPath } from '../model/compiled-path';

/** The package's own `package.json`, found from the sources and from the build alike. */
export function packageFacts(): { version: string; nodeRange: string } {
  const text = readFileSync(join(compiledPath(''), '..', 'package.json'), 'utf8');
  const { version, engines } = JSON.parse(text) as { version: string; engines: { node: string } };
  return { version, nodeRange: engines.node };
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the build puts a source file: for code that must be loaded as plain JavaScript, such as a worker thread. */
export function compiledPath(source: string): string {
  return join(packageRoot(__dirname), 'dist', source.replace(/\.ts$/, '.js'));
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}

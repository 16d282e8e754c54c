// WebAssembly of assembly/look-at-lines.ts, as a module that is kept: `npm run wasm` writes it, a test compares it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
export const keptModule = join(root, 'src/iceberg/encode/look-at-lines-wasm.ts');

const head = '// Made of assembly/look-at-lines.ts by "npm run wasm"; not to be edited.\n\n';

export function compileModule(): string {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-wasm-'));
  try {
    const file = join(folder, 'look-at-lines.wasm');
    const options = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort=', '-o', file];
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    execFileSync(process.execPath, [compiler, 'assembly/look-at-lines.ts', ...options], { cwd: root });
    const base64 = readFileSync(file).toString('base64');
    return `${head}export const lookAtLines = Buffer.from(\n  '${base64}',\n  'base64',\n);\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { readFileSync } from 'node:fs';
import { compileModule, keptModule } from './compile';

it('the WebAssembly that is kept is what its source compiles to', () => {
  expect(readFileSync(keptModule, 'utf8') === compileModule()).toBe(true);
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../src/engine/embedded-server/ports';

const many = 400;

it('gives each port to one caller alone, in this process and in others', async () => {
  const script = join(__dirname, 'scripts/some-ports.ts');
  const other = fork(script, [String(many)], {
    execArgv: ['-r', join(__dirname, '../support/register-typescript.js')],
  });
  const [theirs] = (await once(other, 'message')) as [number[]];
  const ours: number[] = [];
  for (let n = 0; n < many; n++) ours.push(await freePort());
  other.kill();
  expect(new Set([...ours, ...theirs]).size).toBe(2 * many);
}, 60_000);

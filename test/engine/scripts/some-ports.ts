// Asks for so many ports, tells them, and lives on.
import { freePort } from '../../../src/engine/embedded-server/ports';

void (async () => {
  const ports: number[] = [];
  for (let left = Number(process.argv[2]); left > 0; left--) ports.push(await freePort());
  process.send?.(ports);
  process.on('message', () => undefined);
})();

import { lockStateDirectory } from '../../../src/engine/state-directory';

void lockStateDirectory(process.argv[2]!, process.argv[3] as NodeJS.Platform).then(() => {
  console.log('held');
  setInterval(() => undefined, 1_000);
});

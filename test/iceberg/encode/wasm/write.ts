import { writeFileSync } from 'node:fs';
import { compileModule, keptModule } from './compile';

writeFileSync(keptModule, compileModule());

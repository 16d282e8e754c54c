import { mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflows, type WorkflowBundle } from '../../src/engine/bundle-workflows';

let directory: string;
let bundle: WorkflowBundle;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-bundle-'));
  bundle = {
    workflowsPath: join(directory, 'index.js'),
    payloadConverterPath: join(directory, 'payload-converter.js'),
    bundlePath: join(directory, 'workflow-bundle.out'),
    lockFile: join(directory, 'package-lock.json'),
  };
  await writeFile(bundle.workflowsPath, `exports.hello = async () => 'a greeting';`);
  await writeFile(bundle.payloadConverterPath, `exports.payloadConverter = { toPayload() {}, fromPayload() {} };`);
  await symlink(join(__dirname, '../../node_modules'), join(directory, 'node_modules'));
  await writeFile(bundle.lockFile, '{}');
});
afterEach(() => rm(directory, { recursive: true }));

it('writes the workflows into one file', async () => {
  await expect(bundleWorkflows(bundle)).resolves.toBe(true);
  await expect(readFile(bundle.bundlePath, 'utf8')).resolves.toContain('a greeting');
});

it('leaves a bundle alone that is newer than all that goes into it', async () => {
  await bundleWorkflows(bundle);
  await expect(bundleWorkflows(bundle)).resolves.toBe(false);
});

it.each(['workflowsPath', 'lockFile'] as const)('writes it again when %s has changed', async (changed) => {
  await bundleWorkflows(bundle);
  const soon = new Date(Date.now() + 1_000);
  await utimes(bundle[changed], soon, soon);
  await expect(bundleWorkflows(bundle)).resolves.toBe(true);
});

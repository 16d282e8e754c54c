// The functions there are: modules at the top of one directory, each named as its file.
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { DeliveryError, PenstockError } from '../model/errors';

export interface FoundFunction {
  name: string;
  /** Of its module. */
  path: string;
}

const extensions = ['.js', '.mjs', '.cjs', '.ts', '.mts'];

export const functionNamePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** By name. Throws `settingInvalid` for a directory that cannot be read, or two modules of one name. */
export async function listFunctions(directory: string): Promise<FoundFunction[]> {
  const files = await readdir(directory).catch((cause: unknown) => {
    throw new PenstockError('settingInvalid', `PENSTOCK_FUNCTIONS_DIR: "${directory}" cannot be read`, { cause });
  });
  const found = files.sort().flatMap((file) => {
    const { name, ext } = parse(file);
    return extensions.includes(ext) && functionNamePattern.test(name) ? [{ name, path: join(directory, file) }] : [];
  });
  const twice = found.find(({ name }, at) => found[at + 1]?.name === name);
  if (twice) {
    throw new PenstockError('settingInvalid', `PENSTOCK_FUNCTIONS_DIR: "${directory}" has two modules "${twice.name}"`);
  }
  return found;
}

/** Throws `functionNotFound`, naming those there are. */
export async function findFunction(directory: string | undefined, name: string): Promise<FoundFunction> {
  if (directory === undefined) {
    throw new DeliveryError('functionNotFound', `function "${name}": PENSTOCK_FUNCTIONS_DIR is not set`);
  }
  const functions = await listFunctions(directory);
  const found = functions.find((one) => one.name === name);
  if (found) return found;
  const known = functions.map((one) => one.name).join(', ') || 'none';
  throw new DeliveryError('functionNotFound', `there is no function "${name}" in "${directory}"; there are ${known}`);
}

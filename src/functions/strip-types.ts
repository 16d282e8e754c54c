// Hook of Node's module loader: TypeScript becomes JavaScript, its types left out and not checked.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LoadHook } from 'node:module';
import { transform } from '@swc/core';
import { isTypeScript } from './is-typescript';

export const load: LoadHook = async (url, context, next) => {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  }).catch((error: Error) => {
    // What follows is about the compiler.
    throw new SyntaxError(error.message.split('\n\nCaused by:')[0]?.trim());
  });
  return { format: 'module', source: code, shortCircuit: true };
};

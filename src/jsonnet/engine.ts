// The Jsonnet engine: jrsonnet compiled to WebAssembly.
import { dirname, join } from 'node:path';

interface JsonnetVm {
  evaluateSnippet(snippet: string): string;
  javascriptCallback(name: string, callback: (argument: string | null) => string): unknown;
  destroy(): void;
}
interface Engine {
  Vm: new () => JsonnetVm;
  memory: { buffer: ArrayBuffer };
}

// The engine does not give back all the memory of an evaluation, so a grown instance is replaced by a new one.
const maxMemoryBytes = 32 * 1024 * 1024;
const engineFolder = dirname(require.resolve('@arakoodev/jsonnet'));
let engine: Engine | undefined;

/** Evaluates a program to JSON text. A faulty program gives text that is no JSON: what is wrong, then a trace. */
export function runJsonnet(program: string, functions: Record<string, (argument: string | null) => string>): string {
  const { Vm, memory } = (engine ??= loadEngine());
  try {
    const vm = new Vm();
    for (const [name, callback] of Object.entries(functions)) {
      vm.javascriptCallback(name, (argument) => callback(argument));
    }
    const output = vm.evaluateSnippet(program);
    vm.destroy();
    if (memory.buffer.byteLength > maxMemoryBytes) engine = undefined;
    return output;
  } catch (error) {
    // A trap leaves the instance's memory in an unknown state.
    engine = undefined;
    return `the engine gave up, as it does when a template is nested too deep (${(error as Error).message})`;
  }
}

function loadEngine(): Engine {
  // All that still leads to the former instance, so that its memory is freed.
  module.children.length = 0;
  for (const file of ['index.js', 'jsonnet.js', 'jsonnet_wasm.js']) delete require.cache[join(engineFolder, file)];
  /* eslint-disable @typescript-eslint/no-require-imports -- only require gives a new instance */
  const Vm = require('@arakoodev/jsonnet') as Engine['Vm'];
  const { __wasm: wasm } = require(join(engineFolder, 'jsonnet_wasm.js')) as { __wasm: Pick<Engine, 'memory'> };
  /* eslint-enable @typescript-eslint/no-require-imports */
  return { Vm, memory: wasm.memory };
}

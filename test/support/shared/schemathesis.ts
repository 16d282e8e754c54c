// The fuzzer that reads /openapi.json: https://schemathesis.io, from PyPI.
import { existsSync } from 'node:fs';
import { fetchPackages, programOf, type PythonPackages } from './python-packages';

const version = '4.32.5';
const fuzzer: PythonPackages = {
  name: `schemathesis-${version}`,
  packages: [`schemathesis==${version}`],
  program: 'schemathesis',
};

/** Answers the path of the program; fetches it when the cache lacks it. */
export const fetchSchemathesis = (env = process.env): Promise<string> => fetchPackages(fuzzer, env);

/** Whether the cache has it. */
export const schemathesisIsThere = (env = process.env): boolean => existsSync(programOf(fuzzer, env));

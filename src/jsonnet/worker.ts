// Entry of a pool thread.
import { runTemplate } from './run-template';
import type { TemplateResult, TemplateTask } from './task';

// The engine prints its own failures there, beside answering with them.
console.error = () => undefined;

export default function work({ template, input, began }: TemplateTask): TemplateResult {
  Atomics.store(began, 0, BigInt(Date.now()));
  return runTemplate(template, input);
}

// Entry of a pool thread.
import { noteBegin, type Timed } from '../threads/timed-pool';
import { runTemplate } from './run-template';
import type { TemplateResult, TemplateTask } from './task';

// The engine prints its own failures there, beside answering with them.
console.error = () => undefined;

export default function work(task: TemplateTask & Timed): TemplateResult {
  noteBegin(task);
  return runTemplate(task.template, task.input);
}

// What passes between the pool and its threads.
import type { Position } from './tokens';

/** An event as far as a template can see it. */
export interface TemplateInput {
  ip: string;
  headers: Record<string, string>;
  contentType: string;
  bodyText: string;
  /** As headers: what comes of the event goes on with its chain, one deeper. */
  chain: Record<string, string>;
}

/** Without an input the template is only checked. */
export interface TemplateTask {
  template: string;
  input?: TemplateInput;
}

/** `path`: the field of the output that was being made, for faults without a position. */
export type TemplateResult = { value: unknown } | { fault: string; position?: Position | undefined; path?: string };

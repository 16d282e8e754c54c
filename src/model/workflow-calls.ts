// What work may ask of the engine, for workflows that are not Penstock's own.

export interface WorkflowSignal {
  workflowId: string;
  name: string;
  args: unknown[];
}

export interface WorkflowToStart {
  type: string;
  taskQueue: string;
  workflowId: string;
  args: unknown[];
}

/** The delivery that asks, and its chain: kept in the memo `penstock` of a workflow that it starts. */
export interface Asker {
  deliveryId: string;
  rootid: string;
  depth: number;
}

/**
 * All may be asked again for the same delivery and are done once. Each answers the run, where one is known. They throw
 * `targetRefused` for what the engine refuses, and `engineUnavailable`.
 */
export interface WorkflowCalls {
  /** A workflow of this id that another delivery started, open or closed, is a refusal. */
  start(workflow: WorkflowToStart, asker: Asker): Promise<{ runId: string }>;
  signal(signal: WorkflowSignal, asker: Asker): Promise<void>;
  /** Signals the open workflow of this id, or starts one with the signal. */
  signalWithStart(workflow: WorkflowToStart, signal: WorkflowSignal, asker: Asker): Promise<{ runId: string }>;
}

// What an agent's answer comes to, gathered from the parts of its stream.
import { DeliveryError, type ErrorCode } from '../model/errors';
import type { MessagePart } from './message-stream';

const keptCharacters = 10_000;

export class ChatAnswer {
  /** Whether the agent has said that it is done. */
  finished = false;
  #text = '';
  #cut = false;
  #finishReason: string | undefined;
  #usage: unknown;
  readonly #toolCalls = new Set<string>();
  /** Tools that wait for somebody's approval, by the id of their call. */
  readonly #awaitingApproval = new Map<string, string>();
  readonly #toolNames = new Map<string, string>();

  /** Throws the DeliveryError that an error part stands for. */
  take(part: MessagePart): void {
    const { type, toolCallId = '', toolName } = part;
    if (type === 'error') throw agentError(part);
    if (type === 'text-delta') this.#append(part.delta ?? '');
    if (type === 'data-usage') this.#usage = part.data;
    if (type.startsWith('tool-input-')) this.#toolCalls.add(toolCallId);
    if (toolName !== undefined) this.#toolNames.set(toolCallId, toolName);
    if (type === 'tool-approval-request') this.#awaitingApproval.set(toolCallId, toolName ?? toolCallId);
    if (type.startsWith('tool-output-')) this.#awaitingApproval.delete(toolCallId);
    if (type === 'finish') {
      this.finished = true;
      this.#finishReason = part.finishReason;
    }
  }

  /** What to keep. Throws when the agent waits for an approval, or stopped in the middle. */
  data(): Record<string, unknown> {
    const [waiting] = this.#awaitingApproval;
    if (waiting) {
      const tool = this.#toolNames.get(waiting[0]) ?? waiting[1];
      const message = `the agent asks for approval of the tool "${tool}", and nobody is there to give it`;
      throw new DeliveryError('agentFailed', message);
    }
    if (!this.finished) throw new DeliveryError('network', "the agent's answer ended before it was finished");
    return {
      text: this.#text,
      ...(this.#cut && { cut: true }),
      ...(this.#finishReason !== undefined && { finishReason: this.#finishReason }),
      toolCalls: this.#toolCalls.size,
      ...(this.#usage !== undefined && { usage: this.#usage }),
    };
  }

  #append(delta: string): void {
    const text = this.#text + delta;
    this.#cut ||= text.length > keptCharacters;
    this.#text = text.slice(0, keptCharacters);
  }
}

function agentError({ code, message, errorText }: MessagePart): DeliveryError {
  const said = message ?? errorText ?? 'it did not say why';
  return new DeliveryError(
    (code && agentCode(code)) || 'agentFailed',
    `the agent ended its answer with an error: ${said}`,
  );
}

/** The agent's own codes, such as `rate_limit:chat`, where they say more than the status. */
export function agentCode(code: string): ErrorCode | undefined {
  if (code.startsWith('rate_limit:')) return 'targetBusy';
  return /^(?:unauthorized|forbidden):/.test(code) ? 'targetUnauthorized' : undefined;
}

/** What a command works with besides its arguments: the environment, and where it reads and writes. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  stdin: AsyncIterable<Buffer | string> & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
}

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  /** Width of the window. */
  columns?: number;
}

export const say = (output: Output, text: string): void => void output.write(`${text}\n`);

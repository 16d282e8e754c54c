/** What was typed cannot be meant. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

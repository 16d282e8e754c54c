/** SQLSTATE of the error, empty when there is none, and what else is known of it. */
export function databaseError(error: unknown): { code: string; message: string } {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : String(cause) };
}

/** Classes 22 (data) and 54 (limit): what was written can never be stored. */
export const isUnstorable = (error: unknown): boolean => /^(22|54)...$/.test(databaseError(error).code);

/** Classes 22 (data), 23 (constraint), 40 (rolled back) and 54 (limit) come of what was written, not of the database. */
export const isItemsFault = (error: unknown): boolean => /^(22|23|40|54)...$/.test(databaseError(error).code);

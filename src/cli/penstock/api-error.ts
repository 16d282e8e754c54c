/** What the API refused, as it said so. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Such as `penstock.sinkNotFound`. */
    readonly code: string,
    message: string,
    /** What to do about it. */
    readonly hint: string,
  ) {
    super(message);
  }
}

// Every error Penstock can answer or record: one table, one row a code.

/** What a code means: the HTTP status of an API answer, whether a delivery may be attempted again, and what to do. */
export interface ErrorMeaning {
  /** HTTP status when the API answers with this code. */
  status: number;
  /** Whether a delivery that failed with this code is attempted again by its schedule. */
  retryable: boolean;
  /** What the operator should do about it. */
  hint: string;
}

const retryable = (hint: string): ErrorMeaning => ({ status: 502, retryable: true, hint });
const permanent = (hint: string): ErrorMeaning => ({ status: 422, retryable: false, hint });
const answer = (status: number, hint: string): ErrorMeaning => ({ status, retryable: false, hint });
const unavailable = (hint: string): ErrorMeaning => ({ status: 503, retryable: true, hint });

export const errorTable = {
  // The request to Penstock was not right.
  badRequest: answer(400, 'Correct the named field and send the request again.'),
  unauthorized: answer(401, 'Send a token as "Authorization: Bearer <token>", or log in.'),
  loginRefused: answer(401, 'Check name and password; an owner can set a new password with "penstock users password".'),
  loginThrottled: answer(429, 'Wait as long as Retry-After says, then try again.'),
  sessionExpired: answer(401, 'Log in again.'),
  tokenExpired: answer(401, 'Log in and create a new token with "penstock tokens create".'),
  tokenRevoked: answer(401, 'Log in and create a new token with "penstock tokens create".'),
  userDeactivated: answer(401, 'Ask an owner to reactivate the user with "penstock users reactivate".'),
  forbidden: answer(403, 'Use a token or a user that may do it; "penstock whoami" shows what this one may.'),
  sessionRequired: answer(403, 'Log in with "penstock login <user>"; a token will not do.'),
  crossSiteRefused: answer(403, 'Send the csrfToken of GET /v1/session as Penstock-Csrf, from pages of this Penstock.'),
  signatureInvalid: answer(401, 'Check the signing secret, and that the body is sent exactly as it was signed.'),
  notFound: answer(404, 'Check the path against /openapi.json.'),
  methodNotAllowed: answer(405, 'Use one of the methods that Allow names; send events with POST.'),
  sourceNotFound: answer(404, 'List the sources with "penstock sources list".'),
  sinkNotFound: answer(404, 'List the sinks of the source with "penstock sinks list".'),
  eventNotFound: answer(404, 'List the events with "penstock events list".'),
  versionNotFound: answer(404, 'List the versions with "penstock sources versions" or "penstock sinks versions".'),
  sourceDisabled: answer(404, 'Enable the source with "penstock sources enable", or send elsewhere.'),
  deliveryNotFound: answer(404, 'List the deliveries with "penstock deliveries list".'),
  bulkNotFound: answer(404, 'List them with "penstock bulk list".'),
  projectNotFound: answer(404, 'List the projects with "penstock projects list".'),
  memberNotFound: answer(404, 'List them with "penstock projects members list".'),
  userNotFound: answer(404, 'List the users with "penstock users list".'),
  tokenNotFound: answer(404, 'List the tokens with "penstock tokens list".'),
  projectAlreadyExists: answer(409, 'Choose another id, or update the existing project.'),
  userAlreadyExists: answer(409, 'Choose another name, or reactivate the existing user.'),
  lastOwner: answer(409, 'Make somebody else an owner first.'),
  sourceAlreadyExists: answer(409, 'Choose another id, or update the existing source.'),
  sinkAlreadyExists: answer(409, 'Choose another id, or update the existing sink.'),
  kvKeyNotFound: answer(404, 'List the keys with "penstock kv list <collection>".'),
  kvRevisionMismatch: answer(412, 'Read the key again: another writer was there first.'),
  kvChangesGone: answer(410, 'List the collection, then watch from the revision that the list answers.'),
  stateConflict: answer(409, 'Read it again: its state has changed.'),
  idempotencyKeyReused: answer(422, 'Send the same body with the same key, or another key.'),
  preconditionFailed: answer(412, 'Read it again: somebody has changed it; then repeat the change with its new ETag.'),
  resourceLimitReached: answer(422, 'Delete what is not needed, or raise the named limit.'),
  payloadTooLarge: answer(
    413,
    'Send a smaller body, or the same in several; a source takes its maxBodyBytes (at most 4 MB).',
  ),
  headersTooLarge: answer(431, 'Send at most 16 KB of headers.'),
  requestTimeout: answer(408, 'Send the whole request within 60 seconds.'),
  schemaViolation: answer(422, 'Send data that matches the schema of its type: "penstock types get" shows it.'),
  eventTypeNotFound: answer(404, 'List the types of the source with "penstock types list".'),
  unsupportedMediaType: answer(415, 'Send JSON, a form, text, or a CloudEvent.'),
  schemaInvalid: answer(400, 'Correct the JSON Schema at the named place.'),
  noSinkAnswers: answer(422, 'Name the sink that answers in answeredBy of the source, or send without "Prefer: wait".'),
  templateInvalid: answer(400, 'Correct the template at the named line and column.'),

  // The program cannot start like this.
  settingInvalid: answer(400, 'Correct the named setting; "penstock up --help" lists them all.'),
  portTaken: answer(409, 'Stop what listens there, or choose another port.'),
  stateDirectoryInUse: answer(409, 'Stop the process that uses it, or choose another with --state-dir.'),
  ledgerTooNew: answer(409, 'Start the version that wrote the ledger, or restore a backup from before it.'),
  programMissing: answer(503, 'Install what is named, then try again.'),
  serverNotStarted: answer(503, 'Mend what it said last; where the machine was only too busy, try again.'),

  // Penstock itself cannot go on for now.
  engineUnavailable: unavailable('Check the Temporal server; accepted events wait in the ledger meanwhile.'),
  ledgerUnavailable: unavailable('Check the PostgreSQL server or the state directory.'),
  overloaded: unavailable('Send again after the time in Retry-After.'),
  abandoned: unavailable('Nothing was done: send again as another event, or "penstock deliveries retry" it.'),
  noOutcomeInTime: answer(504, 'Look at the delivery later: it is not made again for being asked again.'),
  notDelivered: answer(502, 'Look at the delivery for why; "penstock deliveries retry" delivers it after all.'),
  secretUnreadable: {
    status: 500,
    retryable: true,
    hint: 'Set PENSTOCK_ENCRYPTION_KEY to the key the secret was stored with, or set the secret again.',
  },
  internal: { status: 500, retryable: true, hint: 'Look for the error in the log of the process that answered.' },

  // The target could not be reached, or asked for patience.
  network: retryable('Check that the target is up and reachable from the worker.'),
  timeout: retryable('The target did not answer within the attempt time limit of the sink.'),
  targetBusy: retryable('The target asked to be tried again later.'),
  targetFailed: retryable('The target answered with a server error; look there.'),

  // A table, or the storage of its files, does not go on for now.
  storageFailed: retryable('Check the disk or the object storage that the table lies in.'),
  diskFull: retryable('Make room on the disk of the named file; it goes on by itself.'),
  commitConflict: retryable('Others commit to the table all the time; it is tried again.'),
  commitUnknown: retryable('The catalog did not say whether it has committed; Penstock looks before it tries again.'),
  appendFailed: retryable(
    'Mend what the message names, then send the request again, under the same Idempotency-Key: the rows may be in.',
  ),

  // A table is not what it was: nothing is appended until somebody has looked.
  tableNotFound: answer(404, 'Create the table, or correct the namespace and the name.'),
  catalogNotFound: answer(404, 'Name the catalog in PENSTOCK_ICEBERG_CATALOGS of the gateways, or correct its name.'),
  tableRecreated: permanent('The table was dropped and made anew: set its starting offsets again, then retry.'),
  tableRolledBack: permanent(
    'The table was rolled back behind appended rows: say where it goes on with "penstock iceberg go-on".',
  ),
  tableUnsupported: permanent('Penstock writes Iceberg tables of format version 2, on a file system or S3.'),
  tableSchemaMismatch: permanent(
    'Make the columns of the sink, or of spec.schema, fit those of the table, then retry.',
  ),
  tableBehindLog: permanent(
    'Say where the table goes on with "penstock iceberg go-on": nothing is skipped without it.',
  ),
  rowRefused: permanent(
    'Make the row fit the columns of the table: amend its event and retry, or correct it and send all rows again.',
  ),
  locationRefused: permanent('Allow the folder with PENSTOCK_ALLOW_DIRECTORIES, or choose another.'),
  storedFileMissing: permanent('A file that the table needs is gone: look who has removed it.'),

  // Trying again would change nothing.
  targetRefused: permanent('The target does not take this event: amend the event or mend the sink, then retry.'),
  targetUnauthorized: permanent('The token or secret was refused: renew it with "penstock sinks update", then retry.'),
  targetGone: permanent(
    'The target says it is gone for good, so its sink was paused: update and resume it, or delete it.',
  ),
  targetAnswerInvalid: permanent('The target answered with something it should not: check the URL of the sink.'),
  templateFailed: permanent('The template does not fit this event: amend the event or mend the template, then retry.'),
  addressRefused: permanent(
    'The URL leads to a private address; allow its range with PENSTOCK_ALLOW_ADDRESSES if meant.',
  ),
  jobFailed: permanent('The job was started and did not succeed: look at the job, then retry or discard.'),
  agentFailed: permanent('The agent ended its answer with an error: look at the chat, then retry or discard.'),
  functionFailed: retryable('The function threw an error, or ended without an answer: see "penstock functions logs".'),
  functionRefused: permanent(
    'The function says that trying again would change nothing: mend it or amend the event, then retry.',
  ),
  principalRefused: permanent(
    'Who set the sink last may not do this (any more): have somebody who may update the sink, then retry.',
  ),
  functionNotFound: permanent('Put its module into PENSTOCK_FUNCTIONS_DIR of every worker, then retry.'),
  sourceBroken: permanent('The stored settings of the source no longer parse: update it, or roll it back.'),
  sinkBroken: permanent('The stored settings of the sink no longer parse: update the sink, then retry.'),
  workflowFailed: permanent('The workflow of this delivery ended unexpectedly: look at its history, then retry.'),
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof errorTable;

/** An error with a code from the table. `message` names the thing, the value seen, and what would be right. */
export class PenstockError extends Error {
  override readonly name: string = 'PenstockError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** A failed attempt as data: what is recorded, shown, and carried through a workflow. */
export interface Failure {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  hint: string;
  /** HTTP status the target answered with, when it answered. */
  status?: number;
  /** How long the target asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
}

/** Thrown by a sink when an attempt did not succeed. Whether it is tried again follows from the code. */
export class DeliveryError extends PenstockError {
  override readonly name = 'DeliveryError';
  readonly status?: number;
  readonly retryAfterMs?: number;
  constructor(
    code: ErrorCode,
    message: string,
    details: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(code, message, { cause: details.cause });
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
  }
}

/** Longest failure message kept, in characters. */
export const maxFailureMessage = 2000;

/** Turns whatever an attempt threw into data. Anything that is not a PenstockError counts as `internal`. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof PenstockError ? error.code : 'internal';
  const { retryable, hint } = errorTable[code];
  const message = (error instanceof Error ? error.message : String(error)).slice(0, maxFailureMessage);
  const failure: Failure = { code, message, retryable, hint };
  if (error instanceof DeliveryError) {
    if (error.status !== undefined) failure.status = error.status;
    if (error.retryAfterMs !== undefined) failure.retryAfterMs = error.retryAfterMs;
  }
  return failure;
}

/** Whether the same again would fail the same way. What is no PenstockError may pass. */
export const isPermanent = (error: unknown): error is PenstockError =>
  error instanceof PenstockError && !errorTable[error.code].retryable;

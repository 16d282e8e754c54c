// What passes between the pool and its threads.

/** Without data the schemas are only compiled. */
export type SchemaTask = { schema: string } | { checks: SchemaCheck[] };

export interface SchemaCheck {
  /** JSON text. */
  schema: string;
  /** The data, as it was sent. */
  data: string;
}

/** For each check: what is wrong with the data, or nothing. Of a schema alone: what is wrong with it. */
export type SchemaResult = (string | undefined)[];

// Made of /openapi.json by "npm run client"; not to be edited.

export interface paths {
  '/in/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event, or a batch of CloudEvents
     * @description 202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources verified by urlSecret; otherwise signed in headers. A batch is answered with a list.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': unknown;
          'application/cloudevents+json': unknown;
          'application/cloudevents-batch+json': unknown;
          'application/x-www-form-urlencoded': unknown;
          'text/plain': unknown;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.signatureInvalid */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.templateFailed */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/in/{sourceId}/{secret}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event, or a batch of CloudEvents
     * @description 202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources verified by urlSecret; otherwise signed in headers. A batch is answered with a list.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          secret: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': unknown;
          'application/cloudevents+json': unknown;
          'application/cloudevents-batch+json': unknown;
          'application/x-www-form-urlencoded': unknown;
          'text/plain': unknown;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.signatureInvalid */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.templateFailed */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event with a token instead of the secret or the signature that the source asks for
     * @description 202: accepted; 200: known already, answered with the first one’s ids. The scope `ingest` will do.
     *
     *     Needs the scope `ingest`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': unknown;
          'application/cloudevents+json': unknown;
          'application/cloudevents-batch+json': unknown;
          'application/x-www-form-urlencoded': unknown;
          'text/plain': unknown;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  events: components['schemas']['AcceptedEvent'][];
                };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.templateFailed */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process is up */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              ok: boolean;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the engine and the ledger answer, each by name */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              ok: boolean;
              engine: {
                ok: boolean;
                message?: string;
              };
              ledger: {
                ok: boolean;
                message?: string;
              };
            };
          };
        };
        /** @description Service Unavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              ok: boolean;
              engine: {
                ok: boolean;
                message?: string;
              };
              ledger: {
                ok: boolean;
                message?: string;
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics of Penstock and of its engine, for Prometheus */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'text/plain': string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openfoundry/iceberg/v1/append': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Append rows to an Iceberg table: all of them, or none
     * @description Values are by column; moments are microseconds since 1970, absent values null. With a header `Idempotency-Key` of at most 200 characters the request may be repeated for a week: its rows go in once, and the answer is the first one’s.
     *
     *     Needs the scope `ingest`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            spec: {
              catalog: string;
              /** Format: uri */
              catalog_url?: string;
              warehouse?: string;
              namespace: string;
              table: string;
              partition_transform: string;
              sort_order: string;
              schema: {
                id: number;
                name: string;
                type: string;
                required: boolean;
              }[];
            };
            rows: unknown[];
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              namespace: string;
              table: string;
              rows: number;
              metadata_location: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.catalogNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableSchemaMismatch, penstock.rowRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who makes this request, and what they may do */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Session'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Log in: the answer sets a cookie, which lasts for 12 hours
     * @description Changes made with the cookie need the `csrfToken` as `Penstock-Csrf`. After 5 attempts within 15 minutes for a user from an address (30 from an address, 100 for a user) none is taken until `Retry-After`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            user: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              author: string;
              /** @enum {string} */
              means: 'adminToken' | 'session' | 'token';
              user?: {
                name: string;
                /** @enum {string} */
                role: 'owner' | 'operator' | 'viewer';
              };
              scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
              sourceIds?: string[];
              csrfToken: string;
              /** Format: date-time */
              expiresAt: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginRefused, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginThrottled */
        429: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    /** Log out */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sources, by id
     * @description A source whose stored settings do not parse is listed with `broken`, which says why.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sources: (components['schemas']['Source'] | components['schemas']['BrokenSource'])[];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Create a source; the answer shows its secret
     * @description `deadletter` takes in the dead letters of other sources. `http` takes requests. `kafka` reads topics. `kv` takes in what happens in the key-value store. `outbox` takes in the rows of a table in a PostgreSQL, whose URL is its `secret`. `penstock`, of which there is at most one, takes in what Penstock has to say of its sinks.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'idempotency-key'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'deadletter';
                /** @default {} */
                config?: Record<string, never>;
              }
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'http';
                config?: components['schemas']['HttpSourceConfigInput'];
                secret?: string;
              }
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'kafka';
                config: components['schemas']['KafkaSourceConfigInput'];
                /** @default {} */
                secrets?: {
                  saslPassword?: string;
                  clientKey?: string;
                };
              }
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'kv';
                /** @default {} */
                config?: {
                  /**
                   * @default [
                   *       "*"
                   *     ]
                   */
                  collections?: string[];
                };
              }
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'outbox';
                /** @default {} */
                config?: {
                  /** @default public */
                  schema?: string;
                  /** @default penstock_outbox */
                  table?: string;
                  /**
                   * @default none
                   * @enum {string}
                   */
                  ordered?: 'none' | 'perKey';
                  /**
                   * @default delete
                   * @enum {string}
                   */
                  afterAccept?: 'delete' | 'mark';
                  /** @default 500 */
                  batchSize?: number;
                  /** @default 5s */
                  pollEvery?: string;
                };
                /** Format: uri */
                secret: string;
              }
            | {
                id?: string;
                name?: string;
                /** @default  */
                description?: string;
                /** @enum {string} */
                type: 'penstock';
                /** @default {} */
                config?: Record<string, never>;
              };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json':
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'deadletter';
                  config: Record<string, never>;
                }
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'http';
                  config: components['schemas']['HttpSourceConfig'];
                  ingest: {
                    path: string;
                    secret: string;
                  };
                }
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'kafka';
                  config: components['schemas']['KafkaSourceConfig'];
                  secretNames: string[];
                  status?: {
                    /** @enum {string} */
                    state: 'connecting' | 'running' | 'failed' | 'offsetLost';
                    reason?: string;
                    /** Format: date-time */
                    since: string;
                    partitions: {
                      topic: string;
                      partition: number;
                      position: number;
                      end: number;
                      lagRecords: number;
                      lagSeconds?: number;
                      waitsFor?: string;
                    }[];
                  };
                  losses: {
                    group: string;
                    topic: string;
                    partition: number;
                    lostOffset: number;
                    firstOffset: number;
                    endOffset: number;
                    goOnFrom: ('earliest' | 'latest') | null;
                    /** Format: date-time */
                    notedAt: string;
                  }[];
                }
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'kv';
                  config: {
                    /**
                     * @default [
                     *       "*"
                     *     ]
                     */
                    collections: string[];
                  };
                }
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'outbox';
                  config: {
                    /** @default public */
                    schema: string;
                    /** @default penstock_outbox */
                    table: string;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    ordered: 'none' | 'perKey';
                    /**
                     * @default delete
                     * @enum {string}
                     */
                    afterAccept: 'delete' | 'mark';
                    /** @default 500 */
                    batchSize: number;
                    /** @default 5s */
                    pollEvery: string;
                  };
                }
              | {
                  id: string;
                  name: string;
                  description: string;
                  /** @enum {string} */
                  state: 'enabled' | 'paused';
                  pausedBecause?: string;
                  version: number;
                  /** Format: date-time */
                  createdAt: string;
                  /** Format: date-time */
                  updatedAt: string;
                  /** @enum {string} */
                  type: 'penstock';
                  config: Record<string, never>;
                };
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached, penstock.idempotencyKeyReused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a source
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Delete a source and its sinks, until it is undeleted or purged
     * @description Open deliveries are discarded. Events and deliveries stay listed until the source is purged.
     *
     *     Needs the scope `operate`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Update a source: absent fields stay, null ones go back to their default
     * @description Needs the scope `operate`.
     */
    patch: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            type?: string;
            name?: string | null;
            description?: string | null;
            config?: {
              [key: string]: unknown;
            };
            secret?: string;
            secrets?: {
              [key: string]: string | null;
            };
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/sources/{sourceId}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show where a source takes events, and its secret
     * @description Needs the scope `operate`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              path: string;
              secret: string;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/rejected-records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the records of a kafka source that could not become events
     * @description By topic, partition and offset. Whoever has mended one sends it again; a record that is read again and is an event then stays listed.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          after?: string;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              records: components['schemas']['RejectedRecord'][];
              nextAfter?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/go-on': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide where a kafka source goes on that has lost records
     * @description `earliest`: with the first record that is still there. `latest`: with the next one that is made. Its consumers start again.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            from: 'earliest' | 'latest';
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/deleted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the deleted sources that are not purged yet, by id
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sources: {
                id: string;
                type: string;
                name: string;
                /** Format: date-time */
                deletedAt: string;
              }[];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/undelete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring a deleted source back, with the sinks that were deleted with it
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceAlreadyExists, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disable a source: it takes nothing in, and its sinks are paused with it
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enable a source, and the sinks that were paused with it
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Emit an event into a source of any type
     * @description 202: accepted; 200: known already, answered with the first one’s ids.
     *
     *     Needs the scope `ingest`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            id?: string;
            /** @default /penstock/api */
            source?: string;
            type: string;
            subject?: string;
            /** Format: date-time */
            time?: string;
            data?: unknown;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AcceptedEvent'];
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AcceptedEvent'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sourceDisabled */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/relay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show how the relay of an outbox source stands
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              state: 'relaying' | 'unreachable' | 'starting' | 'disabled';
              message: string | null;
              since: string | null;
              seenAt: string | null;
              waiting: number | null;
              failed: number | null;
              lagSeconds: number | null;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sinks of a source, by id
     * @description A sink whose stored settings do not parse, or whose secrets do not open, says so in `broken`.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sinks: components['schemas']['Sink'][];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Create a sink of a source
     * @description `webhook`: POST the event to a URL as a CloudEvent, signed by Standard Webhooks; its config is #/components/schemas/WebhookConfigInput.
     *     `jobTrigger`: start a Keboola Queue job, and follow it to its end if wanted; its config is #/components/schemas/JobTriggerConfigInput.
     *     `kaiAgent`: ask the Keboola agent: a chat message, or suggestions; its config is #/components/schemas/KaiAgentConfigInput.
     *     `function`: run a TypeScript or JavaScript function of your own in a thread; its config is #/components/schemas/FunctionConfigInput.
     *     `iceberg`: append to an Iceberg table: every row once, many in one commit; its config is #/components/schemas/IcebergConfigInput.
     *     `workflow`: start or signal a Temporal workflow of your own; its config is #/components/schemas/WorkflowConfigInput.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'idempotency-key'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            id?: string;
            /** @enum {string} */
            type: 'webhook' | 'jobTrigger' | 'kaiAgent' | 'function' | 'iceberg' | 'workflow';
            name?: string;
            /** @default  */
            description?: string;
            /** @default {} */
            config?: {
              [key: string]: unknown;
            };
            /** @default {} */
            secrets?: {
              [key: string]: string;
            };
            filter?: components['schemas']['FilterInput'];
            policy?: components['schemas']['PolicyInput'];
          };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused, penstock.resourceLimitReached, penstock.idempotencyKeyReused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a sink
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Delete a sink, until it is undeleted or purged; open deliveries are discarded
     * @description Needs the scope `operate`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Update a sink: absent fields stay, null ones go back to their default
     * @description Needs the scope `operate`.
     */
    patch: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            type?: string;
            name?: string | null;
            description?: string | null;
            config?: {
              [key: string]: unknown;
            };
            secrets?: {
              [key: string]: string | null;
            };
            filter?: components['schemas']['FilterInput'] | null;
            policy?: {
              [key: string]: unknown;
            } | null;
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/deleted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the deleted sinks of a source that are not purged yet, by id
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sinks: {
                sourceId: string;
                id: string;
                type: string;
                name: string;
                /** Format: date-time */
                deletedAt: string;
                withSource: boolean;
              }[];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/undelete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring a deleted sink back as it was
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disable a sink: its deliveries are parked, its token is removed
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
            keepToken?: boolean;
            token?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a sink: the same as to disable it and keep its token
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
            keepToken?: boolean;
            token?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enable a sink: parked deliveries become due, its breaker closes
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
            keepToken?: boolean;
            token?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume a sink: the same as to enable it
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
            keepToken?: boolean;
            token?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/verify-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the stack of a sink about its token
     * @description For jobTrigger and kaiAgent. The answer is kept with the sink.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              state: 'valid' | 'refused' | 'unverified';
              description?: string;
              reason?: string;
              /** Format: date-time */
              expiresAt?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/table': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say how the table of a sink stands: what it is, how far it has come, what is on its way
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              table: string;
              uuid: string;
              knownUuid?: string;
              location: string;
              halts: ('tableRecreated' | 'tableRolledBack' | 'tableBehindLog')[];
              snapshotId?: string;
              snapshots: number;
              rows?: number;
              dataFiles?: number;
              watermarks: {
                [key: string]: {
                  next: number;
                  snapshotId: string;
                };
              };
              partitions: {
                topic: string;
                partition: number;
                /** @enum {string} */
                state: 'inStep' | 'notBegun' | 'recordsGone' | 'beyondLog' | 'rolledBack';
                next?: number;
                inSnapshots?: number;
                first: number;
                end: number;
                stored?: number;
                lagRecords?: number;
              }[];
              partitionsUnknown?: string;
              openBatches: {
                id: string;
                rows: number;
                poison: number;
                bytes: number;
                ofDeliveries: boolean;
                /** Format: date-time */
                openedAt: string;
              }[];
              lastCommits: {
                snapshotId: string;
                /** Format: date-time */
                at: string;
                operation?: string;
                addedRows: number;
                batches: string[];
              }[];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/table/go-on': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide where the table of a sink goes on that was made anew, rolled back, or lacks records
     * @description A place is for the partitions that cannot go on by themselves; the others stay where they are. `table`: after the rows that the table still has. `earliest`: with the first record that is still there. `latest`: with the next one made. `group`: at the offset that the group has stored. Or offsets of partitions. The sink is resumed.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            from:
              | ('table' | 'earliest' | 'latest' | 'group')
              | {
                  topic: string;
                  partition: number;
                  offset: number;
                }[];
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              table: string;
              uuid: string;
              halts: ('tableRecreated' | 'tableRolledBack' | 'tableBehindLog')[];
              positions: {
                topic: string;
                partition: number;
                offset: number;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/table/orphans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find files that Penstock wrote and no commit took, and remove them where that is said
     * @description Only files with a name of Penstock’s, older than three days, in no snapshot and in no open batch.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default false */
            remove?: boolean;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              removed: boolean;
              files: {
                location: string;
                bytes: number;
                /** Format: date-time */
                modifiedAt: string;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableRecreated, penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/table/expire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Expire old snapshots of a table, and remove the files that only they needed
     * @description What is not given is taken from `expireSnapshots` of the sink’s config, else 7 days and 100 snapshots.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            olderThan?: string;
            keep?: number;
            /** @default false */
            dryRun?: boolean;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              dryRun: boolean;
              olderThan: string;
              keep: number;
              snapshotIds: string[];
              removedFiles: number;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableRecreated, penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the versions of a source, newest first
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: number;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              versions: components['schemas']['Version'][];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/versions/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a version of a source
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Version'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/versions/{number}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a source back to a version
     * @description Name, description, config, filter and policy become those of that version, checked as any change, and make a new version. Secrets, which no version has, stay as they are.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the versions of a sink, newest first
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: number;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              versions: components['schemas']['Version'][];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/versions/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a version of a sink
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Version'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/versions/{number}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a sink back to a version
     * @description Name, description, config, filter and policy become those of that version, checked as any change, and make a new version. Secrets, which no version has, stay as they are.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a source a new secret; the former one opens or signs as well during the overlap
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            secret?: string;
            /** @default 24h */
            overlap?: string;
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              path: string;
              secret: string;
              /** Format: date-time */
              formerUntil?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a sink a new signing secret; during the overlap its requests are signed with both
     * @description For types that sign. The answer shows the secret, which is never read back.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'penstock-reason'?: string;
          'if-match'?: string;
        };
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            secret?: string;
            /** @default 24h */
            overlap?: string;
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sink: components['schemas']['Sink'];
              name: string;
              secret: string;
              /** Format: date-time */
              formerUntil?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what a sink would send for an event, or send it once
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: {
          send?: 'true' | 'false';
        };
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default {} */
            event?: {
              id?: string;
              source?: string;
              /** @default penstock.test */
              type?: string;
              subject?: string;
              /** Format: date-time */
              time?: string;
              /** @default application/json */
              datacontenttype?: string;
              /** @default {} */
              extensions?: {
                [key: string]: string;
              };
              /** @default {} */
              headers?: {
                [key: string]: string;
              };
              data?: unknown;
              text?: string;
            };
            eventUid?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              sinkId: string;
              wanted: boolean;
              sent: boolean;
              requests: {
                method: string;
                url: string;
                headers: {
                  [key: string]: string;
                };
                body?:
                  | {
                      text: string;
                    }
                  | {
                      /** Format: byte */
                      base64: string;
                    };
              }[];
              receipt?: {
                status?: number;
                bytes?: number;
                durationMs?: number;
                data?: {
                  [key: string]: unknown;
                };
              };
              failure?: {
                code: string;
                message: string;
                retryable: boolean;
                hint: string;
                status?: number;
                retryAfterMs?: number;
              };
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the events that a request would be accepted as, and what each sink would send for them
     * @description The request is read as one that was verified. With `send` each sink that wants an event is sent it once. Of a source that takes no requests, only a stored event can be tried.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: {
          send?: 'true' | 'false';
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            request?: {
              /** @default {} */
              headers?: {
                [key: string]: string;
              };
              json?: unknown;
              text?: string;
            };
            eventUid?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              events: {
                event: {
                  id: string;
                  source: string;
                  type: string;
                  subject?: string;
                  time?: string;
                  datacontenttype?: string;
                  extensions: {
                    [key: string]: string;
                  };
                  depth: number;
                  body:
                    | {
                        text: string;
                      }
                    | {
                        /** Format: byte */
                        base64: string;
                      };
                };
                sinks: {
                  sinkId: string;
                  wanted: boolean;
                  sent: boolean;
                  requests: {
                    method: string;
                    url: string;
                    headers: {
                      [key: string]: string;
                    };
                    body?:
                      | {
                          text: string;
                        }
                      | {
                          /** Format: byte */
                          base64: string;
                        };
                  }[];
                  receipt?: {
                    status?: number;
                    bytes?: number;
                    durationMs?: number;
                    data?: {
                      [key: string]: unknown;
                    };
                  };
                  failure?: {
                    code: string;
                    message: string;
                    retryable: boolean;
                    hint: string;
                    status?: number;
                    retryAfterMs?: number;
                  };
                }[];
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken, penstock.templateFailed */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Settings of a source, defaults shown
     * @description They are changed by an update; one that is set to null goes back to its default.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              settings: {
                name: string;
                value: unknown;
                default: unknown;
                isDefault: boolean;
                isRequired: boolean;
              }[];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Settings of a sink, defaults shown
     * @description They are changed by an update; one that is set to null goes back to its default.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              settings: {
                name: string;
                value: unknown;
                default: unknown;
                isDefault: boolean;
                isRequired: boolean;
              }[];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/configuration/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare a configuration with what there is, changing nothing
     * @description Sources and their sinks as they are to be; everything is checked as a creation or an update would check it, and all faults are answered at once. What is left out of a source or a sink goes back to its default, but for secrets.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            sources: (
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'deadletter';
                  /** @default {} */
                  config?: Record<string, never>;
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'http';
                  config?: components['schemas']['HttpSourceConfigInput'];
                  secret?: string;
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'kafka';
                  config: components['schemas']['KafkaSourceConfigInput'];
                  secrets?: {
                    saslPassword?: string;
                    clientKey?: string;
                  };
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'kv';
                  /** @default {} */
                  config?: {
                    /**
                     * @default [
                     *       "*"
                     *     ]
                     */
                    collections?: string[];
                  };
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'outbox';
                  /** @default {} */
                  config?: {
                    /** @default public */
                    schema?: string;
                    /** @default penstock_outbox */
                    table?: string;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    ordered?: 'none' | 'perKey';
                    /**
                     * @default delete
                     * @enum {string}
                     */
                    afterAccept?: 'delete' | 'mark';
                    /** @default 500 */
                    batchSize?: number;
                    /** @default 5s */
                    pollEvery?: string;
                  };
                  /** Format: uri */
                  secret: string;
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
              | {
                  id: string;
                  name?: string;
                  /** @default  */
                  description?: string;
                  /** @enum {string} */
                  type: 'penstock';
                  /** @default {} */
                  config?: Record<string, never>;
                  /** @default [] */
                  sinks?: {
                    id: string;
                    type: string;
                    name?: string;
                    /** @default  */
                    description?: string;
                    /** @default {} */
                    config?: {
                      [key: string]: unknown;
                    };
                    secrets?: {
                      [key: string]: string;
                    };
                    filter?: components['schemas']['FilterInput'];
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                }
            )[];
            prune?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              changes: {
                sourceId: string;
                sinkId?: string;
                /** @enum {string} */
                action: 'create' | 'update' | 'delete' | 'keep' | 'none';
                because?: string;
                version?: number;
                before?: {
                  type: string;
                  name: string;
                  description: string;
                  config: {
                    [key: string]: unknown;
                  };
                  filter?: unknown;
                  policy?: {
                    [key: string]: unknown;
                  };
                };
                after?: {
                  type: string;
                  name: string;
                  description: string;
                  config: {
                    [key: string]: unknown;
                  };
                  filter?: unknown;
                  policy?: {
                    [key: string]: unknown;
                  };
                };
                secrets: {
                  [key: string]: 'set' | 'changed' | 'removed' | 'same';
                };
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accepted events, newest first
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          sourceId?: string;
          type?: string;
          id?: string;
          rootid?: string;
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              events: components['schemas']['ListedEvent'][];
              /** Format: uuid */
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/{uid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an event with its headers, its body and its deliveries
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          uid: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Event'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/{uid}/chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the events of the chain that an event belongs to, oldest first
     * @description `causeid` is the delivery that led to an event: by it the list is a tree.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path: {
          uid: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rootid: string;
              events: {
                /** Format: uuid */
                uid: string;
                sourceId: string;
                id: string;
                type: string;
                subject?: string;
                depth: number;
                /** Format: uuid */
                causeid?: string;
                /** Format: date-time */
                receivedAt: string;
                deliveries: {
                  /** Format: uuid */
                  id: string;
                  sinkId: string;
                  /** @enum {string} */
                  state:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'expired';
                  reason: string | null;
                  attempts: number;
                  settledAt: string | null;
                }[];
              }[];
              /** Format: uuid */
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/functions/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what functions said, newest first
     * @description Kept for 7 days; 200 lines an attempt.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          functionName?: string;
          deliveryId?: string;
          before?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              lines: {
                id: number;
                functionName: string;
                /** Format: uuid */
                deliveryId: string;
                attempt: number;
                level: string;
                message: string;
                /** Format: date-time */
                at: string;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries, newest first
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          sourceId?: string;
          sinkId?: string;
          state?:
            'pending' | 'parked' | 'running' | 'waiting' | 'dead' | 'delivered' | 'discarded' | 'skipped' | 'expired';
          eventType?: string;
          rootid?: string;
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              deliveries: components['schemas']['Delivery'][];
              /** Format: uuid */
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a delivery and its attempts
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** Format: uuid */
              id: string;
              /** Format: uuid */
              eventUid: string;
              eventId: string;
              eventType: string;
              sourceId: string;
              sinkId: string;
              /** @enum {string} */
              state:
                | 'pending'
                | 'parked'
                | 'running'
                | 'waiting'
                | 'dead'
                | 'delivered'
                | 'discarded'
                | 'skipped'
                | 'expired';
              reason: string | null;
              parkedSince: string | null;
              attempts: number;
              workflowId: string | null;
              owned: boolean;
              inGroup: boolean;
              failure: {
                code: string;
                message: string;
                retryable: boolean;
                hint: string;
                status?: number;
                retryAfterMs?: number;
              } | null;
              receipt: {
                status?: number;
                bytes?: number;
                durationMs?: number;
                data?: {
                  [key: string]: unknown;
                };
              } | null;
              amended: boolean;
              /** Format: date-time */
              acceptedAt: string;
              /** Format: date-time */
              updatedAt: string;
              nextAttemptAt: string | null;
              expiresAt: string | null;
              settledAt: string | null;
              resolution: string | null;
              attemptList: components['schemas']['Attempt'][];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Attempt a delivery again now; a settled one is delivered again
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}/amend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Attempt a delivery again now, with other data
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            data?: unknown;
            text?: string;
            /** Format: byte */
            base64?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a delivery up
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default discarded */
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List bulk operations, newest first
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              operations: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                verb: 'retry' | 'discard' | 'replay';
                filter: {
                  sourceId: string;
                  sinkId?: string;
                  /** @enum {string} */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'expired';
                  eventType?: string;
                  /** Format: date-time */
                  acceptedFrom?: string;
                  /** Format: date-time */
                  acceptedBefore?: string;
                };
                perSecond: number;
                reason: string;
                /** Format: date-time */
                asOf: string;
                matches: number;
              }[];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Retry, discard or replay many deliveries; with dryRun, count them
     * @description `retry` and `discard` take up deliveries, dead letters unless `filter.state` says otherwise. `replay` delivers events again to `filter.sinkId`, also those from before it existed. No delivery gets another id.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          'idempotency-key'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            verb: 'retry' | 'discard' | 'replay';
            filter: {
              sourceId: string;
              sinkId?: string;
              /** @enum {string} */
              state?:
                | 'pending'
                | 'parked'
                | 'running'
                | 'waiting'
                | 'dead'
                | 'delivered'
                | 'discarded'
                | 'skipped'
                | 'expired';
              eventType?: string;
              /** Format: date-time */
              acceptedFrom?: string;
              /** Format: date-time */
              acceptedBefore?: string;
            };
            /** @default 50 */
            perSecond?: number;
            /** @default discarded with others */
            reason?: string;
            /** @default false */
            dryRun?: boolean;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              matches: number;
            };
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** Format: uuid */
              id: string;
              /** @enum {string} */
              verb: 'retry' | 'discard' | 'replay';
              filter: {
                sourceId: string;
                sinkId?: string;
                /** @enum {string} */
                state?:
                  | 'pending'
                  | 'parked'
                  | 'running'
                  | 'waiting'
                  | 'dead'
                  | 'delivered'
                  | 'discarded'
                  | 'skipped'
                  | 'expired';
                eventType?: string;
                /** Format: date-time */
                acceptedFrom?: string;
                /** Format: date-time */
                acceptedBefore?: string;
              };
              perSecond: number;
              reason: string;
              /** Format: date-time */
              asOf: string;
              matches: number;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a bulk operation and how far it is
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              order: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                verb: 'retry' | 'discard' | 'replay';
                filter: {
                  sourceId: string;
                  sinkId?: string;
                  /** @enum {string} */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'expired';
                  eventType?: string;
                  /** Format: date-time */
                  acceptedFrom?: string;
                  /** Format: date-time */
                  acceptedBefore?: string;
                };
                perSecond: number;
                reason: string;
                /** Format: date-time */
                asOf: string;
                matches: number;
              };
              progress: {
                /** @enum {string} */
                state: 'running' | 'ended' | 'cancelled';
                done: number;
                failed: number;
                failures: {
                  /** Format: uuid */
                  id: string;
                  error: string;
                  message: string;
                }[];
                /** Format: uuid */
                afterId?: string;
              };
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.bulkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take up no more of them
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              order: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                verb: 'retry' | 'discard' | 'replay';
                filter: {
                  sourceId: string;
                  sinkId?: string;
                  /** @enum {string} */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'expired';
                  eventType?: string;
                  /** Format: date-time */
                  acceptedFrom?: string;
                  /** Format: date-time */
                  acceptedBefore?: string;
                };
                perSecond: number;
                reason: string;
                /** Format: date-time */
                asOf: string;
                matches: number;
              };
              progress: {
                /** @enum {string} */
                state: 'running' | 'ended' | 'cancelled';
                done: number;
                failed: number;
                failures: {
                  /** Format: uuid */
                  id: string;
                  error: string;
                  message: string;
                }[];
                /** Format: uuid */
                afterId?: string;
              };
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.bulkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of all sinks together
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statistics/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of all sinks by hour
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              hours: {
                accepted: number;
                open: number;
                delivered: number;
                dead: number;
                discarded: number;
                skipped: number;
                expired: number;
                failedAttempts: number;
                bytes: number;
                firstAcceptedAt: string | null;
                lastAcceptedAt: string | null;
                /** Format: date-time */
                hour: string;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of the sinks of a source together
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/statistics/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of a source by hour
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              hours: {
                accepted: number;
                open: number;
                delivered: number;
                dead: number;
                discarded: number;
                skipped: number;
                expired: number;
                failedAttempts: number;
                bytes: number;
                firstAcceptedAt: string | null;
                lastAcceptedAt: string | null;
                /** Format: date-time */
                hour: string;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/statistics/clear': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the counters of all sinks of a source begin anew; answers what was cleared
     * @description Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              delivered: number;
              discarded: number;
              skipped: number;
              expired: number;
              failedAttempts: number;
              bytes: number;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of a sink
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/statistics/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters of a sink by hour
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
        };
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              hours: {
                accepted: number;
                open: number;
                delivered: number;
                dead: number;
                discarded: number;
                skipped: number;
                expired: number;
                failedAttempts: number;
                bytes: number;
                firstAcceptedAt: string | null;
                lastAcceptedAt: string | null;
                /** Format: date-time */
                hour: string;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/statistics/clear': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the counters of a sink begin anew; answers what was cleared
     * @description Open deliveries and dead letters stay counted.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              delivered: number;
              discarded: number;
              skipped: number;
              expired: number;
              failedAttempts: number;
              bytes: number;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{sourceId}/sinks/{sinkId}/statistics/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a sink has committed to its table, newest first; 400 for a type that writes no files
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path: {
          sourceId: string;
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              files: {
                id: string;
                rows: number;
                poison: number;
                bytes: number;
                snapshotId: string | null;
                /** Format: date-time */
                committedAt: string;
              }[];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/encryption': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which key is in use, and which keys the stored secrets are sealed with; all by name only
     * @description Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              keyInUse: string;
              sealedWith: {
                keyId: string;
                secrets: number;
              }[];
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/encryption/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Seal all stored secrets with the key in use; those of former keys stay readable meanwhile
     * @description Needs the scope `admin`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              keyInUse: string;
              resealed: number;
              unreadable: number;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set one’s own password; all other sessions end */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            currentPassword: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated, penstock.loginRefused */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginThrottled */
        429: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the users, by name
     * @description Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: {
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              users: components['schemas']['User'][];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Create a user
     * @description Needs the scope `admin`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            /** @enum {string} */
            role: 'owner' | 'operator' | 'viewer';
            password: string;
          };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a user
     * @description Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Remove a user, with sessions and tokens; the audit log keeps the name
     * @description Needs the scope `admin`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Give a user another role
     * @description Needs the scope `admin`.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            role: 'owner' | 'operator' | 'viewer';
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/users/{user}/deactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Deactivate a user, whose sessions and tokens are refused from now on
     * @description Needs the scope `admin`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{user}/reactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reactivate a user; tokens that were neither revoked nor have expired are good again
     * @description Needs the scope `admin`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reason?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{user}/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set the password of a user, whose sessions end
     * @description Needs the scope `admin`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List one’s own tokens, newest first; the admin token, which has none, lists those of all users
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          user?: string;
          everyone?: 'true' | 'false';
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              tokens: components['schemas']['AccessToken'][];
              /** Format: uuid */
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /** Create a personal access token, which is shown this once; needs a session */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
            sourceIds?: string[];
            /** @default 90 */
            expiresInDays?: number | null;
          };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** Format: uuid */
              id: string;
              name: string;
              user: string;
              begins: string;
              scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
              sourceIds: string[] | null;
              /** @enum {string} */
              state: 'active' | 'expired' | 'revoked';
              /** Format: date-time */
              createdAt: string;
              expiresAt: string | null;
              revokedAt: string | null;
              revokedBy: string | null;
              lastUsedAt: string | null;
              lastUsedAddress: string | null;
              token: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens/{tokenId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a token, without what is secret of it
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          tokenId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessToken'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tokenNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Revoke a token: one’s own, or for an admin anybody’s; it stays listed
     * @description Needs the scope `read`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          tokenId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tokenNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what was changed, by whom and from where, newest first
     * @description Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: {
          author?: string;
          user?: string;
          action?: string;
          target?: string;
          sourceId?: string;
          from?: string;
          to?: string;
          afterId?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              entries: components['schemas']['AuditEntry'][];
              nextAfterId?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kv/{collection}/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a key
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          collection: string;
          key: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              collection: string;
              key: string;
              revision: number;
              /** Format: date-time */
              updatedAt: string;
              /** Format: date-time */
              expiresAt?: string;
              value: unknown;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvKeyNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    /**
     * Write a key
     * @description The body is the value, any JSON of at most 262,144 bytes. `If-Match: "12"` or `expectedRevision=12` writes only over that revision, `If-None-Match: *` or `expectedRevision=0` only a new key. `ttl` is how long it stays.
     *
     *     Needs the scope `operate`.
     */
    put: {
      parameters: {
        query?: {
          ttl?: string;
          expectedRevision?: number;
        };
        header?: never;
        path: {
          collection: string;
          key: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': unknown;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              collection: string;
              key: string;
              /** @enum {string} */
              operation: 'insert' | 'update' | 'delete';
              revision: number;
              /** Format: date-time */
              expiresAt?: string;
            };
          };
        };
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              collection: string;
              key: string;
              /** @enum {string} */
              operation: 'insert' | 'update' | 'delete';
              revision: number;
              /** Format: date-time */
              expiresAt?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvRevisionMismatch */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    post?: never;
    /**
     * Delete a key
     * @description Needs the scope `operate`.
     */
    delete: {
      parameters: {
        query?: {
          expectedRevision?: number;
        };
        header?: never;
        path: {
          collection: string;
          key: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              collection: string;
              key: string;
              /** @enum {string} */
              operation: 'insert' | 'update' | 'delete';
              revision: number;
              /** Format: date-time */
              expiresAt?: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvKeyNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvRevisionMismatch */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kv/{collection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the keys of a collection, in the order of their bytes
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          prefix?: string;
          after?: string;
          limit?: number;
        };
        header?: never;
        path: {
          collection: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              collection: string;
              revision: number;
              nextAfter?: string;
              entries: {
                collection: string;
                key: string;
                revision: number;
                /** Format: date-time */
                updatedAt: string;
                /** Format: date-time */
                expiresAt?: string;
                value: unknown;
              }[];
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kv/{collection}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Watch the changes of a collection
     * @description Server-sent events named `kv.insert`, `kv.update` and `kv.delete`; the id of each is its revision. Begins after `after` or `Last-Event-ID`, else now. Changes are kept for a day.
     *
     *     Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          prefix?: string;
          after?: number;
        };
        header?: never;
        path: {
          collection: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'text/plain': string;
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvChangesGone */
        410: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    HttpSourceConfigInput: {
      /**
       * @default {
       *       "type": "urlSecret"
       *     }
       */
      verification?:
        | {
            /** @constant */
            type: 'urlSecret';
          }
        | {
            /** @constant */
            type: 'standardWebhooks';
          }
        | {
            /** @constant */
            type: 'github';
          }
        | {
            /** @constant */
            type: 'hmac';
            header: string;
            /**
             * @default sha256
             * @enum {string}
             */
            algorithm?: 'sha1' | 'sha256' | 'sha512';
            /**
             * @default hex
             * @enum {string}
             */
            encoding?: 'hex' | 'base64';
            /** @default  */
            prefix?: string;
          };
      /** @default 1048576 */
      maxBodyBytes?: number;
      idHeader?: string;
      idTemplate?: string;
      /** @default http.request */
      eventType?: string;
    };
    KafkaSourceConfigInput: {
      brokers: string[];
      /** @default penstock */
      clientId?: string;
      tls?:
        | true
        | {
            ca?: string;
            servername?: string;
            /** @default true */
            rejectUnauthorized?: boolean;
            certificate?: string;
          };
      sasl?: {
        /** @enum {string} */
        mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        username: string;
      };
      topics: string[];
      group: string;
      /**
       * @default latest
       * @enum {string}
       */
      startFrom?: 'earliest' | 'latest';
      idFrom?:
        | {
            header: string;
          }
        | {
            path: string;
          };
      /** @default kafka.record */
      eventType?: string;
      /** @default 1048576 */
      maxBodyBytes?: number;
      /** @default 200 */
      maxInFlight?: number;
    };
    PolicyInput: {
      /**
       * @default {
       *       "type": "listed",
       *       "delays": [
       *         "5s",
       *         "5m",
       *         "30m",
       *         "2h",
       *         "5h",
       *         "10h",
       *         "10h"
       *       ]
       *     }
       */
      schedule?:
        | {
            /** @constant */
            type: 'listed';
            delays: string[];
          }
        | {
            /** @constant */
            type: 'constant';
            delay: string;
          }
        | {
            /** @constant */
            type: 'linear';
            step: string;
            /** @default 24h */
            maxDelay?: string;
          }
        | {
            /** @constant */
            type: 'exponential';
            initialDelay: string;
            /** @default 2 */
            factor?: number;
            /** @default 24h */
            maxDelay?: string;
          };
      /** @default 0.2 */
      jitter?: number;
      maxAttempts?: number;
      maxElapsed?: string;
      /** @default 30s */
      attemptTimeLimit?: string;
      /** @default 10 */
      depthLimit?: number;
      /** @default 10000 */
      chainLimit?: number;
      /**
       * @default allow
       * @enum {string}
       */
      cycles?: 'allow' | 'skip';
      /** @default 30d */
      deadLetterTimeToLive?: string;
      /** @default 50 */
      maxConcurrency?: number;
      rate?: {
        perSecond: number;
        burst?: number;
      };
      order?: {
        key: string;
        /**
         * @default deadLetter
         * @enum {string}
         */
        whenStuck?: 'wait' | 'skip' | 'deadLetter';
      };
      /**
       * @default adaptive
       * @enum {string}
       */
      grouping?: 'adaptive' | 'off';
      /** @default 1s */
      gatherFor?: string;
      /** @default 1000 */
      maxWorkflows?: number;
      /** @default {} */
      breaker?: {
        /** @default 20 */
        consecutiveFailures?: number;
        /** @default 0.7 */
        failureShare?: number;
        /** @default 50 */
        minAttempts?: number;
        /** @default 5s */
        probeAfter?: string;
      };
      /** @default 120h */
      pauseAfterFailingFor?: string;
    };
    FilterInput:
      | {
          exact: {
            [key: string]: string;
          };
        }
      | {
          prefix: {
            [key: string]: string;
          };
        }
      | {
          suffix: {
            [key: string]: string;
          };
        }
      | {
          glob: {
            [key: string]: string;
          };
        }
      | {
          all: components['schemas']['FilterInput'][];
        }
      | {
          any: components['schemas']['FilterInput'][];
        }
      | {
          not: components['schemas']['FilterInput'];
        };
    WebhookConfigInput: {
      url: string;
      headers?: {
        [key: string]: string;
      };
      bodyTemplate?: string;
    };
    JobTriggerConfigInput: {
      stackUrl: string;
      queueUrl?: string;
      componentId: string;
      configId?: string | number;
      configRowIds?: (string | number)[];
      branchId?: string | number;
      /** @enum {string} */
      mode?: 'run' | 'forceRun' | 'debug';
      tag?: string;
      variableValuesId?: string | number;
      variableValuesData?: {
        values: {
          name: string;
          value: string;
        }[];
      };
      backend?: {
        type?: string;
        containerType?: string;
        context?: string;
      };
      parallelism?: string | number;
      configDataTemplate?: string;
      /** @default false */
      mergeStoredConfiguration?: boolean;
      /**
       * @default accepted
       * @enum {string}
       */
      wait?: 'accepted' | 'finished';
      /** @default 5s */
      pollInterval?: string;
    };
    KaiAgentConfigInput:
      | {
          /** @constant */
          mode: 'chat';
          stackUrl: string;
          agentUrl?: string;
          headers?: {
            [key: string]: string;
          };
          /** @default {} */
          body?: {
            [key: string]: unknown;
          };
          chatId?: string;
          branchId?: string | number;
          messageTemplate?: string;
          /**
           * @default finished
           * @enum {string}
           */
          wait?: 'accepted' | 'finished';
        }
      | {
          /** @constant */
          mode: 'suggestions';
          stackUrl: string;
          agentUrl?: string;
          headers?: {
            [key: string]: string;
          };
          /** @default {} */
          body?: {
            [key: string]: unknown;
          };
          /** @enum {string} */
          suggestionsContext: 'dashboard' | 'job-detail' | 'configuration-detail';
          dataTemplate?: string;
        };
    FunctionConfigInput: {
      function: string;
      /** @default 128 */
      memoryMb?: number;
    };
    IcebergConfigInput:
      | {
          /** @constant */
          mode: 'native';
          catalog: {
            url: string;
            warehouse?: string;
            /**
             * @default {
             *       "type": "none"
             *     }
             */
            auth?:
              | {
                  /** @constant */
                  type: 'none';
                }
              | {
                  /** @constant */
                  type: 'bearer';
                }
              | {
                  /** @constant */
                  type: 'oauth2';
                  clientId: string;
                  tokenUrl?: string;
                  scope?: string;
                };
          };
          s3?: {
            endpoint?: string;
            region?: string;
            accessKeyId?: string;
            pathStyle?: boolean;
          };
          namespace: string;
          table: string;
          columns:
            | 'action-log'
            | {
                name: string;
                type: string;
                /** @default false */
                required?: boolean;
                from?: string;
                /** @enum {string} */
                source?:
                  | 'flushTime'
                  | 'event.id'
                  | 'event.type'
                  | 'event.time'
                  | 'kafka.topic'
                  | 'kafka.partition'
                  | 'kafka.offset'
                  | 'kafka.timestamp'
                  | 'kafka.key';
                nonEmpty?: boolean;
                above?: number;
              }[]
            | ({
                /** @constant */
                type: 'struct';
                fields: ({
                  name: string;
                  /** @default false */
                  required?: boolean;
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          partition?: string;
          order?: string;
          /** @default true */
          create?: boolean;
          location?: string;
          /**
           * @default no
           * @enum {string}
           */
          evolve?: 'no' | 'add-columns';
          /** @default 50000 */
          maxRecords?: number;
          /** @default 67108864 */
          maxBytes?: number;
          /** @default 60s */
          maxAge?: string;
          expireSnapshots?: {
            olderThan: string;
            /** @default 100 */
            keep?: number;
          };
        }
      | {
          /** @constant */
          mode: 'adapter';
          url: string;
          catalog: string;
          catalogUrl?: string;
          warehouse?: string;
          namespace: string;
          table: string;
          columns:
            | 'action-log'
            | {
                name: string;
                type: string;
                /** @default false */
                required?: boolean;
                from?: string;
                /** @enum {string} */
                source?:
                  | 'flushTime'
                  | 'event.id'
                  | 'event.type'
                  | 'event.time'
                  | 'kafka.topic'
                  | 'kafka.partition'
                  | 'kafka.offset'
                  | 'kafka.timestamp'
                  | 'kafka.key';
                nonEmpty?: boolean;
                above?: number;
              }[]
            | ({
                /** @constant */
                type: 'struct';
                fields: ({
                  name: string;
                  /** @default false */
                  required?: boolean;
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          partition?: string;
          order?: string;
        }
      | {
          /** @constant */
          mode: 'jsonl';
          path: string;
          columns:
            | 'action-log'
            | {
                name: string;
                type: string;
                /** @default false */
                required?: boolean;
                from?: string;
                /** @enum {string} */
                source?:
                  | 'flushTime'
                  | 'event.id'
                  | 'event.type'
                  | 'event.time'
                  | 'kafka.topic'
                  | 'kafka.partition'
                  | 'kafka.offset'
                  | 'kafka.timestamp'
                  | 'kafka.key';
                nonEmpty?: boolean;
                above?: number;
              }[]
            | ({
                /** @constant */
                type: 'struct';
                fields: ({
                  name: string;
                  /** @default false */
                  required?: boolean;
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          partition?: string;
          order?: string;
        };
    WorkflowConfigInput:
      | {
          /** @constant */
          mode: 'start';
          workflowType: string;
          taskQueue: string;
          argumentsTemplate?: string;
          workflowIdTemplate?: string;
        }
      | {
          /** @constant */
          mode: 'signal';
          signal: string;
          signalArgumentsTemplate?: string;
          workflowIdTemplate: string;
        }
      | {
          /** @constant */
          mode: 'signalWithStart';
          workflowType: string;
          taskQueue: string;
          argumentsTemplate?: string;
          signal: string;
          signalArgumentsTemplate?: string;
          workflowIdTemplate: string;
        };
    HttpSourceConfig: {
      /**
       * @default {
       *       "type": "urlSecret"
       *     }
       */
      verification:
        | {
            /** @constant */
            type: 'urlSecret';
          }
        | {
            /** @constant */
            type: 'standardWebhooks';
          }
        | {
            /** @constant */
            type: 'github';
          }
        | {
            /** @constant */
            type: 'hmac';
            header: string;
            /**
             * @default sha256
             * @enum {string}
             */
            algorithm: 'sha1' | 'sha256' | 'sha512';
            /**
             * @default hex
             * @enum {string}
             */
            encoding: 'hex' | 'base64';
            /** @default  */
            prefix: string;
          };
      /** @default 1048576 */
      maxBodyBytes: number;
      idHeader?: string;
      idTemplate?: string;
      /** @default http.request */
      eventType: string;
    };
    KafkaSourceConfig: {
      brokers: string[];
      /** @default penstock */
      clientId: string;
      tls?:
        | true
        | {
            ca?: string;
            servername?: string;
            /** @default true */
            rejectUnauthorized: boolean;
            certificate?: string;
          };
      sasl?: {
        /** @enum {string} */
        mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        username: string;
      };
      topics: string[];
      group: string;
      /**
       * @default latest
       * @enum {string}
       */
      startFrom: 'earliest' | 'latest';
      idFrom?:
        | {
            header: string;
          }
        | {
            path: string;
          };
      /** @default kafka.record */
      eventType: string;
      /** @default 1048576 */
      maxBodyBytes: number;
      /** @default 200 */
      maxInFlight: number;
    };
    RejectedRecord: {
      sourceId: string;
      topic: string;
      partition: number;
      offset: number;
      code: string;
      reason: string;
      /** Format: date-time */
      recordAt: string;
      /** Format: date-time */
      rejectedAt: string;
      headers: {
        name: string;
        value:
          | {
              text: string;
            }
          | {
              /** Format: base64 */
              base64: string;
            };
      }[];
      key:
        | (
            | {
                text: string;
              }
            | {
                /** Format: base64 */
                base64: string;
              }
          )
        | null;
      value:
        | (
            | {
                text: string;
              }
            | {
                /** Format: base64 */
                base64: string;
              }
          )
        | null;
      bytes: number | null;
    };
    Policy: {
      /**
       * @default {
       *       "type": "listed",
       *       "delays": [
       *         "5s",
       *         "5m",
       *         "30m",
       *         "2h",
       *         "5h",
       *         "10h",
       *         "10h"
       *       ]
       *     }
       */
      schedule:
        | {
            /** @constant */
            type: 'listed';
            delays: string[];
          }
        | {
            /** @constant */
            type: 'constant';
            delay: string;
          }
        | {
            /** @constant */
            type: 'linear';
            step: string;
            /** @default 24h */
            maxDelay: string;
          }
        | {
            /** @constant */
            type: 'exponential';
            initialDelay: string;
            /** @default 2 */
            factor: number;
            /** @default 24h */
            maxDelay: string;
          };
      /** @default 0.2 */
      jitter: number;
      maxAttempts?: number;
      maxElapsed?: string;
      /** @default 30s */
      attemptTimeLimit: string;
      /** @default 10 */
      depthLimit: number;
      /** @default 10000 */
      chainLimit: number;
      /**
       * @default allow
       * @enum {string}
       */
      cycles: 'allow' | 'skip';
      /** @default 30d */
      deadLetterTimeToLive: string;
      /** @default 50 */
      maxConcurrency: number;
      rate?: {
        perSecond: number;
        burst?: number;
      };
      order?: {
        key: string;
        /**
         * @default deadLetter
         * @enum {string}
         */
        whenStuck: 'wait' | 'skip' | 'deadLetter';
      };
      /**
       * @default adaptive
       * @enum {string}
       */
      grouping: 'adaptive' | 'off';
      /** @default 1s */
      gatherFor: string;
      /** @default 1000 */
      maxWorkflows: number;
      breaker: {
        /** @default 20 */
        consecutiveFailures: number;
        /** @default 0.7 */
        failureShare: number;
        /** @default 50 */
        minAttempts: number;
        /** @default 5s */
        probeAfter: string;
      };
      /** @default 120h */
      pauseAfterFailingFor: string;
    };
    Source:
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'deadletter';
          config: Record<string, never>;
        }
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'http';
          config: components['schemas']['HttpSourceConfig'];
        }
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'kafka';
          config: components['schemas']['KafkaSourceConfig'];
          secretNames: string[];
          status?: {
            /** @enum {string} */
            state: 'connecting' | 'running' | 'failed' | 'offsetLost';
            reason?: string;
            /** Format: date-time */
            since: string;
            partitions: {
              topic: string;
              partition: number;
              position: number;
              end: number;
              lagRecords: number;
              lagSeconds?: number;
              waitsFor?: string;
            }[];
          };
          losses: {
            group: string;
            topic: string;
            partition: number;
            lostOffset: number;
            firstOffset: number;
            endOffset: number;
            goOnFrom: ('earliest' | 'latest') | null;
            /** Format: date-time */
            notedAt: string;
          }[];
        }
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'kv';
          config: {
            /**
             * @default [
             *       "*"
             *     ]
             */
            collections: string[];
          };
        }
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'outbox';
          config: {
            /** @default public */
            schema: string;
            /** @default penstock_outbox */
            table: string;
            /**
             * @default none
             * @enum {string}
             */
            ordered: 'none' | 'perKey';
            /**
             * @default delete
             * @enum {string}
             */
            afterAccept: 'delete' | 'mark';
            /** @default 500 */
            batchSize: number;
            /** @default 5s */
            pollEvery: string;
          };
        }
      | {
          id: string;
          name: string;
          description: string;
          /** @enum {string} */
          state: 'enabled' | 'paused';
          pausedBecause?: string;
          version: number;
          /** Format: date-time */
          createdAt: string;
          /** Format: date-time */
          updatedAt: string;
          /** @constant */
          type: 'penstock';
          config: Record<string, never>;
        };
    BrokenSource: {
      id: string;
      name: string;
      description: string;
      /** @enum {string} */
      state: 'enabled' | 'paused';
      pausedBecause?: string;
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      type: string;
      config: {
        [key: string]: unknown;
      };
      broken: string;
    };
    Sink: {
      sourceId: string;
      id: string;
      type: string;
      name: string;
      description: string;
      /** @enum {string} */
      state: 'enabled' | 'paused';
      pausedBecause?: string;
      version: number;
      broken?: string;
      breaker: {
        /** @enum {string} */
        state: 'closed' | 'half-open' | 'open';
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        probeAt?: string;
        consecutiveFailures: number;
        /** Format: date-time */
        failingSince?: string;
      };
      token?: {
        /** @enum {string} */
        state: 'valid' | 'refused' | 'unverified';
        description?: string;
        reason?: string;
        /** Format: date-time */
        expiresAt?: string;
        /** Format: date-time */
        verifiedAt: string;
      };
      config: {
        [key: string]: unknown;
      };
      secretNames: string[];
      filter?: components['schemas']['Filter'];
      policy: components['schemas']['Policy'];
      principal: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    Version: {
      number: number;
      /** @enum {string} */
      change: 'created' | 'updated' | 'rolledBack' | 'disabled' | 'enabled' | 'deleted' | 'undeleted' | 'secretRotated';
      author: string;
      reason: string | null;
      /** Format: date-time */
      madeAt: string;
      settings: {
        type: string;
        name: string;
        description: string;
        config: {
          [key: string]: unknown;
        };
        filter?: unknown;
        policy?: unknown;
      };
    };
    Filter:
      | {
          exact: {
            [key: string]: string;
          };
        }
      | {
          prefix: {
            [key: string]: string;
          };
        }
      | {
          suffix: {
            [key: string]: string;
          };
        }
      | {
          glob: {
            [key: string]: string;
          };
        }
      | {
          all: components['schemas']['Filter'][];
        }
      | {
          any: components['schemas']['Filter'][];
        }
      | {
          not: components['schemas']['Filter'];
        };
    Event: {
      /** Format: uuid */
      uid: string;
      sourceId: string;
      id: string;
      source: string;
      type: string;
      subject?: string;
      time?: string;
      datacontenttype?: string;
      dataschema?: string;
      rootid: string;
      depth: number;
      causeid?: string;
      extensions: {
        [key: string]: string;
      };
      /** Format: date-time */
      receivedAt: string;
      headers: {
        [key: string]: string;
      };
      remoteAddress: string;
      body:
        | {
            text: string;
          }
        | {
            /** Format: base64 */
            base64: string;
          };
      deliveries: {
        /** Format: uuid */
        id: string;
        sinkId: string;
        /** @enum {string} */
        state:
          'pending' | 'parked' | 'running' | 'waiting' | 'dead' | 'delivered' | 'discarded' | 'skipped' | 'expired';
      }[];
    };
    ListedEvent: {
      /** Format: uuid */
      uid: string;
      sourceId: string;
      id: string;
      source: string;
      type: string;
      subject?: string;
      time?: string;
      datacontenttype?: string;
      dataschema?: string;
      rootid: string;
      depth: number;
      causeid?: string;
      extensions: {
        [key: string]: string;
      };
      /** Format: date-time */
      receivedAt: string;
      bytes: number;
      deliveries: {
        /** Format: uuid */
        id: string;
        sinkId: string;
        /** @enum {string} */
        state:
          'pending' | 'parked' | 'running' | 'waiting' | 'dead' | 'delivered' | 'discarded' | 'skipped' | 'expired';
      }[];
    };
    AcceptedEvent: {
      event: {
        /** Format: uuid */
        uid: string;
        id: string;
      };
      duplicate: boolean;
      deliveries: {
        /** Format: uuid */
        id: string;
        sinkId: string;
        /** @enum {string} */
        state:
          'pending' | 'parked' | 'running' | 'waiting' | 'dead' | 'delivered' | 'discarded' | 'skipped' | 'expired';
      }[];
    };
    Delivery: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      eventUid: string;
      eventId: string;
      eventType: string;
      sourceId: string;
      sinkId: string;
      /** @enum {string} */
      state: 'pending' | 'parked' | 'running' | 'waiting' | 'dead' | 'delivered' | 'discarded' | 'skipped' | 'expired';
      reason: string | null;
      parkedSince: string | null;
      attempts: number;
      workflowId: string | null;
      owned: boolean;
      inGroup: boolean;
      failure: {
        code: string;
        message: string;
        retryable: boolean;
        hint: string;
        status?: number;
        retryAfterMs?: number;
      } | null;
      receipt: {
        status?: number;
        bytes?: number;
        durationMs?: number;
        data?: {
          [key: string]: unknown;
        };
      } | null;
      amended: boolean;
      /** Format: date-time */
      acceptedAt: string;
      /** Format: date-time */
      updatedAt: string;
      nextAttemptAt: string | null;
      expiresAt: string | null;
      settledAt: string | null;
      resolution: string | null;
    };
    Attempt: {
      number: number;
      /** @enum {string} */
      outcome: 'running' | 'accepted' | 'delivered' | 'failed';
      failure: {
        code: string;
        message: string;
        retryable: boolean;
        hint: string;
        status?: number;
        retryAfterMs?: number;
      } | null;
      receipt: {
        status?: number;
        bytes?: number;
        durationMs?: number;
        data?: {
          [key: string]: unknown;
        };
      } | null;
      /** Format: date-time */
      startedAt: string;
      endedAt: string | null;
    };
    Statistics: {
      accepted: number;
      open: number;
      delivered: number;
      dead: number;
      discarded: number;
      skipped: number;
      expired: number;
      failedAttempts: number;
      bytes: number;
      firstAcceptedAt: string | null;
      lastAcceptedAt: string | null;
    };
    User: {
      name: string;
      /** @enum {string} */
      role: 'owner' | 'operator' | 'viewer';
      /** @enum {string} */
      state: 'active' | 'deactivated';
      deactivatedAt: string | null;
      deactivatedBy: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    Session: {
      author: string;
      /** @enum {string} */
      means: 'adminToken' | 'session' | 'token';
      user?: {
        name: string;
        /** @enum {string} */
        role: 'owner' | 'operator' | 'viewer';
      };
      scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
      sourceIds?: string[];
      csrfToken?: string;
    };
    AccessToken: {
      /** Format: uuid */
      id: string;
      name: string;
      user: string;
      begins: string;
      scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
      sourceIds: string[] | null;
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked';
      /** Format: date-time */
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      revokedBy: string | null;
      lastUsedAt: string | null;
      lastUsedAddress: string | null;
    };
    AuditEntry: {
      id: string;
      /** Format: date-time */
      madeAt: string;
      author: string;
      /** @enum {string} */
      means: 'adminToken' | 'session' | 'token' | 'penstock';
      userName: string | null;
      tokenId: string | null;
      address: string | null;
      action: string;
      target: string;
      sourceId: string | null;
      before: unknown;
      after: unknown;
      reason: string | null;
    };
    Error: {
      statusCode: number;
      error: string;
      message: string;
      hint: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

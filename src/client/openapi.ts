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
     * @description 202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources verified by urlSecret; otherwise signed in headers. A batch is answered with a list. With `Prefer: wait=N` the answer is the outcome of the delivery to the one sink that answers: 200 when it was delivered, else an error, which has the accepted event and the outcome beside it.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents-batch+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/x-www-form-urlencoded': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ],
             *       "outcome": {
             *         "deliveryId": "0198c0de-0000-7000-8000-000000000001",
             *         "sinkId": "orders",
             *         "state": "pending",
             *         "reason": "the target was mended",
             *         "failure": {
             *           "code": "orders",
             *           "message": "config.maxBodyBytes: must be at least 1, got 0",
             *           "retryable": false,
             *           "hint": "Correct the named field and send the request again.",
             *           "status": 1,
             *           "retryAfterMs": 1
             *         },
             *         "receipt": {
             *           "status": 1,
             *           "bytes": 1,
             *           "durationMs": 1,
             *           "data": {
             *             "orderId": 17
             *           }
             *         }
             *       }
             *     }
             */
            'application/json':
              | {
                  /** @description The event */
                  event: {
                    /**
                     * Format: uuid
                     * @description Its id, as Penstock gave it
                     */
                    uid: string;
                    /** @description Its id */
                    id: string;
                  };
                  /** @description Whether it was accepted before, with the same id */
                  duplicate: boolean;
                  /** @description One for each sink that takes the event */
                  deliveries: {
                    /**
                     * Format: uuid
                     * @description Its id
                     */
                    id: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                  }[];
                  /** @description How it ended */
                  outcome?: {
                    /**
                     * Format: uuid
                     * @description The delivery
                     */
                    deliveryId: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                    /** @description Why; kept with the change */
                    reason: string | null;
                    /** @description Why the last attempt failed */
                    failure: {
                      /** @description Code of the error; the table is in docs/operations.md */
                      code: string;
                      /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                      message: string;
                      /** @description Whether it is attempted again by its schedule */
                      retryable: boolean;
                      /** @description What to do about it */
                      hint: string;
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description How long the target asked to wait, in milliseconds */
                      retryAfterMs?: number;
                    } | null;
                    /** @description What the target answered */
                    receipt: {
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description Size in bytes */
                      bytes?: number;
                      /** @description How long the target took, in milliseconds */
                      durationMs?: number;
                      /** @description Data of the event; of a receipt, what the target answered */
                      data?: {
                        [key: string]: unknown;
                      };
                    } | null;
                  };
                }
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.signatureInvalid */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.schemaViolation, penstock.templateFailed, penstock.noSinkAnswers */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.notDelivered */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.abandoned, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.noOutcomeInTime */
        504: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
     * @description 202: accepted; 200: known already, answered with the first one’s ids. With the secret in the path for sources verified by urlSecret; otherwise signed in headers. A batch is answered with a list. With `Prefer: wait=N` the answer is the outcome of the delivery to the one sink that answers: 200 when it was delivered, else an error, which has the accepted event and the outcome beside it.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description Opens or signs; it is shown only where it is made or asked for */
          secret: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents-batch+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/x-www-form-urlencoded': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ],
             *       "outcome": {
             *         "deliveryId": "0198c0de-0000-7000-8000-000000000001",
             *         "sinkId": "orders",
             *         "state": "pending",
             *         "reason": "the target was mended",
             *         "failure": {
             *           "code": "orders",
             *           "message": "config.maxBodyBytes: must be at least 1, got 0",
             *           "retryable": false,
             *           "hint": "Correct the named field and send the request again.",
             *           "status": 1,
             *           "retryAfterMs": 1
             *         },
             *         "receipt": {
             *           "status": 1,
             *           "bytes": 1,
             *           "durationMs": 1,
             *           "data": {
             *             "orderId": 17
             *           }
             *         }
             *       }
             *     }
             */
            'application/json':
              | {
                  /** @description The event */
                  event: {
                    /**
                     * Format: uuid
                     * @description Its id, as Penstock gave it
                     */
                    uid: string;
                    /** @description Its id */
                    id: string;
                  };
                  /** @description Whether it was accepted before, with the same id */
                  duplicate: boolean;
                  /** @description One for each sink that takes the event */
                  deliveries: {
                    /**
                     * Format: uuid
                     * @description Its id
                     */
                    id: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                  }[];
                  /** @description How it ended */
                  outcome?: {
                    /**
                     * Format: uuid
                     * @description The delivery
                     */
                    deliveryId: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                    /** @description Why; kept with the change */
                    reason: string | null;
                    /** @description Why the last attempt failed */
                    failure: {
                      /** @description Code of the error; the table is in docs/operations.md */
                      code: string;
                      /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                      message: string;
                      /** @description Whether it is attempted again by its schedule */
                      retryable: boolean;
                      /** @description What to do about it */
                      hint: string;
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description How long the target asked to wait, in milliseconds */
                      retryAfterMs?: number;
                    } | null;
                    /** @description What the target answered */
                    receipt: {
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description Size in bytes */
                      bytes?: number;
                      /** @description How long the target took, in milliseconds */
                      durationMs?: number;
                      /** @description Data of the event; of a receipt, what the target answered */
                      data?: {
                        [key: string]: unknown;
                      };
                    } | null;
                  };
                }
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.signatureInvalid */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.schemaViolation, penstock.templateFailed, penstock.noSinkAnswers */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.notDelivered */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.abandoned, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.noOutcomeInTime */
        504: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/cloudevents-batch+json': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
          'application/x-www-form-urlencoded': unknown;
          /**
           * @example {
           *       "orderId": 17,
           *       "total": 42.5
           *     }
           */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ],
             *       "outcome": {
             *         "deliveryId": "0198c0de-0000-7000-8000-000000000001",
             *         "sinkId": "orders",
             *         "state": "pending",
             *         "reason": "the target was mended",
             *         "failure": {
             *           "code": "orders",
             *           "message": "config.maxBodyBytes: must be at least 1, got 0",
             *           "retryable": false,
             *           "hint": "Correct the named field and send the request again.",
             *           "status": 1,
             *           "retryAfterMs": 1
             *         },
             *         "receipt": {
             *           "status": 1,
             *           "bytes": 1,
             *           "durationMs": 1,
             *           "data": {
             *             "orderId": 17
             *           }
             *         }
             *       }
             *     }
             */
            'application/json':
              | {
                  /** @description The event */
                  event: {
                    /**
                     * Format: uuid
                     * @description Its id, as Penstock gave it
                     */
                    uid: string;
                    /** @description Its id */
                    id: string;
                  };
                  /** @description Whether it was accepted before, with the same id */
                  duplicate: boolean;
                  /** @description One for each sink that takes the event */
                  deliveries: {
                    /**
                     * Format: uuid
                     * @description Its id
                     */
                    id: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                  }[];
                  /** @description How it ended */
                  outcome?: {
                    /**
                     * Format: uuid
                     * @description The delivery
                     */
                    deliveryId: string;
                    /** @description The sink */
                    sinkId: string;
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state:
                      | 'pending'
                      | 'parked'
                      | 'running'
                      | 'waiting'
                      | 'dead'
                      | 'delivered'
                      | 'discarded'
                      | 'skipped'
                      | 'abandoned'
                      | 'expired';
                    /** @description Why; kept with the change */
                    reason: string | null;
                    /** @description Why the last attempt failed */
                    failure: {
                      /** @description Code of the error; the table is in docs/operations.md */
                      code: string;
                      /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                      message: string;
                      /** @description Whether it is attempted again by its schedule */
                      retryable: boolean;
                      /** @description What to do about it */
                      hint: string;
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description How long the target asked to wait, in milliseconds */
                      retryAfterMs?: number;
                    } | null;
                    /** @description What the target answered */
                    receipt: {
                      /** @description How it fares; of a receipt or a failure, the HTTP status */
                      status?: number;
                      /** @description Size in bytes */
                      bytes?: number;
                      /** @description How long the target took, in milliseconds */
                      durationMs?: number;
                      /** @description Data of the event; of a receipt, what the target answered */
                      data?: {
                        [key: string]: unknown;
                      };
                    } | null;
                  };
                }
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json':
              | components['schemas']['AcceptedEvent']
              | {
                  /** @description The events */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.schemaViolation, penstock.templateFailed, penstock.noSinkAnswers */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.headersTooLarge */
        431: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.notDelivered */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.overloaded, penstock.abandoned, penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.noOutcomeInTime */
        504: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "ok": false
             *     }
             */
            'application/json': {
              /** @description Whether it is well */
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
            /**
             * @example {
             *       "ok": false,
             *       "engine": {
             *         "ok": false,
             *         "message": "config.maxBodyBytes: must be at least 1, got 0"
             *       },
             *       "ledger": {
             *         "ok": false,
             *         "message": "config.maxBodyBytes: must be at least 1, got 0"
             *       }
             *     }
             */
            'application/json': {
              /** @description Whether it is well */
              ok: boolean;
              /** @description Whether the Temporal server answers */
              engine: {
                /** @description Whether it is well */
                ok: boolean;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                message?: string;
              };
              /** @description Whether the ledger answers */
              ledger: {
                /** @description Whether it is well */
                ok: boolean;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
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
            /**
             * @example {
             *       "ok": false,
             *       "engine": {
             *         "ok": false,
             *         "message": "config.maxBodyBytes: must be at least 1, got 0"
             *       },
             *       "ledger": {
             *         "ok": false,
             *         "message": "config.maxBodyBytes: must be at least 1, got 0"
             *       }
             *     }
             */
            'application/json': {
              /** @description Whether it is well */
              ok: boolean;
              /** @description Whether the Temporal server answers */
              engine: {
                /** @description Whether it is well */
                ok: boolean;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                message?: string;
              };
              /** @description Whether the ledger answers */
              ledger: {
                /** @description Whether it is well */
                ok: boolean;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
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
    /**
     * Metrics of Penstock and of its engine, for Prometheus
     * @description What is of other projects than the default one is shown to owners of the deployment alone: send a token of one.
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
            /** @example ok */
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
          /**
           * @example {
           *       "spec": {
           *         "catalog": "orders",
           *         "catalog_url": "https://example.com/orders",
           *         "warehouse": "orders",
           *         "namespace": "orders",
           *         "table": "orders",
           *         "partition_transform": "orders",
           *         "sort_order": "orders",
           *         "schema": [
           *           {
           *             "id": 1,
           *             "name": "Shop",
           *             "type": "order.created",
           *             "required": false
           *           }
           *         ]
           *       },
           *       "rows": [
           *         null
           *       ]
           *     }
           */
          'application/json': {
            /** @description The table, and how it is laid out */
            spec: {
              /** @description The REST catalog of the table, or its name */
              catalog: string;
              /**
               * Format: uri
               * @description Base address of the REST catalog
               */
              catalog_url?: string;
              /** @description Of the catalog */
              warehouse?: string;
              /** @description Of the table */
              namespace: string;
              /** @description The table */
              table: string;
              /** @description How the table is partitioned */
              partition_transform: string;
              /** @description How rows are sorted */
              sort_order: string;
              /** @description Of PostgreSQL, where the table is */
              schema: {
                /** @description Its id */
                id: number;
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description Which kind it is */
                type: string;
                /** @description Whether null is poison */
                required: boolean;
              }[];
            };
            /** @description The rows, or how many */
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
            /**
             * @example {
             *       "namespace": "orders",
             *       "table": "orders",
             *       "rows": 1,
             *       "metadata_location": "orders"
             *     }
             */
            'application/json': {
              /** @description Of the table */
              namespace: string;
              /** @description The table */
              table: string;
              /** @description The rows, or how many */
              rows: number;
              /** @description Where the metadata of the table are */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.catalogNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableSchemaMismatch, penstock.rowRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/codec/decode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decrypt payloads, as a codec server of Temporal; one that cannot be decrypted comes back as it is
     * @description Needs the scope `read`.
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
          /**
           * @example {
           *       "payloads": [
           *         {
           *           "metadata": {},
           *           "data": ""
           *         }
           *       ]
           *     }
           */
          'application/json': {
            /** @description As Temporal keeps them */
            payloads: {
              /** @description Names of its encoding and of the key it was encrypted with, in base64 */
              metadata?: {
                [key: string]: string;
              };
              /**
               * Format: byte
               * @description Data of the event; of a receipt, what the target answered
               */
              data?: string;
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
            /**
             * @example {
             *       "payloads": [
             *         {
             *           "metadata": {},
             *           "data": ""
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description As Temporal keeps them */
              payloads: {
                /** @description Names of its encoding and of the key it was encrypted with, in base64 */
                metadata?: {
                  [key: string]: string;
                };
                /**
                 * Format: byte
                 * @description Data of the event; of a receipt, what the target answered
                 */
                data?: string;
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/codec/encode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Encrypt payloads, as a codec server of Temporal, where payloads are encrypted
     * @description Needs the scope `operate`.
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
          /**
           * @example {
           *       "payloads": [
           *         {
           *           "metadata": {},
           *           "data": ""
           *         }
           *       ]
           *     }
           */
          'application/json': {
            /** @description As Temporal keeps them */
            payloads: {
              /** @description Names of its encoding and of the key it was encrypted with, in base64 */
              metadata?: {
                [key: string]: string;
              };
              /**
               * Format: byte
               * @description Data of the event; of a receipt, what the target answered
               */
              data?: string;
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
            /**
             * @example {
             *       "payloads": [
             *         {
             *           "metadata": {},
             *           "data": ""
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description As Temporal keeps them */
              payloads: {
                /** @description Names of its encoding and of the key it was encrypted with, in base64 */
                metadata?: {
                  [key: string]: string;
                };
                /**
                 * Format: byte
                 * @description Data of the event; of a receipt, what the target answered
                 */
                data?: string;
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "author": "ada",
             *       "means": "adminToken",
             *       "user": {
             *         "name": "Shop",
             *         "role": "owner"
             *       },
             *       "project": "orders",
             *       "projects": {},
             *       "scopes": [
             *         "ingest"
             *       ],
             *       "sourceIds": [
             *         "orders"
             *       ],
             *       "csrfToken": "orders"
             *     }
             */
            'application/json': components['schemas']['Session'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /**
           * @example {
           *       "user": "ada",
           *       "password": "correct horse battery"
           *     }
           */
          'application/json': {
            /** @description Name of the user */
            user: string;
            /** @description At least 12 characters */
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
            /**
             * @example {
             *       "author": "ada",
             *       "means": "adminToken",
             *       "user": {
             *         "name": "Shop",
             *         "role": "owner"
             *       },
             *       "project": "orders",
             *       "projects": {},
             *       "scopes": [
             *         "ingest"
             *       ],
             *       "sourceIds": [
             *         "orders"
             *       ],
             *       "csrfToken": "orders",
             *       "expiresAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description `admin`, a user, `user/token`, or `penstock` */
              author: string;
              /**
               * @description How somebody has shown who they are
               * @enum {string}
               */
              means: 'adminToken' | 'session' | 'token';
              /** @description Name of the user */
              user?: {
                /** @description For people; made of the id when it is left out */
                name: string;
                /**
                 * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
                 * @enum {string}
                 */
                role: 'owner' | 'operator' | 'viewer' | 'member';
              };
              /** @description Id of the project */
              project: string;
              /** @description The projects, by id */
              projects?: {
                [key: string]: 'owner' | 'operator' | 'viewer';
              };
              /** @description What somebody, or a token, may do */
              scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
              /** @description The only sources it is good for; all when it is left out */
              sourceIds?: string[];
              /** @description To be sent as Penstock-Csrf with each change */
              csrfToken: string;
              /**
               * Format: date-time
               * @description When it is good no more
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginRefused, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.crossSiteRefused, penstock.forbidden */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginThrottled */
        429: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "sources": [
             *         {
             *           "id": "orders",
             *           "name": "Shop",
             *           "description": "Orders of the shop",
             *           "state": "enabled",
             *           "pausedBecause": "orders",
             *           "version": 1,
             *           "createdAt": "2026-01-31T12:00:00.000Z",
             *           "updatedAt": "2026-01-31T12:00:00.000Z",
             *           "type": "deadletter",
             *           "config": {}
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The sources */
              sources: (components['schemas']['Source'] | components['schemas']['BrokenSource'])[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Create a source; the answer shows its secret
     * @description `deadletter` takes in the dead letters of other sources. `http` takes requests. `kafka` reads topics. `kv` takes in what happens in the key-value store. `outbox` takes in the rows of a table in a PostgreSQL, whose URL is its `secret`. `penstock`, of which there is at most one, takes in what Penstock has to say of its sinks. `schedule` makes events of its own, by cron expressions or at an interval.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: {
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "id": "shop",
           *       "type": "http",
           *       "name": "Shop",
           *       "config": {
           *         "eventType": "order.created"
           *       }
           *     }
           */
          'application/json':
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'deadletter';
                /**
                 * @description What can be set, by type
                 * @default {}
                 */
                config?: Record<string, never>;
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'http';
                /** @description What can be set, by type */
                config?: components['schemas']['HttpSourceConfigInput'];
                /** @description Opens or signs; it is shown only where it is made or asked for */
                secret?: string;
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'kafka';
                /** @description What can be set, by type */
                config: components['schemas']['KafkaSourceConfigInput'];
                /**
                 * @description Secrets, by name: stored encrypted, never shown
                 * @default {}
                 */
                secrets?: {
                  /** @description Password for SASL */
                  saslPassword?: string;
                  /** @description Private key of the client, in PEM */
                  clientKey?: string;
                };
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'kv';
                /**
                 * @description What can be set, by type
                 * @default {}
                 */
                config?: {
                  /**
                   * @description Paths into the bodies of its events that only targets are to see
                   * @default []
                   */
                  redact?: string[];
                  /**
                   * @description Globs: changes in any collection that one of them matches are taken in
                   * @default [
                   *       "*"
                   *     ]
                   */
                  collections?: string[];
                };
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'outbox';
                /**
                 * @description What can be set, by type
                 * @default {}
                 */
                config?: {
                  /**
                   * @description Paths into the bodies of its events that only targets are to see
                   * @default []
                   */
                  redact?: string[];
                  /**
                   * @description Of PostgreSQL, where the table is
                   * @default public
                   */
                  schema?: string;
                  /**
                   * @description The table
                   * @default penstock_outbox
                   */
                  table?: string;
                  /**
                   * @description `perKey`: a row is taken in when all rows of its key before it are
                   * @default none
                   * @enum {string}
                   */
                  ordered?: 'none' | 'perKey';
                  /**
                   * @description What becomes of a row that was taken in
                   * @default delete
                   * @enum {string}
                   */
                  afterAccept?: 'delete' | 'mark';
                  /**
                   * @description Rows taken in at once
                   * @default 500
                   */
                  batchSize?: number;
                  /**
                   * @description How long is waited for a word of new rows before the table is looked at
                   * @default 5s
                   */
                  pollEvery?: string;
                };
                /**
                 * Format: uri
                 * @description Opens or signs; it is shown only where it is made or asked for
                 */
                secret: string;
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'penstock';
                /**
                 * @description What can be set, by type
                 * @default {}
                 */
                config?: Record<string, never>;
              }
            | {
                /** @description Its id */
                id?: string;
                /** @description For people; made of the id when it is left out */
                name?: string;
                /**
                 * @description For people
                 * @default
                 */
                description?: string;
                /**
                 * @description Which kind it is
                 * @enum {string}
                 */
                type: 'schedule';
                /** @description What can be set, by type */
                config: {
                  /** @description When there is an event: at every time that one of these names */
                  cron?: string[];
                  /** @description When there is an event: so often, counted from 1970 in UTC */
                  every?: string;
                  /** @description Of the cron expressions, an IANA name such as `Europe/Prague` */
                  timeZone?: string;
                  /**
                   * @description Share by which each delay may be shorter or longer, 0–1
                   * @default 0s
                   */
                  jitter?: string;
                  /**
                   * @description How long the former one holds on, up to 7d
                   * @default bufferAll
                   * @enum {string}
                   */
                  overlap?: 'skip' | 'bufferOne' | 'bufferAll' | 'allowAll';
                  /**
                   * @description Times missed while the engine was away are made up for when they are no longer ago than this
                   * @default 1d
                   */
                  catchUpWindow?: string;
                  /**
                   * @description Type of the event; of a source, that of events which say none
                   * @default schedule.due
                   */
                  eventType?: string;
                  /** @description What the event is about */
                  subject?: string;
                  /** @description Data of the event; of a receipt, what the target answered */
                  data?: unknown;
                };
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json':
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'deadletter';
                  /** @description What can be set, by type */
                  config: Record<string, never>;
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'http';
                  /** @description What can be set, by type */
                  config: components['schemas']['HttpSourceConfig'];
                  /** @description How events are sent to it */
                  ingest: {
                    /** @description Where it is */
                    path: string;
                    /** @description Opens or signs; it is shown only where it is made or asked for */
                    secret: string;
                  };
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'kafka';
                  /** @description What can be set, by type */
                  config: components['schemas']['KafkaSourceConfig'];
                  /** @description Names of the secrets that are set; their values are never read back */
                  secretNames: string[];
                  /** @description How it fares; of a receipt or a failure, the HTTP status */
                  status?: {
                    /**
                     * @description In which state it is
                     * @enum {string}
                     */
                    state: 'connecting' | 'running' | 'failed' | 'offsetLost';
                    /** @description Why; kept with the change */
                    reason?: string;
                    /**
                     * Format: date-time
                     * @description Since when
                     */
                    since: string;
                    /** @description The partitions */
                    partitions: {
                      /** @description The topic */
                      topic: string;
                      /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
                      partition: number;
                      /** @description Offset of the next record to take in */
                      position: number;
                      /** @description Offset that the next record will get which is made */
                      end: number;
                      /** @description Records that are not taken in yet */
                      lagRecords: number;
                      /** @description Age of the record read last, while others wait */
                      lagSeconds?: number;
                      /** @description Why nothing of it is taken in just now */
                      waitsFor?: string;
                    }[];
                  };
                  /** @description Partitions that have lost the records that were to be next */
                  losses: {
                    /** @description The consumer group */
                    group: string;
                    /** @description The topic */
                    topic: string;
                    /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
                    partition: number;
                    /** @description Offset of the record that was to be next */
                    lostOffset: number;
                    /** @description Offset of the first record that was still there */
                    firstOffset: number;
                    /** @description Offset that the next record was to get then */
                    endOffset: number;
                    /** @description What was decided */
                    goOnFrom: ('earliest' | 'latest') | null;
                    /**
                     * Format: date-time
                     * @description When it was noted
                     */
                    notedAt: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'kv';
                  /** @description What can be set, by type */
                  config: {
                    /**
                     * @description Paths into the bodies of its events that only targets are to see
                     * @default []
                     */
                    redact: string[];
                    /**
                     * @description Globs: changes in any collection that one of them matches are taken in
                     * @default [
                     *       "*"
                     *     ]
                     */
                    collections: string[];
                  };
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'outbox';
                  /** @description What can be set, by type */
                  config: {
                    /**
                     * @description Paths into the bodies of its events that only targets are to see
                     * @default []
                     */
                    redact: string[];
                    /**
                     * @description Of PostgreSQL, where the table is
                     * @default public
                     */
                    schema: string;
                    /**
                     * @description The table
                     * @default penstock_outbox
                     */
                    table: string;
                    /**
                     * @description `perKey`: a row is taken in when all rows of its key before it are
                     * @default none
                     * @enum {string}
                     */
                    ordered: 'none' | 'perKey';
                    /**
                     * @description What becomes of a row that was taken in
                     * @default delete
                     * @enum {string}
                     */
                    afterAccept: 'delete' | 'mark';
                    /**
                     * @description Rows taken in at once
                     * @default 500
                     */
                    batchSize: number;
                    /**
                     * @description How long is waited for a word of new rows before the table is looked at
                     * @default 5s
                     */
                    pollEvery: string;
                  };
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'penstock';
                  /** @description What can be set, by type */
                  config: Record<string, never>;
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state: 'enabled' | 'paused';
                  /** @description Why it is paused */
                  pausedBecause?: string;
                  /** @description Number of its latest version, which is also its ETag */
                  version: number;
                  /**
                   * Format: date-time
                   * @description When it was created
                   */
                  createdAt: string;
                  /**
                   * Format: date-time
                   * @description When it was changed last
                   */
                  updatedAt: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'schedule';
                  /** @description What can be set, by type */
                  config: {
                    /** @description When there is an event: at every time that one of these names */
                    cron?: string[];
                    /** @description When there is an event: so often, counted from 1970 in UTC */
                    every?: string;
                    /** @description Of the cron expressions, an IANA name such as `Europe/Prague` */
                    timeZone?: string;
                    /**
                     * @description Share by which each delay may be shorter or longer, 0–1
                     * @default 0s
                     */
                    jitter: string;
                    /**
                     * @description How long the former one holds on, up to 7d
                     * @default bufferAll
                     * @enum {string}
                     */
                    overlap: 'skip' | 'bufferOne' | 'bufferAll' | 'allowAll';
                    /**
                     * @description Times missed while the engine was away are made up for when they are no longer ago than this
                     * @default 1d
                     */
                    catchUpWindow: string;
                    /**
                     * @description Type of the event; of a source, that of events which say none
                     * @default schedule.due
                     */
                    eventType: string;
                    /** @description What the event is about */
                    subject?: string;
                    /** @description Data of the event; of a receipt, what the target answered */
                    data?: unknown;
                  };
                };
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached, penstock.idempotencyKeyReused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
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
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "description": "Orders of the shop",
           *       "reason": "so that people know"
           *     }
           */
          'application/json': {
            /** @description Which kind it is */
            type?: string;
            /** @description For people; made of the id when it is left out */
            name?: string | null;
            /** @description For people */
            description?: string | null;
            /** @description What can be set, by type */
            config?: {
              [key: string]: unknown;
            };
            /** @description Opens or signs; it is shown only where it is made or asked for */
            secret?: string;
            /** @description Secrets, by name: stored encrypted, never shown */
            secrets?: {
              [key: string]: string | null;
            };
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "path": "/in/shop",
             *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
             *     }
             */
            'application/json': {
              /** @description Where it is */
              path: string;
              /** @description Opens or signs; it is shown only where it is made or asked for */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page; of a change, what it was set to */
          after?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "records": [
             *         {
             *           "sourceId": "shop",
             *           "topic": "orders",
             *           "partition": 1,
             *           "offset": 1,
             *           "code": "orders",
             *           "reason": "the target was mended",
             *           "recordAt": "2026-01-31T12:00:00.000Z",
             *           "rejectedAt": "2026-01-31T12:00:00.000Z",
             *           "headers": [
             *             {
             *               "name": "Shop",
             *               "value": {
             *                 "text": "{\"orderId\":17}"
             *               }
             *             }
             *           ],
             *           "key": {
             *             "text": "{\"orderId\":17}"
             *           },
             *           "value": {
             *             "text": "{\"orderId\":17}"
             *           },
             *           "bytes": 1
             *         }
             *       ],
             *       "nextAfter": "orders"
             *     }
             */
            'application/json': {
              /** @description The records of this page */
              records: components['schemas']['RejectedRecord'][];
              /** @description Give it as `after` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "from": "earliest"
           *     }
           */
          'application/json': {
            /**
             * @description From this time, or place, on; of a column, the field its values come from
             * @enum {string}
             */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "sources": [
             *         {
             *           "id": "orders",
             *           "type": "order.created",
             *           "name": "Shop",
             *           "deletedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The sources */
              sources: {
                /** @description Its id */
                id: string;
                /** @description Which kind it is */
                type: string;
                /** @description For people; made of the id when it is left out */
                name: string;
                /**
                 * Format: date-time
                 * @description When it was deleted
                 */
                deletedAt: string;
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceAlreadyExists, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "id": "orders",
           *       "source": "/penstock/api",
           *       "type": "order.created",
           *       "subject": "orders",
           *       "time": "2026-01-31T12:00:00.000Z",
           *       "data": {
           *         "orderId": 17
           *       }
           *     }
           */
          'application/json': {
            /** @description Its id */
            id?: string;
            /**
             * @description Of an event, where it comes from (CloudEvents); of a column, where its values come from
             * @default /penstock/api
             */
            source?: string;
            /** @description Which kind it is */
            type: string;
            /** @description What the event is about */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened, as the sender says
             */
            time?: string;
            /** @description Data of the event; of a receipt, what the target answered */
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
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json': components['schemas']['AcceptedEvent'];
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "event": {
             *         "uid": "0198c0de-0000-7000-8000-000000000001",
             *         "id": "orders"
             *       },
             *       "duplicate": false,
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json': components['schemas']['AcceptedEvent'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sourceDisabled */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken, penstock.schemaViolation */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "state": "relaying",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "since": "2026-01-31T12:00:00.000Z",
             *       "seenAt": "2026-01-31T12:00:00.000Z",
             *       "waiting": 1,
             *       "failed": 1,
             *       "lagSeconds": 1
             *     }
             */
            'application/json': {
              /**
               * @description In which state it is
               * @enum {string}
               */
              state: 'relaying' | 'unreachable' | 'starting' | 'disabled';
              /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
              message: string | null;
              /** @description Since when */
              since: string | null;
              /** @description When the table was looked at last */
              seenAt: string | null;
              /** @description Rows that wait */
              waiting: number | null;
              /** @description How many failed */
              failed: number | null;
              /** @description Age of the record read last, while others wait */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/sources/{sourceId}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show how the schedule of a schedule source stands: its next times, and the last ones
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "state": "disabled",
             *       "note": "orders",
             *       "nextRuns": [
             *         "2026-01-31T12:00:00.000Z"
             *       ],
             *       "lastRuns": [
             *         {
             *           "scheduledAt": "2026-01-31T12:00:00.000Z",
             *           "startedAt": "2026-01-31T12:00:00.000Z",
             *           "workflowId": "orders"
             *         }
             *       ],
             *       "missed": 1,
             *       "skipped": 1
             *     }
             */
            'application/json': {
              /**
               * @description In which state it is
               * @enum {string}
               */
              state: 'disabled' | 'paused' | 'running' | 'starting';
              /** @description What whoever paused it in the Temporal UI has said */
              note: string | null;
              /** @description The next times */
              nextRuns: string[];
              /** @description The last times, newest last */
              lastRuns: {
                /**
                 * Format: date-time
                 * @description The time it was due
                 */
                scheduledAt: string;
                /**
                 * Format: date-time
                 * @description When it began
                 */
                startedAt: string;
                /** @description The workflow that carries or carried it */
                workflowId: string;
              }[];
              /** @description How many times were missed because the engine was away for too long */
              missed: number;
              /** @description Deliveries that were not attempted, by depth, limit or cycle */
              skipped: number;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/sources/{sourceId}/backfill': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make up for times of a schedule that are over
     * @description Every time of the schedule from `from` to `to`, as it is now, becomes an event. One that has its event already gets no other.
     *
     *     Needs the scope `operate`.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "from": "2026-01-31T12:00:00.000Z",
           *       "to": "2026-01-31T12:00:00.000Z",
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /**
             * Format: date-time
             * @description From this time, or place, on; of a column, the field its values come from
             */
            from: string;
            /**
             * Format: date-time
             * @description Before this time
             */
            to: string;
            /** @description Why; kept with the change */
            reason?: string;
          };
        };
      };
      responses: {
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "times": 1
             *     }
             */
            'application/json': {
              /** @description How many times were asked for */
              times: number;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sourceDisabled */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/sources/{sourceId}/types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the types of a source’s events that were seen or have a schema, by name
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: {
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "types": [
             *         {
             *           "type": "order.created",
             *           "mode": "enforce",
             *           "schema": null,
             *           "firstSeenAt": "2026-01-31T12:00:00.000Z",
             *           "lastSeenAt": "2026-01-31T12:00:00.000Z",
             *           "exampleUid": "0198c0de-0000-7000-8000-000000000001"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description Types of events, by name */
              types: {
                /** @description Which kind it is */
                type: string;
                /**
                 * @description Which of its kinds it is
                 * @enum {string}
                 */
                mode: 'enforce' | 'flag' | 'ignore';
                /** @description Of PostgreSQL, where the table is */
                schema?: unknown;
                /**
                 * Format: date-time
                 * @description When an event of the type was first noted
                 */
                firstSeenAt?: string;
                /**
                 * Format: date-time
                 * @description When an event of the type was last noted, to the minute
                 */
                lastSeenAt?: string;
                /**
                 * Format: uuid
                 * @description Of one of the newest events of the type
                 */
                exampleUid?: string;
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/sources/{sourceId}/types/{type}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a type of event, with an example
     * @description Needs the scope `read`.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description Which kind it is */
          type: string;
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
            /**
             * @example {
             *       "type": "order.created",
             *       "mode": "enforce",
             *       "schema": null,
             *       "firstSeenAt": "2026-01-31T12:00:00.000Z",
             *       "lastSeenAt": "2026-01-31T12:00:00.000Z",
             *       "exampleUid": "0198c0de-0000-7000-8000-000000000001",
             *       "example": {
             *         "text": "{\"orderId\":17}"
             *       }
             *     }
             */
            'application/json': {
              /** @description Which kind it is */
              type: string;
              /**
               * @description Which of its kinds it is
               * @enum {string}
               */
              mode: 'enforce' | 'flag' | 'ignore';
              /** @description Of PostgreSQL, where the table is */
              schema?: unknown;
              /**
               * Format: date-time
               * @description When an event of the type was first noted
               */
              firstSeenAt?: string;
              /**
               * Format: date-time
               * @description When an event of the type was last noted, to the minute
               */
              lastSeenAt?: string;
              /**
               * Format: uuid
               * @description Of one of the newest events of the type
               */
              exampleUid?: string;
              /** @description The body of that event */
              example?:
                | {
                    /** @description Text */
                    text: string;
                  }
                | {
                    /**
                     * Format: byte
                     * @description Bytes that are no text
                     */
                    base64: string;
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.eventTypeNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    /**
     * Set the schema of a type of event, and what becomes of events that do not match
     * @description Of sources of type `http`, `kafka` and `outbox`. Enforced, a request is refused with `schemaViolation`, a record or row is set aside. It counts for events that come in from then on.
     *
     *     Needs the scope `operate`.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description Which kind it is */
          type: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "mode": "enforce",
           *       "schema": {}
           *     }
           */
          'application/json': {
            /**
             * @description Which of its kinds it is
             * @enum {string}
             */
            mode: 'enforce' | 'flag' | 'ignore';
            /** @description Of PostgreSQL, where the table is */
            schema?:
              | {
                  [key: string]: unknown;
                }
              | boolean;
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
            /**
             * @example {
             *       "type": "order.created",
             *       "mode": "enforce",
             *       "schema": null,
             *       "firstSeenAt": "2026-01-31T12:00:00.000Z",
             *       "lastSeenAt": "2026-01-31T12:00:00.000Z",
             *       "exampleUid": "0198c0de-0000-7000-8000-000000000001"
             *     }
             */
            'application/json': {
              /** @description Which kind it is */
              type: string;
              /**
               * @description Which of its kinds it is
               * @enum {string}
               */
              mode: 'enforce' | 'flag' | 'ignore';
              /** @description Of PostgreSQL, where the table is */
              schema?: unknown;
              /**
               * Format: date-time
               * @description When an event of the type was first noted
               */
              firstSeenAt?: string;
              /**
               * Format: date-time
               * @description When an event of the type was last noted, to the minute
               */
              lastSeenAt?: string;
              /**
               * Format: uuid
               * @description Of one of the newest events of the type
               */
              exampleUid?: string;
            };
          };
        };
        /** @description penstock.badRequest, penstock.schemaInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    post?: never;
    /**
     * Forget a type of event, its schema, and that it was seen
     * @description Needs the scope `operate`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description Which kind it is */
          type: string;
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
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.eventTypeNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "sinks": [
             *         {
             *           "sourceId": "shop",
             *           "id": "orders",
             *           "type": "order.created",
             *           "name": "Shop",
             *           "description": "Orders of the shop",
             *           "state": "enabled",
             *           "pausedBecause": "orders",
             *           "version": 1,
             *           "broken": "config.url: must be a string, got nothing",
             *           "breaker": {
             *             "state": "closed",
             *             "since": "2026-01-31T12:00:00.000Z",
             *             "probeAt": "2026-01-31T12:00:00.000Z",
             *             "consecutiveFailures": 1,
             *             "failingSince": "2026-01-31T12:00:00.000Z"
             *           },
             *           "token": {
             *             "state": "valid",
             *             "description": "Orders of the shop",
             *             "reason": "the target was mended",
             *             "expiresAt": "2026-01-31T12:00:00.000Z",
             *             "verifiedAt": "2026-01-31T12:00:00.000Z"
             *           },
             *           "config": {},
             *           "secretNames": [
             *             "orders"
             *           ],
             *           "filter": {
             *             "exact": {}
             *           },
             *           "policy": {
             *             "schedule": {
             *               "type": "listed",
             *               "delays": [
             *                 "30s"
             *               ]
             *             },
             *             "jitter": 0.2,
             *             "maxAttempts": 1,
             *             "maxElapsed": "30s",
             *             "attemptTimeLimit": "30s",
             *             "depthLimit": 10,
             *             "chainLimit": 10000,
             *             "cycles": "allow",
             *             "deadLetterTimeToLive": "30d",
             *             "maxConcurrency": 50,
             *             "rate": {
             *               "perSecond": 1
             *             },
             *             "order": {
             *               "whenStuck": "wait"
             *             },
             *             "grouping": "adaptive",
             *             "gatherFor": "1s",
             *             "maxWorkflows": 1000,
             *             "breaker": {
             *               "consecutiveFailures": 20,
             *               "failureShare": 0.7,
             *               "minAttempts": 50,
             *               "probeAfter": "5s"
             *             },
             *             "pauseAfterFailingFor": "120h"
             *           },
             *           "principal": "orders",
             *           "createdAt": "2026-01-31T12:00:00.000Z",
             *           "updatedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The sinks */
              sinks: components['schemas']['Sink'][];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "id": "orders",
           *       "type": "webhook",
           *       "config": {
           *         "url": "https://example.com/orders"
           *       },
           *       "filter": {
           *         "exact": {
           *           "type": "order.created"
           *         }
           *       },
           *       "policy": {
           *         "maxAttempts": 3
           *       }
           *     }
           */
          'application/json': {
            /** @description Its id */
            id?: string;
            /**
             * @description Which kind it is
             * @enum {string}
             */
            type: 'webhook' | 'jobTrigger' | 'kaiAgent' | 'function' | 'iceberg' | 'workflow';
            /** @description For people; made of the id when it is left out */
            name?: string;
            /**
             * @description For people
             * @default
             */
            description?: string;
            /**
             * @description What can be set, by type
             * @default {}
             */
            config?: {
              [key: string]: unknown;
            };
            /**
             * @description Secrets, by name: stored encrypted, never shown
             * @default {}
             */
            secrets?: {
              [key: string]: string;
            };
            /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
            filter?: components['schemas']['FilterInput'];
            /** @description How deliveries are attempted */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused, penstock.resourceLimitReached, penstock.idempotencyKeyReused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "config": {
           *         "url": "https://example.com/orders/v2"
           *       },
           *       "filter": null
           *     }
           */
          'application/json': {
            /** @description Which kind it is */
            type?: string;
            /** @description For people; made of the id when it is left out */
            name?: string | null;
            /** @description For people */
            description?: string | null;
            /** @description What can be set, by type */
            config?: {
              [key: string]: unknown;
            };
            /** @description Secrets, by name: stored encrypted, never shown */
            secrets?: {
              [key: string]: string | null;
            };
            /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
            filter?: components['schemas']['FilterInput'] | null;
            /** @description How deliveries are attempted */
            policy?: {
              [key: string]: unknown;
            } | null;
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "sinks": [
             *         {
             *           "sourceId": "shop",
             *           "id": "orders",
             *           "type": "order.created",
             *           "name": "Shop",
             *           "deletedAt": "2026-01-31T12:00:00.000Z",
             *           "withSource": false
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The sinks */
              sinks: {
                /** @description The source */
                sourceId: string;
                /** @description Its id */
                id: string;
                /** @description Which kind it is */
                type: string;
                /** @description For people; made of the id when it is left out */
                name: string;
                /**
                 * Format: date-time
                 * @description When it was deleted
                 */
                deletedAt: string;
                /** @description Whether it was deleted with its source */
                withSource: boolean;
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.resourceLimitReached */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended",
           *       "keepToken": false,
           *       "token": "orders"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
            reason?: string;
            /** @description Keeps the token of a sink that is disabled */
            keepToken?: boolean;
            /** @description A token */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended",
           *       "keepToken": false,
           *       "token": "orders"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
            reason?: string;
            /** @description Keeps the token of a sink that is disabled */
            keepToken?: boolean;
            /** @description A token */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended",
           *       "keepToken": false,
           *       "token": "orders"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
            reason?: string;
            /** @description Keeps the token of a sink that is disabled */
            keepToken?: boolean;
            /** @description A token */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended",
           *       "keepToken": false,
           *       "token": "orders"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
            reason?: string;
            /** @description Keeps the token of a sink that is disabled */
            keepToken?: boolean;
            /** @description A token */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "state": "valid",
             *       "description": "Orders of the shop",
             *       "reason": "the target was mended",
             *       "expiresAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /**
               * @description In which state it is
               * @enum {string}
               */
              state: 'valid' | 'refused' | 'unverified';
              /** @description For people */
              description?: string;
              /** @description Why; kept with the change */
              reason?: string;
              /**
               * Format: date-time
               * @description When it is good no more
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "table": "orders",
             *       "uuid": "orders",
             *       "knownUuid": "orders",
             *       "location": "orders",
             *       "halts": [
             *         "tableRecreated"
             *       ],
             *       "snapshotId": "orders",
             *       "snapshots": 1,
             *       "rows": 1,
             *       "dataFiles": 1,
             *       "watermarks": {},
             *       "partitions": [
             *         {
             *           "topic": "orders",
             *           "partition": 1,
             *           "state": "inStep",
             *           "next": 1,
             *           "inSnapshots": 1,
             *           "first": 1,
             *           "end": 1,
             *           "stored": 1,
             *           "lagRecords": 1
             *         }
             *       ],
             *       "partitionsUnknown": "orders",
             *       "openBatches": [
             *         {
             *           "id": "orders",
             *           "rows": 1,
             *           "poison": 1,
             *           "bytes": 1,
             *           "ofDeliveries": false,
             *           "openedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "lastCommits": [
             *         {
             *           "snapshotId": "orders",
             *           "at": "2026-01-31T12:00:00.000Z",
             *           "operation": "orders",
             *           "addedRows": 1,
             *           "batches": [
             *             "orders"
             *           ]
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The table */
              table: string;
              /** @description UUID of the table */
              uuid: string;
              /** @description UUID that the table had when it was last appended to */
              knownUuid?: string;
              /** @description Where the table lies */
              location: string;
              /** @description What keeps the table from being appended to */
              halts: ('tableRecreated' | 'tableRolledBack' | 'tableBehindLog')[];
              /** @description The snapshot it went in with */
              snapshotId?: string;
              /** @description How many snapshots there are */
              snapshots: number;
              /** @description The rows, or how many */
              rows?: number;
              /** @description Data files in the current snapshot */
              dataFiles?: number;
              /** @description How far each partition is in the table */
              watermarks: {
                [key: string]: {
                  /** @description Offset of the next record to append */
                  next: number;
                  /** @description The snapshot it went in with */
                  snapshotId: string;
                };
              };
              /** @description The partitions */
              partitions: {
                /** @description The topic */
                topic: string;
                /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
                partition: number;
                /**
                 * @description In which state it is
                 * @enum {string}
                 */
                state: 'inStep' | 'notBegun' | 'recordsGone' | 'beyondLog' | 'rolledBack';
                /** @description Offset of the next record to append */
                next?: number;
                /** @description Rows in snapshots */
                inSnapshots?: number;
                /** @description Offset of the first record that is still there */
                first: number;
                /** @description Offset that the next record will get which is made */
                end: number;
                /** @description What the group has stored */
                stored?: number;
                /** @description Records that are not taken in yet */
                lagRecords?: number;
              }[];
              /** @description Why nothing can be said of the partitions */
              partitionsUnknown?: string;
              /** @description Batches that no commit has taken yet */
              openBatches: {
                /** @description Its id */
                id: string;
                /** @description The rows, or how many */
                rows: number;
                /** @description Records that could not become rows */
                poison: number;
                /** @description Size in bytes */
                bytes: number;
                /** @description Whether it is of deliveries, and not of records of Kafka */
                ofDeliveries: boolean;
                /**
                 * Format: date-time
                 * @description Since when it is open
                 */
                openedAt: string;
              }[];
              /** @description The last commits, newest first */
              lastCommits: {
                /** @description The snapshot it went in with */
                snapshotId: string;
                /**
                 * Format: date-time
                 * @description When it was
                 */
                at: string;
                /** @description What was done */
                operation?: string;
                /** @description Rows that the commit added */
                addedRows: number;
                /** @description Ids of the batches in the commit */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed, penstock.diskFull */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "from": "table"
           *     }
           */
          'application/json': {
            /** @description From this time, or place, on; of a column, the field its values come from */
            from:
              | ('table' | 'earliest' | 'latest' | 'group')
              | {
                  /** @description The topic */
                  topic: string;
                  /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
                  partition: number;
                  /** @description Of the record in its partition */
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
            /**
             * @example {
             *       "table": "orders",
             *       "uuid": "orders",
             *       "halts": [
             *         "tableRecreated"
             *       ],
             *       "positions": [
             *         {
             *           "topic": "orders",
             *           "partition": 1,
             *           "offset": 1
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The table */
              table: string;
              /** @description UUID of the table */
              uuid: string;
              /** @description What keeps the table from being appended to */
              halts: ('tableRecreated' | 'tableRolledBack' | 'tableBehindLog')[];
              /** @description Where each partition goes on */
              positions: {
                /** @description The topic */
                topic: string;
                /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
                partition: number;
                /** @description Of the record in its partition */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed, penstock.diskFull */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "remove": false
           *     }
           */
          'application/json': {
            /**
             * @description Removes them; else they are only listed
             * @default false
             */
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
            /**
             * @example {
             *       "removed": false,
             *       "files": [
             *         {
             *           "location": "orders",
             *           "bytes": 1,
             *           "modifiedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description Whether they are removed */
              removed: boolean;
              /** @description The files */
              files: {
                /** @description Where the table lies */
                location: string;
                /** @description Size in bytes */
                bytes: number;
                /**
                 * Format: date-time
                 * @description When it was written last
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableRecreated, penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed, penstock.diskFull */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "olderThan": "30s",
           *       "keep": 1,
           *       "dryRun": false
           *     }
           */
          'application/json': {
            /** @description Snapshots older than this */
            olderThan?: string;
            /** @description How many of the newest stay, however old they are */
            keep?: number;
            /**
             * @description Only counts, and changes nothing
             * @default false
             */
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
            /**
             * @example {
             *       "dryRun": false,
             *       "olderThan": "orders",
             *       "keep": 1,
             *       "snapshotIds": [
             *         "orders"
             *       ],
             *       "removedFiles": 1
             *     }
             */
            'application/json': {
              /** @description Only counts, and changes nothing */
              dryRun: boolean;
              /** @description Snapshots older than this */
              olderThan: string;
              /** @description How many of the newest stay, however old they are */
              keep: number;
              /** @description The snapshots */
              snapshotIds: string[];
              /** @description How many files were removed */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.tableNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.tableRecreated, penstock.tableUnsupported, penstock.targetUnauthorized, penstock.locationRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.network, penstock.targetFailed, penstock.storageFailed, penstock.diskFull */
        502: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: number;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "versions": [
             *         {
             *           "number": 1,
             *           "change": "created",
             *           "author": "ada",
             *           "reason": "the target was mended",
             *           "madeAt": "2026-01-31T12:00:00.000Z",
             *           "settings": {
             *             "type": "order.created",
             *             "name": "Shop",
             *             "description": "Orders of the shop",
             *             "config": {},
             *             "filter": null,
             *             "policy": null
             *           }
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description Newest first */
              versions: components['schemas']['Version'][];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description Of the version, or the attempt */
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
            /**
             * @example {
             *       "number": 1,
             *       "change": "created",
             *       "author": "ada",
             *       "reason": "the target was mended",
             *       "madeAt": "2026-01-31T12:00:00.000Z",
             *       "settings": {
             *         "type": "order.created",
             *         "name": "Shop",
             *         "description": "Orders of the shop",
             *         "config": {},
             *         "filter": null,
             *         "policy": null
             *       }
             *     }
             */
            'application/json': components['schemas']['Version'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description Of the version, or the attempt */
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "type": "deadletter",
             *       "config": {}
             *     }
             */
            'application/json': components['schemas']['Source'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: number;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "versions": [
             *         {
             *           "number": 1,
             *           "change": "created",
             *           "author": "ada",
             *           "reason": "the target was mended",
             *           "madeAt": "2026-01-31T12:00:00.000Z",
             *           "settings": {
             *             "type": "order.created",
             *             "name": "Shop",
             *             "description": "Orders of the shop",
             *             "config": {},
             *             "filter": null,
             *             "policy": null
             *           }
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description Newest first */
              versions: components['schemas']['Version'][];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
          /** @description Of the version, or the attempt */
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
            /**
             * @example {
             *       "number": 1,
             *       "change": "created",
             *       "author": "ada",
             *       "reason": "the target was mended",
             *       "madeAt": "2026-01-31T12:00:00.000Z",
             *       "settings": {
             *         "type": "order.created",
             *         "name": "Shop",
             *         "description": "Orders of the shop",
             *         "config": {},
             *         "filter": null,
             *         "policy": null
             *       }
             *     }
             */
            'application/json': components['schemas']['Version'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
          /** @description Of the version, or the attempt */
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "type": "order.created",
             *       "name": "Shop",
             *       "description": "Orders of the shop",
             *       "state": "enabled",
             *       "pausedBecause": "orders",
             *       "version": 1,
             *       "broken": "config.url: must be a string, got nothing",
             *       "breaker": {
             *         "state": "closed",
             *         "since": "2026-01-31T12:00:00.000Z",
             *         "probeAt": "2026-01-31T12:00:00.000Z",
             *         "consecutiveFailures": 1,
             *         "failingSince": "2026-01-31T12:00:00.000Z"
             *       },
             *       "token": {
             *         "state": "valid",
             *         "description": "Orders of the shop",
             *         "reason": "the target was mended",
             *         "expiresAt": "2026-01-31T12:00:00.000Z",
             *         "verifiedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "config": {},
             *       "secretNames": [
             *         "orders"
             *       ],
             *       "filter": {
             *         "exact": {}
             *       },
             *       "policy": {
             *         "schedule": {
             *           "type": "listed",
             *           "delays": [
             *             "30s"
             *           ]
             *         },
             *         "jitter": 0.2,
             *         "maxAttempts": 1,
             *         "maxElapsed": "30s",
             *         "attemptTimeLimit": "30s",
             *         "depthLimit": 10,
             *         "chainLimit": 10000,
             *         "cycles": "allow",
             *         "deadLetterTimeToLive": "30d",
             *         "maxConcurrency": 50,
             *         "rate": {
             *           "perSecond": 1,
             *           "burst": 1
             *         },
             *         "order": {
             *           "key": "orders",
             *           "keyTemplate": "orders",
             *           "whenStuck": "wait"
             *         },
             *         "grouping": "adaptive",
             *         "gatherFor": "1s",
             *         "maxWorkflows": 1000,
             *         "breaker": {
             *           "consecutiveFailures": 20,
             *           "failureShare": 0.7,
             *           "minAttempts": 50,
             *           "probeAfter": "5s"
             *         },
             *         "pauseAfterFailingFor": "120h"
             *       },
             *       "principal": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Sink'];
          };
        };
        /** @description penstock.badRequest, penstock.templateInvalid */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.versionNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.addressRefused */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
           *       "overlap": "24h",
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Opens or signs; it is shown only where it is made or asked for */
            secret?: string;
            /**
             * @description How long the former one holds on, up to 7d
             * @default 24h
             */
            overlap?: string;
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "path": "/in/shop",
             *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
             *       "formerUntil": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description Where it is */
              path: string;
              /** @description Opens or signs; it is shown only where it is made or asked for */
              secret: string;
              /**
               * Format: date-time
               * @description Until when the former one holds as well
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Why it is changed; kept with the version */
          'penstock-reason'?: string;
          /** @description ETag of the version that is to be changed; 412 when it is another */
          'if-match'?: string;
        };
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
           *       "overlap": "24h",
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Opens or signs; it is shown only where it is made or asked for */
            secret?: string;
            /**
             * @description How long the former one holds on, up to 7d
             * @default 24h
             */
            overlap?: string;
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "sink": {
             *         "sourceId": "shop",
             *         "id": "orders",
             *         "type": "order.created",
             *         "name": "Shop",
             *         "description": "Orders of the shop",
             *         "state": "enabled",
             *         "pausedBecause": "orders",
             *         "version": 1,
             *         "broken": "config.url: must be a string, got nothing",
             *         "breaker": {
             *           "state": "closed",
             *           "since": "2026-01-31T12:00:00.000Z",
             *           "probeAt": "2026-01-31T12:00:00.000Z",
             *           "consecutiveFailures": 1,
             *           "failingSince": "2026-01-31T12:00:00.000Z"
             *         },
             *         "token": {
             *           "state": "valid",
             *           "description": "Orders of the shop",
             *           "reason": "the target was mended",
             *           "expiresAt": "2026-01-31T12:00:00.000Z",
             *           "verifiedAt": "2026-01-31T12:00:00.000Z"
             *         },
             *         "config": {},
             *         "secretNames": [
             *           "orders"
             *         ],
             *         "filter": {
             *           "exact": {}
             *         },
             *         "policy": {
             *           "schedule": {
             *             "type": "listed",
             *             "delays": [
             *               "30s"
             *             ]
             *           },
             *           "jitter": 0.2,
             *           "maxAttempts": 1,
             *           "maxElapsed": "30s",
             *           "attemptTimeLimit": "30s",
             *           "depthLimit": 10,
             *           "chainLimit": 10000,
             *           "cycles": "allow",
             *           "deadLetterTimeToLive": "30d",
             *           "maxConcurrency": 50,
             *           "rate": {
             *             "perSecond": 1,
             *             "burst": 1
             *           },
             *           "order": {
             *             "key": "orders",
             *             "keyTemplate": "orders",
             *             "whenStuck": "wait"
             *           },
             *           "grouping": "adaptive",
             *           "gatherFor": "1s",
             *           "maxWorkflows": 1000,
             *           "breaker": {
             *             "consecutiveFailures": 20,
             *             "failureShare": 0.7,
             *             "minAttempts": 50,
             *             "probeAfter": "5s"
             *           },
             *           "pauseAfterFailingFor": "120h"
             *         },
             *         "principal": "orders",
             *         "createdAt": "2026-01-31T12:00:00.000Z",
             *         "updatedAt": "2026-01-31T12:00:00.000Z"
             *       },
             *       "name": "Shop",
             *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
             *       "formerUntil": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              sink: components['schemas']['Sink'];
              /** @description For people; made of the id when it is left out */
              name: string;
              /** @description Opens or signs; it is shown only where it is made or asked for */
              secret: string;
              /**
               * Format: date-time
               * @description Until when the former one holds as well
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.preconditionFailed */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description `true`: sends it once for real, outside deliveries and statistics */
          send?: 'true' | 'false';
        };
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
          sinkId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "event": {
           *         "id": "orders",
           *         "source": "orders",
           *         "type": "penstock.test",
           *         "subject": "orders",
           *         "time": "2026-01-31T12:00:00.000Z",
           *         "datacontenttype": "application/json",
           *         "extensions": {},
           *         "headers": {
           *           "content-type": "application/json"
           *         },
           *         "data": {
           *           "orderId": 17
           *         },
           *         "text": "{\"orderId\":17}"
           *       },
           *       "eventUid": "orders"
           *     }
           */
          'application/json': {
            /**
             * @description The event
             * @default {}
             */
            event?: {
              /** @description Its id */
              id?: string;
              /** @description Of an event, where it comes from (CloudEvents); of a column, where its values come from */
              source?: string;
              /**
               * @description Which kind it is
               * @default penstock.test
               */
              type?: string;
              /** @description What the event is about */
              subject?: string;
              /**
               * Format: date-time
               * @description When it happened, as the sender says
               */
              time?: string;
              /**
               * @description Media type of the data
               * @default application/json
               */
              datacontenttype?: string;
              /**
               * @description Further attributes of the event
               * @default {}
               */
              extensions?: {
                [key: string]: string;
              };
              /**
               * @description Headers, by name
               * @default {}
               */
              headers?: {
                [key: string]: string;
              };
              /** @description Data of the event; of a receipt, what the target answered */
              data?: unknown;
              /** @description Text */
              text?: string;
            };
            /** @description Id of the event, as Penstock gave it */
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
            /**
             * @example {
             *       "sinkId": "orders",
             *       "wanted": false,
             *       "sent": false,
             *       "requests": [
             *         {
             *           "method": "orders",
             *           "url": "https://example.com/orders",
             *           "headers": {
             *             "content-type": "application/json"
             *           },
             *           "body": {
             *             "text": "{\"orderId\":17}"
             *           }
             *         }
             *       ],
             *       "row": "orders",
             *       "receipt": {
             *         "status": 1,
             *         "bytes": 1,
             *         "durationMs": 1,
             *         "data": {
             *           "orderId": 17
             *         }
             *       },
             *       "failure": {
             *         "code": "orders",
             *         "message": "config.maxBodyBytes: must be at least 1, got 0",
             *         "retryable": false,
             *         "hint": "Correct the named field and send the request again.",
             *         "status": 1,
             *         "retryAfterMs": 1
             *       }
             *     }
             */
            'application/json': {
              /** @description The sink */
              sinkId: string;
              /** @description Whether the filter of the sink takes the event */
              wanted: boolean;
              /** @description Whether it was sent for real */
              sent: boolean;
              /** @description What is sent, in turn; secrets are masked */
              requests: {
                /** @description Of the request */
                method: string;
                /** @description Address */
                url: string;
                /** @description Headers, by name */
                headers: {
                  [key: string]: string;
                };
                /** @description The body, as text or in base64 */
                body?:
                  | {
                      /** @description Text */
                      text: string;
                    }
                  | {
                      /**
                       * Format: byte
                       * @description Bytes that are no text
                       */
                      base64: string;
                    };
              }[];
              /** @description The row that would be appended, as JSON */
              row?: string;
              /** @description What the target answered */
              receipt?: {
                /** @description How it fares; of a receipt or a failure, the HTTP status */
                status?: number;
                /** @description Size in bytes */
                bytes?: number;
                /** @description How long the target took, in milliseconds */
                durationMs?: number;
                /** @description Data of the event; of a receipt, what the target answered */
                data?: {
                  [key: string]: unknown;
                };
              };
              /** @description Why the last attempt failed */
              failure?: {
                /** @description Code of the error; the table is in docs/operations.md */
                code: string;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                message: string;
                /** @description Whether it is attempted again by its schedule */
                retryable: boolean;
                /** @description What to do about it */
                hint: string;
                /** @description How it fares; of a receipt or a failure, the HTTP status */
                status?: number;
                /** @description How long the target asked to wait, in milliseconds */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.secretUnreadable */
        500: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description `true`: sends it once for real, outside deliveries and statistics */
          send?: 'true' | 'false';
        };
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "request": {
           *         "headers": {
           *           "content-type": "application/json"
           *         },
           *         "json": null,
           *         "text": "{\"orderId\":17}"
           *       },
           *       "eventUid": "orders"
           *     }
           */
          'application/json': {
            /** @description A request as it would come in */
            request?: {
              /**
               * @description Headers, by name
               * @default {}
               */
              headers?: {
                [key: string]: string;
              };
              /** @description The body, as JSON */
              json?: unknown;
              /** @description Text */
              text?: string;
            };
            /** @description Id of the event, as Penstock gave it */
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
            /**
             * @example {
             *       "events": [
             *         {
             *           "event": {
             *             "id": "orders",
             *             "source": "orders",
             *             "type": "order.created",
             *             "subject": "orders",
             *             "time": "orders",
             *             "datacontenttype": "orders",
             *             "extensions": {},
             *             "depth": 1,
             *             "body": {
             *               "text": "{\"orderId\":17}"
             *             }
             *           },
             *           "sinks": [
             *             {
             *               "sinkId": "orders",
             *               "wanted": false,
             *               "sent": false,
             *               "requests": [
             *                 {
             *                   "method": "orders",
             *                   "url": "https://example.com/orders",
             *                   "headers": {
             *                     "content-type": "application/json"
             *                   }
             *                 }
             *               ]
             *             }
             *           ]
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The events */
              events: {
                /** @description The event */
                event: {
                  /** @description Its id */
                  id: string;
                  /** @description Of an event, where it comes from (CloudEvents); of a column, where its values come from */
                  source: string;
                  /** @description Which kind it is */
                  type: string;
                  /** @description What the event is about */
                  subject?: string;
                  /** @description When it happened, as the sender says */
                  time?: string;
                  /** @description Media type of the data */
                  datacontenttype?: string;
                  /** @description Further attributes of the event */
                  extensions: {
                    [key: string]: string;
                  };
                  /** @description Steps from the first event of the chain */
                  depth: number;
                  /** @description The body, as text or in base64 */
                  body:
                    | {
                        /** @description Text */
                        text: string;
                      }
                    | {
                        /**
                         * Format: byte
                         * @description Bytes that are no text
                         */
                        base64: string;
                      };
                };
                /** @description The sinks */
                sinks: {
                  /** @description The sink */
                  sinkId: string;
                  /** @description Whether the filter of the sink takes the event */
                  wanted: boolean;
                  /** @description Whether it was sent for real */
                  sent: boolean;
                  /** @description What is sent, in turn; secrets are masked */
                  requests: {
                    /** @description Of the request */
                    method: string;
                    /** @description Address */
                    url: string;
                    /** @description Headers, by name */
                    headers: {
                      [key: string]: string;
                    };
                    /** @description The body, as text or in base64 */
                    body?:
                      | {
                          /** @description Text */
                          text: string;
                        }
                      | {
                          /**
                           * Format: byte
                           * @description Bytes that are no text
                           */
                          base64: string;
                        };
                  }[];
                  /** @description The row that would be appended, as JSON */
                  row?: string;
                  /** @description What the target answered */
                  receipt?: {
                    /** @description How it fares; of a receipt or a failure, the HTTP status */
                    status?: number;
                    /** @description Size in bytes */
                    bytes?: number;
                    /** @description How long the target took, in milliseconds */
                    durationMs?: number;
                    /** @description Data of the event; of a receipt, what the target answered */
                    data?: {
                      [key: string]: unknown;
                    };
                  };
                  /** @description Why the last attempt failed */
                  failure?: {
                    /** @description Code of the error; the table is in docs/operations.md */
                    code: string;
                    /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                    message: string;
                    /** @description Whether it is attempted again by its schedule */
                    retryable: boolean;
                    /** @description What to do about it */
                    hint: string;
                    /** @description How it fares; of a receipt or a failure, the HTTP status */
                    status?: number;
                    /** @description How long the target asked to wait, in milliseconds */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken, penstock.templateFailed */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "settings": [
             *         {
             *           "name": "Shop",
             *           "value": {
             *             "state": "open"
             *           },
             *           "default": null,
             *           "isDefault": false,
             *           "isRequired": false
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The settings */
              settings: {
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description The value */
                value: unknown;
                /** @description What it is when it is not set */
                default: unknown;
                /** @description Whether it is as it would be when not set */
                isDefault: boolean;
                /** @description Whether it must be set */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sourceBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "settings": [
             *         {
             *           "name": "Shop",
             *           "value": {
             *             "state": "open"
             *           },
             *           "default": null,
             *           "isDefault": false,
             *           "isRequired": false
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The settings */
              settings: {
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description The value */
                value: unknown;
                /** @description What it is when it is not set */
                default: unknown;
                /** @description Whether it is as it would be when not set */
                isDefault: boolean;
                /** @description Whether it must be set */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.sinkBroken */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /**
           * @example {
           *       "sources": [
           *         {
           *           "id": "shop",
           *           "type": "http",
           *           "sinks": [
           *             {
           *               "id": "orders",
           *               "type": "webhook",
           *               "config": {
           *                 "url": "https://example.com/orders"
           *               }
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            /** @description The sources */
            sources: (
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'deadletter';
                  /**
                   * @description What can be set, by type
                   * @default {}
                   */
                  config?: Record<string, never>;
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'http';
                  /** @description What can be set, by type */
                  config?: components['schemas']['HttpSourceConfigInput'];
                  /** @description Opens or signs; it is shown only where it is made or asked for */
                  secret?: string;
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'kafka';
                  /** @description What can be set, by type */
                  config: components['schemas']['KafkaSourceConfigInput'];
                  /** @description Secrets, by name: stored encrypted, never shown */
                  secrets?: {
                    /** @description Password for SASL */
                    saslPassword?: string;
                    /** @description Private key of the client, in PEM */
                    clientKey?: string;
                  };
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'kv';
                  /**
                   * @description What can be set, by type
                   * @default {}
                   */
                  config?: {
                    /**
                     * @description Paths into the bodies of its events that only targets are to see
                     * @default []
                     */
                    redact?: string[];
                    /**
                     * @description Globs: changes in any collection that one of them matches are taken in
                     * @default [
                     *       "*"
                     *     ]
                     */
                    collections?: string[];
                  };
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'outbox';
                  /**
                   * @description What can be set, by type
                   * @default {}
                   */
                  config?: {
                    /**
                     * @description Paths into the bodies of its events that only targets are to see
                     * @default []
                     */
                    redact?: string[];
                    /**
                     * @description Of PostgreSQL, where the table is
                     * @default public
                     */
                    schema?: string;
                    /**
                     * @description The table
                     * @default penstock_outbox
                     */
                    table?: string;
                    /**
                     * @description `perKey`: a row is taken in when all rows of its key before it are
                     * @default none
                     * @enum {string}
                     */
                    ordered?: 'none' | 'perKey';
                    /**
                     * @description What becomes of a row that was taken in
                     * @default delete
                     * @enum {string}
                     */
                    afterAccept?: 'delete' | 'mark';
                    /**
                     * @description Rows taken in at once
                     * @default 500
                     */
                    batchSize?: number;
                    /**
                     * @description How long is waited for a word of new rows before the table is looked at
                     * @default 5s
                     */
                    pollEvery?: string;
                  };
                  /**
                   * Format: uri
                   * @description Opens or signs; it is shown only where it is made or asked for
                   */
                  secret: string;
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'penstock';
                  /**
                   * @description What can be set, by type
                   * @default {}
                   */
                  config?: Record<string, never>;
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
              | {
                  /** @description Its id */
                  id: string;
                  /** @description For people; made of the id when it is left out */
                  name?: string;
                  /**
                   * @description For people
                   * @default
                   */
                  description?: string;
                  /**
                   * @description Which kind it is
                   * @enum {string}
                   */
                  type: 'schedule';
                  /** @description What can be set, by type */
                  config: {
                    /** @description When there is an event: at every time that one of these names */
                    cron?: string[];
                    /** @description When there is an event: so often, counted from 1970 in UTC */
                    every?: string;
                    /** @description Of the cron expressions, an IANA name such as `Europe/Prague` */
                    timeZone?: string;
                    /**
                     * @description Share by which each delay may be shorter or longer, 0–1
                     * @default 0s
                     */
                    jitter?: string;
                    /**
                     * @description How long the former one holds on, up to 7d
                     * @default bufferAll
                     * @enum {string}
                     */
                    overlap?: 'skip' | 'bufferOne' | 'bufferAll' | 'allowAll';
                    /**
                     * @description Times missed while the engine was away are made up for when they are no longer ago than this
                     * @default 1d
                     */
                    catchUpWindow?: string;
                    /**
                     * @description Type of the event; of a source, that of events which say none
                     * @default schedule.due
                     */
                    eventType?: string;
                    /** @description What the event is about */
                    subject?: string;
                    /** @description Data of the event; of a receipt, what the target answered */
                    data?: unknown;
                  };
                  /**
                   * @description The sinks
                   * @default []
                   */
                  sinks?: {
                    /** @description Its id */
                    id: string;
                    /** @description Which kind it is */
                    type: string;
                    /** @description For people; made of the id when it is left out */
                    name?: string;
                    /**
                     * @description For people
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What can be set, by type
                     * @default {}
                     */
                    config?: {
                      [key: string]: unknown;
                    };
                    /** @description Secrets, by name: stored encrypted, never shown */
                    secrets?: {
                      [key: string]: string;
                    };
                    /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                    filter?: components['schemas']['FilterInput'];
                    /** @description How deliveries are attempted */
                    policy?: components['schemas']['PolicyInput'];
                  }[];
                  /** @description Types of events, by name */
                  types?: {
                    /**
                     * @description Which of its kinds it is
                     * @enum {string}
                     */
                    mode: 'enforce' | 'flag' | 'ignore';
                    /** @description Of PostgreSQL, where the table is */
                    schema?:
                      | {
                          [key: string]: unknown;
                        }
                      | boolean;
                    /** @description Which kind it is */
                    type: string;
                  }[];
                }
            )[];
            /** @description Deletes what was created for this reason and is not in the configuration */
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
            /**
             * @example {
             *       "changes": [
             *         {
             *           "sourceId": "shop",
             *           "sinkId": "orders",
             *           "eventType": "order.created",
             *           "action": "create",
             *           "because": "orders",
             *           "version": 1,
             *           "before": {
             *             "type": "order.created",
             *             "name": "Shop",
             *             "description": "Orders of the shop",
             *             "config": {},
             *             "filter": null,
             *             "policy": {}
             *           },
             *           "after": {
             *             "type": "order.created",
             *             "name": "Shop",
             *             "description": "Orders of the shop",
             *             "config": {},
             *             "filter": null,
             *             "policy": {}
             *           },
             *           "secrets": {}
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description What is to be done, in this order */
              changes: {
                /** @description The source */
                sourceId: string;
                /** @description The sink */
                sinkId?: string;
                /** @description Type of the event; of a source, that of events which say none */
                eventType?: string;
                /**
                 * @description What was done, such as `sink.updated`
                 * @enum {string}
                 */
                action: 'create' | 'update' | 'delete' | 'keep' | 'none';
                /** @description Why it is kept, or what goes with it */
                because?: string;
                /** @description Number of its latest version, which is also its ETag */
                version?: number;
                /** @description Those before this one; of a change, what it was set to */
                before?: {
                  /** @description Which kind it is */
                  type: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /** @description What can be set, by type */
                  config: {
                    [key: string]: unknown;
                  };
                  /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                  filter?: unknown;
                  /** @description How deliveries are attempted */
                  policy?: {
                    [key: string]: unknown;
                  };
                };
                /** @description Those after this one: the next page; of a change, what it was set to */
                after?: {
                  /** @description Which kind it is */
                  type: string;
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /** @description For people */
                  description: string;
                  /** @description What can be set, by type */
                  config: {
                    [key: string]: unknown;
                  };
                  /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                  filter?: unknown;
                  /** @description How deliveries are attempted */
                  policy?: {
                    [key: string]: unknown;
                  };
                };
                /** @description Secrets, by name: stored encrypted, never shown */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId?: string;
          /** @description Which kind it is */
          type?: string;
          /** @description Its id */
          id?: string;
          /** @description The first event of its chain */
          rootid?: string;
          /** @description `true`: only those whose data does not match the schema of their type */
          flagged?: string;
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "events": [
             *         {
             *           "uid": "0198c0de-0000-7000-8000-000000000001",
             *           "sourceId": "shop",
             *           "id": "orders",
             *           "source": "orders",
             *           "type": "order.created",
             *           "subject": "orders",
             *           "time": "orders",
             *           "datacontenttype": "orders",
             *           "dataschema": "orders",
             *           "rootid": "orders",
             *           "depth": 1,
             *           "causeid": "orders",
             *           "violation": "orders",
             *           "extensions": {},
             *           "receivedAt": "2026-01-31T12:00:00.000Z",
             *           "bytes": 1,
             *           "deliveries": [
             *             {
             *               "id": "0198c0de-0000-7000-8000-000000000001",
             *               "sinkId": "orders",
             *               "state": "pending"
             *             }
             *           ]
             *         }
             *       ],
             *       "nextAfterId": "0198c0de-0000-7000-8000-000000000001"
             *     }
             */
            'application/json': {
              /** @description The events */
              events: components['schemas']['ListedEvent'][];
              /**
               * Format: uuid
               * @description Give it as `afterId` for the next page; absent on the last
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Its id, as Penstock gave it */
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
            /**
             * @example {
             *       "uid": "0198c0de-0000-7000-8000-000000000001",
             *       "sourceId": "shop",
             *       "id": "orders",
             *       "source": "orders",
             *       "type": "order.created",
             *       "subject": "orders",
             *       "time": "orders",
             *       "datacontenttype": "orders",
             *       "dataschema": "orders",
             *       "rootid": "orders",
             *       "depth": 1,
             *       "causeid": "orders",
             *       "violation": "orders",
             *       "extensions": {},
             *       "receivedAt": "2026-01-31T12:00:00.000Z",
             *       "headers": {
             *         "content-type": "application/json"
             *       },
             *       "remoteAddress": "203.0.113.7",
             *       "body": {
             *         "text": "{\"orderId\":17}"
             *       },
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "sinkId": "orders",
             *           "state": "pending"
             *         }
             *       ]
             *     }
             */
            'application/json': components['schemas']['Event'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description Its id, as Penstock gave it */
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
            /**
             * @example {
             *       "rootid": "orders",
             *       "events": [
             *         {
             *           "uid": "0198c0de-0000-7000-8000-000000000001",
             *           "sourceId": "shop",
             *           "id": "orders",
             *           "type": "order.created",
             *           "subject": "orders",
             *           "depth": 1,
             *           "causeid": "0198c0de-0000-7000-8000-000000000001",
             *           "receivedAt": "2026-01-31T12:00:00.000Z",
             *           "deliveries": [
             *             {
             *               "id": "0198c0de-0000-7000-8000-000000000001",
             *               "sinkId": "orders",
             *               "state": "pending",
             *               "reason": "the target was mended",
             *               "attempts": 1,
             *               "settledAt": "2026-01-31T12:00:00.000Z"
             *             }
             *           ]
             *         }
             *       ],
             *       "nextAfterId": "0198c0de-0000-7000-8000-000000000001"
             *     }
             */
            'application/json': {
              /** @description The first event of its chain */
              rootid: string;
              /** @description The events */
              events: {
                /**
                 * Format: uuid
                 * @description Its id, as Penstock gave it
                 */
                uid: string;
                /** @description The source */
                sourceId: string;
                /** @description Its id */
                id: string;
                /** @description Which kind it is */
                type: string;
                /** @description What the event is about */
                subject?: string;
                /** @description Steps from the first event of the chain */
                depth: number;
                /**
                 * Format: uuid
                 * @description The delivery that led here
                 */
                causeid?: string;
                /**
                 * Format: date-time
                 * @description When it came in
                 */
                receivedAt: string;
                /** @description One for each sink that takes the event */
                deliveries: {
                  /**
                   * Format: uuid
                   * @description Its id
                   */
                  id: string;
                  /** @description The sink */
                  sinkId: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'abandoned'
                    | 'expired';
                  /** @description Why; kept with the change */
                  reason: string | null;
                  /** @description How many attempts have ended */
                  attempts: number;
                  /** @description When it was settled */
                  settledAt: string | null;
                }[];
              }[];
              /**
               * Format: uuid
               * @description Give it as `afterId` for the next page; absent on the last
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.eventNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the function */
          functionName?: string;
          /** @description The delivery */
          deliveryId?: string;
          /** @description Those before this one; of a change, what it was set to */
          before?: number;
          /** @description How many at most */
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
            /**
             * @example {
             *       "lines": [
             *         {
             *           "id": 1,
             *           "functionName": "orders",
             *           "deliveryId": "0198c0de-0000-7000-8000-000000000001",
             *           "attempt": 1,
             *           "level": "orders",
             *           "message": "config.maxBodyBytes: must be at least 1, got 0",
             *           "at": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description What was said, newest first */
              lines: {
                /** @description Its id */
                id: number;
                /** @description Name of the function */
                functionName: string;
                /**
                 * Format: uuid
                 * @description The delivery
                 */
                deliveryId: string;
                /** @description Number of the attempt, from 1 */
                attempt: number;
                /** @description How much it matters */
                level: string;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                message: string;
                /**
                 * Format: date-time
                 * @description When it was
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId?: string;
          /** @description The sink */
          sinkId?: string;
          /** @description In which state it is */
          state?:
            | 'pending'
            | 'parked'
            | 'running'
            | 'waiting'
            | 'dead'
            | 'delivered'
            | 'discarded'
            | 'skipped'
            | 'abandoned'
            | 'expired';
          /** @description Type of the event; of a source, that of events which say none */
          eventType?: string;
          /** @description The first event of its chain */
          rootid?: string;
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "deliveries": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "eventUid": "0198c0de-0000-7000-8000-000000000001",
             *           "eventId": "orders",
             *           "eventType": "order.created",
             *           "sourceId": "shop",
             *           "sinkId": "orders",
             *           "state": "pending",
             *           "reason": "the target was mended",
             *           "parkedSince": "2026-01-31T12:00:00.000Z",
             *           "attempts": 1,
             *           "workflowId": "orders",
             *           "owned": false,
             *           "inGroup": false,
             *           "failure": {
             *             "code": "orders",
             *             "message": "config.maxBodyBytes: must be at least 1, got 0",
             *             "retryable": false,
             *             "hint": "Correct the named field and send the request again.",
             *             "status": 1,
             *             "retryAfterMs": 1
             *           },
             *           "receipt": {
             *             "status": 1,
             *             "bytes": 1,
             *             "durationMs": 1,
             *             "data": {
             *               "orderId": 17
             *             }
             *           },
             *           "amended": false,
             *           "answered": false,
             *           "acceptedAt": "2026-01-31T12:00:00.000Z",
             *           "updatedAt": "2026-01-31T12:00:00.000Z",
             *           "nextAttemptAt": "2026-01-31T12:00:00.000Z",
             *           "expiresAt": "2026-01-31T12:00:00.000Z",
             *           "settledAt": "2026-01-31T12:00:00.000Z",
             *           "resolution": "orders"
             *         }
             *       ],
             *       "nextAfterId": "0198c0de-0000-7000-8000-000000000001"
             *     }
             */
            'application/json': {
              /** @description One for each sink that takes the event */
              deliveries: components['schemas']['Delivery'][];
              /**
               * Format: uuid
               * @description Give it as `afterId` for the next page; absent on the last
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Its id */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "eventUid": "0198c0de-0000-7000-8000-000000000001",
             *       "eventId": "orders",
             *       "eventType": "order.created",
             *       "sourceId": "shop",
             *       "sinkId": "orders",
             *       "state": "pending",
             *       "reason": "the target was mended",
             *       "parkedSince": "2026-01-31T12:00:00.000Z",
             *       "attempts": 1,
             *       "workflowId": "orders",
             *       "owned": false,
             *       "inGroup": false,
             *       "failure": {
             *         "code": "orders",
             *         "message": "config.maxBodyBytes: must be at least 1, got 0",
             *         "retryable": false,
             *         "hint": "Correct the named field and send the request again.",
             *         "status": 1,
             *         "retryAfterMs": 1
             *       },
             *       "receipt": {
             *         "status": 1,
             *         "bytes": 1,
             *         "durationMs": 1,
             *         "data": {
             *           "orderId": 17
             *         }
             *       },
             *       "amended": false,
             *       "answered": false,
             *       "acceptedAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "settledAt": "2026-01-31T12:00:00.000Z",
             *       "resolution": "orders",
             *       "attemptList": [
             *         {
             *           "number": 1,
             *           "workflowId": "orders",
             *           "outcome": "running",
             *           "failure": {
             *             "code": "orders",
             *             "message": "config.maxBodyBytes: must be at least 1, got 0",
             *             "retryable": false,
             *             "hint": "Correct the named field and send the request again.",
             *             "status": 1,
             *             "retryAfterMs": 1
             *           },
             *           "receipt": {
             *             "status": 1,
             *             "bytes": 1,
             *             "durationMs": 1,
             *             "data": {
             *               "orderId": 17
             *             }
             *           },
             *           "startedAt": "2026-01-31T12:00:00.000Z",
             *           "endedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /**
               * Format: uuid
               * @description Its id
               */
              id: string;
              /**
               * Format: uuid
               * @description Id of the event, as Penstock gave it
               */
              eventUid: string;
              /** @description Id of the event, as its sender gave it */
              eventId: string;
              /** @description Type of the event; of a source, that of events which say none */
              eventType: string;
              /** @description The source */
              sourceId: string;
              /** @description The sink */
              sinkId: string;
              /**
               * @description In which state it is
               * @enum {string}
               */
              state:
                | 'pending'
                | 'parked'
                | 'running'
                | 'waiting'
                | 'dead'
                | 'delivered'
                | 'discarded'
                | 'skipped'
                | 'abandoned'
                | 'expired';
              /** @description Why; kept with the change */
              reason: string | null;
              /** @description Since when it is parked; null in any other state */
              parkedSince: string | null;
              /** @description How many attempts have ended */
              attempts: number;
              /** @description The workflow that carries or carried it */
              workflowId: string | null;
              /** @description Whether its workflow owns it now */
              owned: boolean;
              /** @description Whether its workflow carries many deliveries */
              inGroup: boolean;
              /** @description Why the last attempt failed */
              failure: {
                /** @description Code of the error; the table is in docs/operations.md */
                code: string;
                /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                message: string;
                /** @description Whether it is attempted again by its schedule */
                retryable: boolean;
                /** @description What to do about it */
                hint: string;
                /** @description How it fares; of a receipt or a failure, the HTTP status */
                status?: number;
                /** @description How long the target asked to wait, in milliseconds */
                retryAfterMs?: number;
              } | null;
              /** @description What the target answered */
              receipt: {
                /** @description How it fares; of a receipt or a failure, the HTTP status */
                status?: number;
                /** @description Size in bytes */
                bytes?: number;
                /** @description How long the target took, in milliseconds */
                durationMs?: number;
                /** @description Data of the event; of a receipt, what the target answered */
                data?: {
                  [key: string]: unknown;
                };
              } | null;
              /** @description Whether other data was put in the place of the event’s own */
              amended: boolean;
              /** @description Whether the caller that waited was told the outcome; null when nobody waited */
              answered: boolean | null;
              /**
               * Format: date-time
               * @description When the delivery came to be
               */
              acceptedAt: string;
              /**
               * Format: date-time
               * @description When it was changed last
               */
              updatedAt: string;
              /** @description When it is attempted next */
              nextAttemptAt: string | null;
              /** @description When it is good no more */
              expiresAt: string | null;
              /** @description When it was settled */
              settledAt: string | null;
              /** @description What a handler of dead letters made of it */
              resolution: string | null;
              /** @description Its attempts, first to last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path: {
          /** @description Its id */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "eventUid": "0198c0de-0000-7000-8000-000000000001",
             *       "eventId": "orders",
             *       "eventType": "order.created",
             *       "sourceId": "shop",
             *       "sinkId": "orders",
             *       "state": "pending",
             *       "reason": "the target was mended",
             *       "parkedSince": "2026-01-31T12:00:00.000Z",
             *       "attempts": 1,
             *       "workflowId": "orders",
             *       "owned": false,
             *       "inGroup": false,
             *       "failure": {
             *         "code": "orders",
             *         "message": "config.maxBodyBytes: must be at least 1, got 0",
             *         "retryable": false,
             *         "hint": "Correct the named field and send the request again.",
             *         "status": 1,
             *         "retryAfterMs": 1
             *       },
             *       "receipt": {
             *         "status": 1,
             *         "bytes": 1,
             *         "durationMs": 1,
             *         "data": {
             *           "orderId": 17
             *         }
             *       },
             *       "amended": false,
             *       "answered": false,
             *       "acceptedAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "settledAt": "2026-01-31T12:00:00.000Z",
             *       "resolution": "orders"
             *     }
             */
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path: {
          /** @description Its id */
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "data": {
           *         "orderId": 17
           *       },
           *       "text": "{\"orderId\":17}",
           *       "base64": "eyJvcmRlcklkIjoxN30="
           *     }
           */
          'application/json': {
            /** @description Data of the event; of a receipt, what the target answered */
            data?: unknown;
            /** @description Text */
            text?: string;
            /**
             * Format: byte
             * @description Bytes that are no text
             */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "eventUid": "0198c0de-0000-7000-8000-000000000001",
             *       "eventId": "orders",
             *       "eventType": "order.created",
             *       "sourceId": "shop",
             *       "sinkId": "orders",
             *       "state": "pending",
             *       "reason": "the target was mended",
             *       "parkedSince": "2026-01-31T12:00:00.000Z",
             *       "attempts": 1,
             *       "workflowId": "orders",
             *       "owned": false,
             *       "inGroup": false,
             *       "failure": {
             *         "code": "orders",
             *         "message": "config.maxBodyBytes: must be at least 1, got 0",
             *         "retryable": false,
             *         "hint": "Correct the named field and send the request again.",
             *         "status": 1,
             *         "retryAfterMs": 1
             *       },
             *       "receipt": {
             *         "status": 1,
             *         "bytes": 1,
             *         "durationMs": 1,
             *         "data": {
             *           "orderId": 17
             *         }
             *       },
             *       "amended": false,
             *       "answered": false,
             *       "acceptedAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "settledAt": "2026-01-31T12:00:00.000Z",
             *       "resolution": "orders"
             *     }
             */
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path: {
          /** @description Its id */
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "discarded"
           *     }
           */
          'application/json': {
            /**
             * @description Why; kept with the change
             * @default discarded
             */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "eventUid": "0198c0de-0000-7000-8000-000000000001",
             *       "eventId": "orders",
             *       "eventType": "order.created",
             *       "sourceId": "shop",
             *       "sinkId": "orders",
             *       "state": "pending",
             *       "reason": "the target was mended",
             *       "parkedSince": "2026-01-31T12:00:00.000Z",
             *       "attempts": 1,
             *       "workflowId": "orders",
             *       "owned": false,
             *       "inGroup": false,
             *       "failure": {
             *         "code": "orders",
             *         "message": "config.maxBodyBytes: must be at least 1, got 0",
             *         "retryable": false,
             *         "hint": "Correct the named field and send the request again.",
             *         "status": 1,
             *         "retryAfterMs": 1
             *       },
             *       "receipt": {
             *         "status": 1,
             *         "bytes": 1,
             *         "durationMs": 1,
             *         "data": {
             *           "orderId": 17
             *         }
             *       },
             *       "amended": false,
             *       "answered": false,
             *       "acceptedAt": "2026-01-31T12:00:00.000Z",
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "settledAt": "2026-01-31T12:00:00.000Z",
             *       "resolution": "orders"
             *     }
             */
            'application/json': components['schemas']['Delivery'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.deliveryNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "operations": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "verb": "retry",
             *           "filter": {
             *             "sourceId": "shop",
             *             "sinkId": "orders",
             *             "state": "pending",
             *             "eventType": "order.created",
             *             "acceptedFrom": "2026-01-31T12:00:00.000Z",
             *             "acceptedBefore": "2026-01-31T12:00:00.000Z"
             *           },
             *           "perSecond": 1,
             *           "reason": "the target was mended",
             *           "asOf": "2026-01-31T12:00:00.000Z",
             *           "matches": 1
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description What was asked for, newest first */
              operations: {
                /**
                 * Format: uuid
                 * @description Its id
                 */
                id: string;
                /**
                 * @description What is done with each
                 * @enum {string}
                 */
                verb: 'retry' | 'discard' | 'replay';
                /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                filter: {
                  /** @description The source */
                  sourceId: string;
                  /** @description The sink */
                  sinkId?: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'abandoned'
                    | 'expired';
                  /** @description Type of the event; of a source, that of events which say none */
                  eventType?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted at this time or later
                   */
                  acceptedFrom?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted before this time
                   */
                  acceptedBefore?: string;
                };
                /** @description So many a second, at most */
                perSecond: number;
                /** @description Why; kept with the change */
                reason: string;
                /**
                 * Format: date-time
                 * @description Nothing accepted later is taken up
                 */
                asOf: string;
                /** @description How many it is about */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description A request repeated with the same key and body within a day is answered as the first one was */
          'idempotency-key'?: string;
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "verb": "retry",
           *       "filter": {
           *         "sourceId": "shop",
           *         "sinkId": "orders",
           *         "state": "pending",
           *         "eventType": "order.created",
           *         "acceptedFrom": "2026-01-31T12:00:00.000Z",
           *         "acceptedBefore": "2026-01-31T12:00:00.000Z"
           *       },
           *       "perSecond": 50,
           *       "reason": "discarded with others",
           *       "dryRun": false
           *     }
           */
          'application/json': {
            /**
             * @description What is done with each
             * @enum {string}
             */
            verb: 'retry' | 'discard' | 'replay';
            /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
            filter: {
              /** @description The source */
              sourceId: string;
              /** @description The sink */
              sinkId?: string;
              /**
               * @description In which state it is
               * @enum {string}
               */
              state?:
                | 'pending'
                | 'parked'
                | 'running'
                | 'waiting'
                | 'dead'
                | 'delivered'
                | 'discarded'
                | 'skipped'
                | 'abandoned'
                | 'expired';
              /** @description Type of the event; of a source, that of events which say none */
              eventType?: string;
              /**
               * Format: date-time
               * @description Only deliveries accepted at this time or later
               */
              acceptedFrom?: string;
              /**
               * Format: date-time
               * @description Only deliveries accepted before this time
               */
              acceptedBefore?: string;
            };
            /**
             * @description So many a second, at most
             * @default 50
             */
            perSecond?: number;
            /**
             * @description Why; kept with the change
             * @default discarded with others
             */
            reason?: string;
            /**
             * @description Only counts, and changes nothing
             * @default false
             */
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
            /**
             * @example {
             *       "matches": 1
             *     }
             */
            'application/json': {
              /** @description How many it is about */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "verb": "retry",
             *       "filter": {
             *         "sourceId": "shop",
             *         "sinkId": "orders",
             *         "state": "pending",
             *         "eventType": "order.created",
             *         "acceptedFrom": "2026-01-31T12:00:00.000Z",
             *         "acceptedBefore": "2026-01-31T12:00:00.000Z"
             *       },
             *       "perSecond": 1,
             *       "reason": "the target was mended",
             *       "asOf": "2026-01-31T12:00:00.000Z",
             *       "matches": 1
             *     }
             */
            'application/json': {
              /**
               * Format: uuid
               * @description Its id
               */
              id: string;
              /**
               * @description What is done with each
               * @enum {string}
               */
              verb: 'retry' | 'discard' | 'replay';
              /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
              filter: {
                /** @description The source */
                sourceId: string;
                /** @description The sink */
                sinkId?: string;
                /**
                 * @description In which state it is
                 * @enum {string}
                 */
                state?:
                  | 'pending'
                  | 'parked'
                  | 'running'
                  | 'waiting'
                  | 'dead'
                  | 'delivered'
                  | 'discarded'
                  | 'skipped'
                  | 'abandoned'
                  | 'expired';
                /** @description Type of the event; of a source, that of events which say none */
                eventType?: string;
                /**
                 * Format: date-time
                 * @description Only deliveries accepted at this time or later
                 */
                acceptedFrom?: string;
                /**
                 * Format: date-time
                 * @description Only deliveries accepted before this time
                 */
                acceptedBefore?: string;
              };
              /** @description So many a second, at most */
              perSecond: number;
              /** @description Why; kept with the change */
              reason: string;
              /**
               * Format: date-time
               * @description Nothing accepted later is taken up
               */
              asOf: string;
              /** @description How many it is about */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Its id */
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
            /**
             * @example {
             *       "order": {
             *         "id": "0198c0de-0000-7000-8000-000000000001",
             *         "verb": "retry",
             *         "filter": {
             *           "sourceId": "shop",
             *           "sinkId": "orders",
             *           "state": "pending",
             *           "eventType": "order.created",
             *           "acceptedFrom": "2026-01-31T12:00:00.000Z",
             *           "acceptedBefore": "2026-01-31T12:00:00.000Z"
             *         },
             *         "perSecond": 1,
             *         "reason": "the target was mended",
             *         "asOf": "2026-01-31T12:00:00.000Z",
             *         "matches": 1
             *       },
             *       "progress": {
             *         "state": "running",
             *         "done": 1,
             *         "failed": 1,
             *         "failures": [
             *           {
             *             "id": "0198c0de-0000-7000-8000-000000000001",
             *             "error": "penstock.badRequest",
             *             "message": "config.maxBodyBytes: must be at least 1, got 0"
             *           }
             *         ],
             *         "afterId": "0198c0de-0000-7000-8000-000000000001"
             *       }
             *     }
             */
            'application/json': {
              /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
              order: {
                /**
                 * Format: uuid
                 * @description Its id
                 */
                id: string;
                /**
                 * @description What is done with each
                 * @enum {string}
                 */
                verb: 'retry' | 'discard' | 'replay';
                /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                filter: {
                  /** @description The source */
                  sourceId: string;
                  /** @description The sink */
                  sinkId?: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'abandoned'
                    | 'expired';
                  /** @description Type of the event; of a source, that of events which say none */
                  eventType?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted at this time or later
                   */
                  acceptedFrom?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted before this time
                   */
                  acceptedBefore?: string;
                };
                /** @description So many a second, at most */
                perSecond: number;
                /** @description Why; kept with the change */
                reason: string;
                /**
                 * Format: date-time
                 * @description Nothing accepted later is taken up
                 */
                asOf: string;
                /** @description How many it is about */
                matches: number;
              };
              /** @description How far it is */
              progress: {
                /**
                 * @description In which state it is
                 * @enum {string}
                 */
                state: 'running' | 'ended' | 'cancelled';
                /** @description How many were taken up */
                done: number;
                /** @description How many failed */
                failed: number;
                /** @description The first few that could not be taken up, and why */
                failures: {
                  /**
                   * Format: uuid
                   * @description Its id
                   */
                  id: string;
                  /** @description `penstock.` and a code of the table in docs/operations.md; of a check, what is wrong */
                  error: string;
                  /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                  message: string;
                }[];
                /**
                 * Format: uuid
                 * @description Those after this one: the next page
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.bulkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Its id */
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
            /**
             * @example {
             *       "order": {
             *         "id": "0198c0de-0000-7000-8000-000000000001",
             *         "verb": "retry",
             *         "filter": {
             *           "sourceId": "shop",
             *           "sinkId": "orders",
             *           "state": "pending",
             *           "eventType": "order.created",
             *           "acceptedFrom": "2026-01-31T12:00:00.000Z",
             *           "acceptedBefore": "2026-01-31T12:00:00.000Z"
             *         },
             *         "perSecond": 1,
             *         "reason": "the target was mended",
             *         "asOf": "2026-01-31T12:00:00.000Z",
             *         "matches": 1
             *       },
             *       "progress": {
             *         "state": "running",
             *         "done": 1,
             *         "failed": 1,
             *         "failures": [
             *           {
             *             "id": "0198c0de-0000-7000-8000-000000000001",
             *             "error": "penstock.badRequest",
             *             "message": "config.maxBodyBytes: must be at least 1, got 0"
             *           }
             *         ],
             *         "afterId": "0198c0de-0000-7000-8000-000000000001"
             *       }
             *     }
             */
            'application/json': {
              /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
              order: {
                /**
                 * Format: uuid
                 * @description Its id
                 */
                id: string;
                /**
                 * @description What is done with each
                 * @enum {string}
                 */
                verb: 'retry' | 'discard' | 'replay';
                /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
                filter: {
                  /** @description The source */
                  sourceId: string;
                  /** @description The sink */
                  sinkId?: string;
                  /**
                   * @description In which state it is
                   * @enum {string}
                   */
                  state?:
                    | 'pending'
                    | 'parked'
                    | 'running'
                    | 'waiting'
                    | 'dead'
                    | 'delivered'
                    | 'discarded'
                    | 'skipped'
                    | 'abandoned'
                    | 'expired';
                  /** @description Type of the event; of a source, that of events which say none */
                  eventType?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted at this time or later
                   */
                  acceptedFrom?: string;
                  /**
                   * Format: date-time
                   * @description Only deliveries accepted before this time
                   */
                  acceptedBefore?: string;
                };
                /** @description So many a second, at most */
                perSecond: number;
                /** @description Why; kept with the change */
                reason: string;
                /**
                 * Format: date-time
                 * @description Nothing accepted later is taken up
                 */
                asOf: string;
                /** @description How many it is about */
                matches: number;
              };
              /** @description How far it is */
              progress: {
                /**
                 * @description In which state it is
                 * @enum {string}
                 */
                state: 'running' | 'ended' | 'cancelled';
                /** @description How many were taken up */
                done: number;
                /** @description How many failed */
                failed: number;
                /** @description The first few that could not be taken up, and why */
                failures: {
                  /**
                   * Format: uuid
                   * @description Its id
                   */
                  id: string;
                  /** @description `penstock.` and a code of the table in docs/operations.md; of a check, what is wrong */
                  error: string;
                  /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
                  message: string;
                }[];
                /**
                 * Format: uuid
                 * @description Those after this one: the next page
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.bulkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.engineUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "accepted": 1,
             *       "open": 1,
             *       "delivered": 1,
             *       "dead": 1,
             *       "discarded": 1,
             *       "skipped": 1,
             *       "abandoned": 1,
             *       "expired": 1,
             *       "failedAttempts": 1,
             *       "bytes": 1,
             *       "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *       "lastAcceptedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description From this time, or place, on; of a column, the field its values come from */
          from?: string;
          /** @description Before this time */
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
            /**
             * @example {
             *       "hours": [
             *         {
             *           "accepted": 1,
             *           "open": 1,
             *           "delivered": 1,
             *           "dead": 1,
             *           "discarded": 1,
             *           "skipped": 1,
             *           "abandoned": 1,
             *           "expired": 1,
             *           "failedAttempts": 1,
             *           "bytes": 1,
             *           "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "lastAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "hour": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The hours in which something was accepted */
              hours: {
                /** @description Deliveries that came to be */
                accepted: number;
                /** @description Deliveries that are not settled */
                open: number;
                /** @description Deliveries that succeeded */
                delivered: number;
                /** @description Dead letters: they wait for a decision */
                dead: number;
                /** @description Deliveries that somebody gave up */
                discarded: number;
                /** @description Deliveries that were not attempted, by depth, limit or cycle */
                skipped: number;
                /** @description Deliveries that a caller waited for and that were not begun in time */
                abandoned: number;
                /** @description Dead letters that nobody decided on in time */
                expired: number;
                /** @description Attempts that failed */
                failedAttempts: number;
                /** @description Size in bytes */
                bytes: number;
                /** @description When the first delivery came to be */
                firstAcceptedAt: string | null;
                /** @description When the last delivery came to be */
                lastAcceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description When the hour began
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "accepted": 1,
             *       "open": 1,
             *       "delivered": 1,
             *       "dead": 1,
             *       "discarded": 1,
             *       "skipped": 1,
             *       "abandoned": 1,
             *       "expired": 1,
             *       "failedAttempts": 1,
             *       "bytes": 1,
             *       "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *       "lastAcceptedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description From this time, or place, on; of a column, the field its values come from */
          from?: string;
          /** @description Before this time */
          to?: string;
        };
        header?: never;
        path: {
          /** @description The source */
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
            /**
             * @example {
             *       "hours": [
             *         {
             *           "accepted": 1,
             *           "open": 1,
             *           "delivered": 1,
             *           "dead": 1,
             *           "discarded": 1,
             *           "skipped": 1,
             *           "abandoned": 1,
             *           "expired": 1,
             *           "failedAttempts": 1,
             *           "bytes": 1,
             *           "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "lastAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "hour": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The hours in which something was accepted */
              hours: {
                /** @description Deliveries that came to be */
                accepted: number;
                /** @description Deliveries that are not settled */
                open: number;
                /** @description Deliveries that succeeded */
                delivered: number;
                /** @description Dead letters: they wait for a decision */
                dead: number;
                /** @description Deliveries that somebody gave up */
                discarded: number;
                /** @description Deliveries that were not attempted, by depth, limit or cycle */
                skipped: number;
                /** @description Deliveries that a caller waited for and that were not begun in time */
                abandoned: number;
                /** @description Dead letters that nobody decided on in time */
                expired: number;
                /** @description Attempts that failed */
                failedAttempts: number;
                /** @description Size in bytes */
                bytes: number;
                /** @description When the first delivery came to be */
                firstAcceptedAt: string | null;
                /** @description When the last delivery came to be */
                lastAcceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description When the hour began
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
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
            /**
             * @example {
             *       "delivered": 1,
             *       "discarded": 1,
             *       "skipped": 1,
             *       "abandoned": 1,
             *       "expired": 1,
             *       "failedAttempts": 1,
             *       "bytes": 1
             *     }
             */
            'application/json': {
              /** @description Deliveries that succeeded */
              delivered: number;
              /** @description Deliveries that somebody gave up */
              discarded: number;
              /** @description Deliveries that were not attempted, by depth, limit or cycle */
              skipped: number;
              /** @description Deliveries that a caller waited for and that were not begun in time */
              abandoned: number;
              /** @description Dead letters that nobody decided on in time */
              expired: number;
              /** @description Attempts that failed */
              failedAttempts: number;
              /** @description Size in bytes */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "accepted": 1,
             *       "open": 1,
             *       "delivered": 1,
             *       "dead": 1,
             *       "discarded": 1,
             *       "skipped": 1,
             *       "abandoned": 1,
             *       "expired": 1,
             *       "failedAttempts": 1,
             *       "bytes": 1,
             *       "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *       "lastAcceptedAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['Statistics'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description From this time, or place, on; of a column, the field its values come from */
          from?: string;
          /** @description Before this time */
          to?: string;
        };
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "hours": [
             *         {
             *           "accepted": 1,
             *           "open": 1,
             *           "delivered": 1,
             *           "dead": 1,
             *           "discarded": 1,
             *           "skipped": 1,
             *           "abandoned": 1,
             *           "expired": 1,
             *           "failedAttempts": 1,
             *           "bytes": 1,
             *           "firstAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "lastAcceptedAt": "2026-01-31T12:00:00.000Z",
             *           "hour": "2026-01-31T12:00:00.000Z"
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description The hours in which something was accepted */
              hours: {
                /** @description Deliveries that came to be */
                accepted: number;
                /** @description Deliveries that are not settled */
                open: number;
                /** @description Deliveries that succeeded */
                delivered: number;
                /** @description Dead letters: they wait for a decision */
                dead: number;
                /** @description Deliveries that somebody gave up */
                discarded: number;
                /** @description Deliveries that were not attempted, by depth, limit or cycle */
                skipped: number;
                /** @description Deliveries that a caller waited for and that were not begun in time */
                abandoned: number;
                /** @description Dead letters that nobody decided on in time */
                expired: number;
                /** @description Attempts that failed */
                failedAttempts: number;
                /** @description Size in bytes */
                bytes: number;
                /** @description When the first delivery came to be */
                firstAcceptedAt: string | null;
                /** @description When the last delivery came to be */
                lastAcceptedAt: string | null;
                /**
                 * Format: date-time
                 * @description When the hour began
                 */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "delivered": 1,
             *       "discarded": 1,
             *       "skipped": 1,
             *       "abandoned": 1,
             *       "expired": 1,
             *       "failedAttempts": 1,
             *       "bytes": 1
             *     }
             */
            'application/json': {
              /** @description Deliveries that succeeded */
              delivered: number;
              /** @description Deliveries that somebody gave up */
              discarded: number;
              /** @description Deliveries that were not attempted, by depth, limit or cycle */
              skipped: number;
              /** @description Deliveries that a caller waited for and that were not begun in time */
              abandoned: number;
              /** @description Dead letters that nobody decided on in time */
              expired: number;
              /** @description Attempts that failed */
              failedAttempts: number;
              /** @description Size in bytes */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description The source */
          sourceId: string;
          /** @description The sink */
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
            /**
             * @example {
             *       "files": [
             *         {
             *           "id": "orders",
             *           "rows": 1,
             *           "poison": 1,
             *           "bytes": 1,
             *           "snapshotId": "orders",
             *           "committedAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The files */
              files: {
                /** @description Its id */
                id: string;
                /** @description The rows, or how many */
                rows: number;
                /** @description Records that could not become rows */
                poison: number;
                /** @description Size in bytes */
                bytes: number;
                /** @description The snapshot it went in with */
                snapshotId: string | null;
                /**
                 * Format: date-time
                 * @description When the table took it
                 */
                committedAt: string;
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.sourceNotFound, penstock.sinkNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "keyInUse": "orders",
             *       "sealedWith": [
             *         {
             *           "keyId": "orders",
             *           "secrets": 1
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description Id of the key that secrets are sealed with */
              keyInUse: string;
              /** @description How many secrets are sealed with which key */
              sealedWith: {
                /** @description Names the key without telling anything of it */
                keyId: string;
                /** @description Secrets, by name: stored encrypted, never shown */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
            /**
             * @example {
             *       "keyInUse": "orders",
             *       "resealed": 1,
             *       "unreadable": 1
             *     }
             */
            'application/json': {
              /** @description Id of the key that secrets are sealed with */
              keyInUse: string;
              /** @description Secrets that were sealed anew */
              resealed: number;
              /** @description Secrets sealed with a key that is not at hand */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /**
           * @example {
           *       "currentPassword": "correct horse",
           *       "password": "correct horse battery"
           *     }
           */
          'application/json': {
            /** @description The one to be replaced */
            currentPassword: string;
            /** @description At least 12 characters */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated, penstock.loginRefused */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.loginThrottled */
        429: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "users": [
             *         {
             *           "name": "Shop",
             *           "role": "owner",
             *           "state": "active",
             *           "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *           "deactivatedBy": "orders",
             *           "createdAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The users of this page */
              users: components['schemas']['User'][];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /**
           * @example {
           *       "name": "orders",
           *       "role": "owner",
           *       "password": "correct horse battery"
           *     }
           */
          'application/json': {
            /** @description For people; made of the id when it is left out */
            name: string;
            /**
             * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
             * @enum {string}
             */
            role: 'owner' | 'operator' | 'viewer' | 'member';
            /** @description At least 12 characters */
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
            /**
             * @example {
             *       "name": "Shop",
             *       "role": "owner",
             *       "state": "active",
             *       "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *       "deactivatedBy": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.userAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
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
            /**
             * @example {
             *       "name": "Shop",
             *       "role": "owner",
             *       "state": "active",
             *       "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *       "deactivatedBy": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "role": "owner"
           *     }
           */
          'application/json': {
            /**
             * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
             * @enum {string}
             */
            role: 'owner' | 'operator' | 'viewer' | 'member';
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
            /**
             * @example {
             *       "name": "Shop",
             *       "role": "owner",
             *       "state": "active",
             *       "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *       "deactivatedBy": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "name": "Shop",
             *       "role": "owner",
             *       "state": "active",
             *       "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *       "deactivatedBy": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.lastOwner, penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "reason": "the target was mended"
           *     }
           */
          'application/json': {
            /** @description Why; kept with the change */
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
            /**
             * @example {
             *       "name": "Shop",
             *       "role": "owner",
             *       "state": "active",
             *       "deactivatedAt": "2026-01-31T12:00:00.000Z",
             *       "deactivatedBy": "orders",
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': components['schemas']['User'];
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "password": "correct horse battery"
           *     }
           */
          'application/json': {
            /** @description At least 12 characters */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Name of the user */
          user?: string;
          /** @description Those of all users, for an owner */
          everyone?: 'true' | 'false';
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "tokens": [
             *         {
             *           "id": "0198c0de-0000-7000-8000-000000000001",
             *           "name": "Shop",
             *           "user": "ada",
             *           "begins": "orders",
             *           "scopes": [
             *             "ingest"
             *           ],
             *           "project": "orders",
             *           "sourceIds": [
             *             "orders"
             *           ],
             *           "state": "active",
             *           "createdAt": "2026-01-31T12:00:00.000Z",
             *           "expiresAt": "2026-01-31T12:00:00.000Z",
             *           "revokedAt": "2026-01-31T12:00:00.000Z",
             *           "revokedBy": "orders",
             *           "lastUsedAt": "2026-01-31T12:00:00.000Z",
             *           "lastUsedAddress": "203.0.113.7"
             *         }
             *       ],
             *       "nextAfterId": "0198c0de-0000-7000-8000-000000000001"
             *     }
             */
            'application/json': {
              /** @description The tokens of this page */
              tokens: components['schemas']['AccessToken'][];
              /**
               * Format: uuid
               * @description Give it as `afterId` for the next page; absent on the last
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /**
           * @example {
           *       "name": "Shop",
           *       "scopes": [
           *         "ingest"
           *       ],
           *       "sourceIds": [
           *         "orders"
           *       ],
           *       "project": "orders",
           *       "expiresInDays": 1
           *     }
           */
          'application/json': {
            /** @description For people; made of the id when it is left out */
            name: string;
            /** @description What somebody, or a token, may do */
            scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
            /** @description The only sources it is good for; all when it is left out */
            sourceIds?: string[];
            /** @description Id of the project */
            project?: string;
            /**
             * @description 1–3650; null: never; 90 when it is left out
             * @default 90
             */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "name": "Shop",
             *       "user": "ada",
             *       "begins": "orders",
             *       "scopes": [
             *         "ingest"
             *       ],
             *       "project": "orders",
             *       "sourceIds": [
             *         "orders"
             *       ],
             *       "state": "active",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "revokedAt": "2026-01-31T12:00:00.000Z",
             *       "revokedBy": "orders",
             *       "lastUsedAt": "2026-01-31T12:00:00.000Z",
             *       "lastUsedAddress": "203.0.113.7",
             *       "token": "orders"
             *     }
             */
            'application/json': {
              /**
               * Format: uuid
               * @description Its id
               */
              id: string;
              /** @description For people; made of the id when it is left out */
              name: string;
              /** @description Name of the user */
              user: string;
              /** @description The first characters of the token, by which its owner knows it */
              begins: string;
              /** @description What somebody, or a token, may do */
              scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
              /** @description Id of the project */
              project: string | null;
              /** @description The only sources it is good for; all when it is left out */
              sourceIds: string[] | null;
              /**
               * @description In which state it is
               * @enum {string}
               */
              state: 'active' | 'expired' | 'revoked';
              /**
               * Format: date-time
               * @description When it was created
               */
              createdAt: string;
              /** @description When it is good no more */
              expiresAt: string | null;
              /** @description Since when it is good no more */
              revokedAt: string | null;
              /** @description Who revoked it */
              revokedBy: string | null;
              /** @description When it was used last */
              lastUsedAt: string | null;
              /** @description Where it was used last */
              lastUsedAddress: string | null;
              /** @description A token */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused, penstock.sessionRequired */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The token */
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
            /**
             * @example {
             *       "id": "0198c0de-0000-7000-8000-000000000001",
             *       "name": "Shop",
             *       "user": "ada",
             *       "begins": "orders",
             *       "scopes": [
             *         "ingest"
             *       ],
             *       "project": "orders",
             *       "sourceIds": [
             *         "orders"
             *       ],
             *       "state": "active",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "revokedAt": "2026-01-31T12:00:00.000Z",
             *       "revokedBy": "orders",
             *       "lastUsedAt": "2026-01-31T12:00:00.000Z",
             *       "lastUsedAddress": "203.0.113.7"
             *     }
             */
            'application/json': components['schemas']['AccessToken'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.tokenNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description The token */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.tokenNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
     * @description What is about users, keys and projects is listed to owners of the deployment, in the default project.
     *
     *     Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: {
          /** @description `admin`, a user, `user/token`, or `penstock` */
          author?: string;
          /** @description Name of the user */
          user?: string;
          /** @description What was done, such as `sink.updated` */
          action?: string;
          /** @description What was changed, such as `sink/shop/orders` */
          target?: string;
          /** @description The source */
          sourceId?: string;
          /** @description From this time, or place, on; of a column, the field its values come from */
          from?: string;
          /** @description Before this time */
          to?: string;
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "entries": [
             *         {
             *           "id": "orders",
             *           "madeAt": "2026-01-31T12:00:00.000Z",
             *           "author": "ada",
             *           "means": "adminToken",
             *           "userName": "orders",
             *           "tokenId": "0198c0de-0000-7000-8000-000000000001",
             *           "address": "203.0.113.7",
             *           "action": "orders",
             *           "target": "orders",
             *           "sourceId": "shop",
             *           "before": null,
             *           "after": null,
             *           "reason": "the target was mended"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The entries of this page */
              entries: components['schemas']['AuditEntry'][];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the projects that one is in, by id; to owners of the deployment all */
    get: {
      parameters: {
        query?: {
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
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
            /**
             * @example {
             *       "projects": [
             *         {
             *           "id": "orders",
             *           "name": "Shop",
             *           "maxSources": 1,
             *           "maxSinksPerSource": 1,
             *           "createdAt": "2026-01-31T12:00:00.000Z"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description The projects, by id */
              projects: {
                /** @description Its id */
                id: string;
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description How many sources there may be; null: as many as the deployment allows */
                maxSources: number | null;
                /** @description How many sinks a source may have; null: as many as the deployment allows */
                maxSinksPerSource: number | null;
                /**
                 * Format: date-time
                 * @description When it was created
                 */
                createdAt: string;
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    /**
     * Create a project
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
          /**
           * @example {
           *       "id": "orders",
           *       "name": "Shop",
           *       "maxSources": 1,
           *       "maxSinksPerSource": 1
           *     }
           */
          'application/json': {
            /** @description Its id */
            id: string;
            /** @description For people; made of the id when it is left out */
            name?: string;
            /**
             * @description How many sources there may be; null: as many as the deployment allows
             * @default null
             */
            maxSources?: number | null;
            /**
             * @description How many sinks a source may have; null: as many as the deployment allows
             * @default null
             */
            maxSinksPerSource?: number | null;
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "maxSources": 1,
             *       "maxSinksPerSource": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description Its id */
              id: string;
              /** @description For people; made of the id when it is left out */
              name: string;
              /** @description How many sources there may be; null: as many as the deployment allows */
              maxSources: number | null;
              /** @description How many sinks a source may have; null: as many as the deployment allows */
              maxSinksPerSource: number | null;
              /**
               * Format: date-time
               * @description When it was created
               */
              createdAt: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectAlreadyExists */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/projects/{projectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a project */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "maxSources": 1,
             *       "maxSinksPerSource": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description Its id */
              id: string;
              /** @description For people; made of the id when it is left out */
              name: string;
              /** @description How many sources there may be; null: as many as the deployment allows */
              maxSources: number | null;
              /** @description How many sinks a source may have; null: as many as the deployment allows */
              maxSinksPerSource: number | null;
              /**
               * Format: date-time
               * @description When it was created
               */
              createdAt: string;
            };
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Delete a project that has no sources, with its members and its key-value store
     * @description Its id is never given again.
     *
     *     Needs the scope `admin`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.stateConflict */
        409: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Update a project: absent fields stay
     * @description Needs the scope `admin`.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "name": "Shop",
           *       "maxSources": 1,
           *       "maxSinksPerSource": 1
           *     }
           */
          'application/json': {
            /** @description For people; made of the id when it is left out */
            name?: string;
            /** @description How many sources there may be; null: as many as the deployment allows */
            maxSources?: number | null;
            /** @description How many sinks a source may have; null: as many as the deployment allows */
            maxSinksPerSource?: number | null;
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
            /**
             * @example {
             *       "id": "orders",
             *       "name": "Shop",
             *       "maxSources": 1,
             *       "maxSinksPerSource": 1,
             *       "createdAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description Its id */
              id: string;
              /** @description For people; made of the id when it is left out */
              name: string;
              /** @description How many sources there may be; null: as many as the deployment allows */
              maxSources: number | null;
              /** @description How many sinks a source may have; null: as many as the deployment allows */
              maxSinksPerSource: number | null;
              /**
               * Format: date-time
               * @description When it was created
               */
              createdAt: string;
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    trace?: never;
  };
  '/v1/projects/{projectId}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the members of a project, by name
     * @description Owners of the deployment are in every project, and listed with the default one.
     *
     *     Needs the scope `admin`.
     */
    get: {
      parameters: {
        query?: {
          /** @description Those after this one: the next page */
          afterId?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
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
            /**
             * @example {
             *       "members": [
             *         {
             *           "user": "ada",
             *           "role": "owner"
             *         }
             *       ],
             *       "nextAfterId": "orders"
             *     }
             */
            'application/json': {
              /** @description Who is in the project, by name */
              members: {
                /** @description Name of the user */
                user: string;
                /**
                 * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
                 * @enum {string}
                 */
                role: 'owner' | 'operator' | 'viewer';
              }[];
              /** @description Give it as `afterId` for the next page; absent on the last */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
  '/v1/projects/{projectId}/members/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Make a user a member of a project, or give a member another role
     * @description Needs the scope `admin`.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
          /** @description Name of the user */
          user: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "role": "owner"
           *     }
           */
          'application/json': {
            /**
             * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
             * @enum {string}
             */
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
            /**
             * @example {
             *       "user": "ada",
             *       "role": "owner"
             *     }
             */
            'application/json': {
              /** @description Name of the user */
              user: string;
              /**
               * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
               * @enum {string}
               */
              role: 'owner' | 'operator' | 'viewer';
            };
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.userNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
      };
    };
    post?: never;
    /**
     * Remove a member from a project
     * @description Needs the scope `admin`.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          /** @description Id of the project */
          projectId: string;
          /** @description Name of the user */
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
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.memberNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description A collection of keys */
          collection: string;
          /** @description A key; of an order, where an event has it */
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
            /**
             * @example {
             *       "collection": "orders",
             *       "key": "order-17",
             *       "revision": 1,
             *       "updatedAt": "2026-01-31T12:00:00.000Z",
             *       "expiresAt": "2026-01-31T12:00:00.000Z",
             *       "value": {
             *         "state": "open"
             *       }
             *     }
             */
            'application/json': {
              /** @description A collection of keys */
              collection: string;
              /** @description A key; of an order, where an event has it */
              key: string;
              /** @description Grows with each change of the store */
              revision: number;
              /**
               * Format: date-time
               * @description When it was changed last
               */
              updatedAt: string;
              /**
               * Format: date-time
               * @description When it is good no more
               */
              expiresAt?: string;
              /** @description The value */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.kvKeyNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description How long it stays, such as `12h` */
          ttl?: string;
          /** @description Only over this revision; 0: only a new key */
          expectedRevision?: number;
        };
        header?: never;
        path: {
          /** @description A collection of keys */
          collection: string;
          /** @description A key; of an order, where an event has it */
          key: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          /**
           * @example {
           *       "state": "open"
           *     }
           */
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
            /**
             * @example {
             *       "collection": "orders",
             *       "key": "order-17",
             *       "operation": "insert",
             *       "revision": 1,
             *       "expiresAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description A collection of keys */
              collection: string;
              /** @description A key; of an order, where an event has it */
              key: string;
              /**
               * @description What was done
               * @enum {string}
               */
              operation: 'insert' | 'update' | 'delete';
              /** @description Grows with each change of the store */
              revision: number;
              /**
               * Format: date-time
               * @description When it is good no more
               */
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
            /**
             * @example {
             *       "collection": "orders",
             *       "key": "order-17",
             *       "operation": "insert",
             *       "revision": 1,
             *       "expiresAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description A collection of keys */
              collection: string;
              /** @description A key; of an order, where an event has it */
              key: string;
              /**
               * @description What was done
               * @enum {string}
               */
              operation: 'insert' | 'update' | 'delete';
              /** @description Grows with each change of the store */
              revision: number;
              /**
               * Format: date-time
               * @description When it is good no more
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvRevisionMismatch */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.payloadTooLarge */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unsupportedMediaType */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description Only over this revision; 0: only a new key */
          expectedRevision?: number;
        };
        header?: never;
        path: {
          /** @description A collection of keys */
          collection: string;
          /** @description A key; of an order, where an event has it */
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
            /**
             * @example {
             *       "collection": "orders",
             *       "key": "order-17",
             *       "operation": "insert",
             *       "revision": 1,
             *       "expiresAt": "2026-01-31T12:00:00.000Z"
             *     }
             */
            'application/json': {
              /** @description A collection of keys */
              collection: string;
              /** @description A key; of an order, where an event has it */
              key: string;
              /**
               * @description What was done
               * @enum {string}
               */
              operation: 'insert' | 'update' | 'delete';
              /** @description Grows with each change of the store */
              revision: number;
              /**
               * Format: date-time
               * @description When it is good no more
               */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound, penstock.kvKeyNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvRevisionMismatch */
        412: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable, penstock.overloaded */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description What it begins with; of a filter, attributes to what they must begin with */
          prefix?: string;
          /** @description Those after this one: the next page; of a change, what it was set to */
          after?: string;
          /** @description How many at most */
          limit?: number;
        };
        header?: never;
        path: {
          /** @description A collection of keys */
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
            /**
             * @example {
             *       "collection": "orders",
             *       "revision": 1,
             *       "nextAfter": "orders",
             *       "entries": [
             *         {
             *           "collection": "orders",
             *           "key": "order-17",
             *           "revision": 1,
             *           "updatedAt": "2026-01-31T12:00:00.000Z",
             *           "expiresAt": "2026-01-31T12:00:00.000Z",
             *           "value": {
             *             "state": "open"
             *           }
             *         }
             *       ]
             *     }
             */
            'application/json': {
              /** @description A collection of keys */
              collection: string;
              /** @description Grows with each change of the store */
              revision: number;
              /** @description Give it as `after` for the next page; absent on the last */
              nextAfter?: string;
              /** @description The entries of this page */
              entries: {
                /** @description A collection of keys */
                collection: string;
                /** @description A key; of an order, where an event has it */
                key: string;
                /** @description Grows with each change of the store */
                revision: number;
                /**
                 * Format: date-time
                 * @description When it was changed last
                 */
                updatedAt: string;
                /**
                 * Format: date-time
                 * @description When it is good no more
                 */
                expiresAt?: string;
                /** @description The value */
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
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
          /** @description What it begins with; of a filter, attributes to what they must begin with */
          prefix?: string;
          /** @description Those after this one: the next page; of a change, what it was set to */
          after?: number;
        };
        header?: never;
        path: {
          /** @description A collection of keys */
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
            /** @example ok */
            'text/plain': string;
          };
        };
        /** @description penstock.badRequest */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.unauthorized, penstock.sessionExpired, penstock.tokenExpired, penstock.tokenRevoked, penstock.userDeactivated */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.forbidden, penstock.crossSiteRefused */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.projectNotFound */
        404: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.kvChangesGone */
        410: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
            'application/json': components['schemas']['Error'];
          };
        };
        /** @description penstock.ledgerUnavailable */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            /**
             * @example {
             *       "statusCode": 400,
             *       "error": "penstock.badRequest",
             *       "message": "config.maxBodyBytes: must be at least 1, got 0",
             *       "hint": "Correct the named field and send the request again."
             *     }
             */
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
       * @description Paths into the bodies of its events that only targets are to see
       * @default []
       */
      redact?: string[];
      /**
       * @description How it knows that a request comes from whom it should
       * @default {
       *       "type": "urlSecret"
       *     }
       */
      verification?:
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'urlSecret';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'standardWebhooks';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'github';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'hmac';
            /** @description Name of a header */
            header: string;
            /**
             * @description Of the HMAC
             * @default sha256
             * @enum {string}
             */
            algorithm?: 'sha1' | 'sha256' | 'sha512';
            /**
             * @description Of the signature
             * @default hex
             * @enum {string}
             */
            encoding?: 'hex' | 'base64';
            /**
             * @description What it begins with; of a filter, attributes to what they must begin with
             * @default
             */
            prefix?: string;
          };
      /**
       * @description Largest body taken
       * @default 1048576
       */
      maxBodyBytes?: number;
      /** @description A header whose value is the event’s id, asked before the well-known ones */
      idHeader?: string;
      /** @description A Jsonnet template whose result, a string, is the event’s id */
      idTemplate?: string;
      /**
       * @description Type of the event; of a source, that of events which say none
       * @default http.request
       */
      eventType?: string;
      /** @description The sink whose outcome a caller is told that waits (`Prefer: wait`) */
      answeredBy?: string;
    };
    KafkaSourceConfigInput: {
      /**
       * @description Paths into the bodies of its events that only targets are to see
       * @default []
       */
      redact?: string[];
      /** @description Addresses, host:port */
      brokers: string[];
      /**
       * @description By which the server knows the client
       * @default penstock
       */
      clientId?: string;
      /** @description Whether, and how, the connection is encrypted */
      tls?:
        | true
        | {
            /** @description Certificates to trust, in PEM */
            ca?: string;
            /** @description Name in the certificate of the server */
            servername?: string;
            /**
             * @description Whether the certificate of the server is checked
             * @default true
             */
            rejectUnauthorized?: boolean;
            /** @description Of the client, in PEM; its key is the secret `clientKey` */
            certificate?: string;
          };
      /** @description How the broker knows who asks; the password is the secret `saslPassword` */
      sasl?: {
        /**
         * @description Of SASL
         * @enum {string}
         */
        mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        /** @description Name for SASL */
        username: string;
      };
      /** @description The topics */
      topics: string[];
      /** @description The consumer group */
      group: string;
      /**
       * @description Where a new group begins
       * @default latest
       * @enum {string}
       */
      startFrom?: 'earliest' | 'latest';
      /** @description What becomes the id of an event: the place of the record, or something in it */
      idFrom?:
        | {
            /** @description Name of a header */
            header: string;
          }
        | {
            /** @description Where it is */
            path: string;
          };
      /**
       * @description Type of the event; of a source, that of events which say none
       * @default kafka.record
       */
      eventType?: string;
      /**
       * @description Largest body taken
       * @default 1048576
       */
      maxBodyBytes?: number;
      /**
       * @description Records taken in at the same time
       * @default 200
       */
      maxInFlight?: number;
    };
    PolicyInput: {
      /**
       * @description When a failed delivery is attempted again
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
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'listed';
            /** @description Between attempts, one after the other */
            delays: string[];
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'constant';
            /** @description Between attempts */
            delay: string;
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'linear';
            /** @description By which each delay is longer than the one before */
            step: string;
            /**
             * @description No delay is longer
             * @default 24h
             */
            maxDelay?: string;
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'exponential';
            /** @description Before the second attempt */
            initialDelay: string;
            /**
             * @description By which each delay is longer than the one before
             * @default 2
             */
            factor?: number;
            /**
             * @description No delay is longer
             * @default 24h
             */
            maxDelay?: string;
          };
      /**
       * @description Share by which each delay may be shorter or longer, 0–1
       * @default 0.2
       */
      jitter?: number;
      /** @description Attempts in all, the first included */
      maxAttempts?: number;
      /** @description No attempt begins later than this after the first */
      maxElapsed?: string;
      /**
       * @description How long one attempt may take
       * @default 30s
       */
      attemptTimeLimit?: string;
      /**
       * @description Deliveries of events deeper than this in a chain are skipped
       * @default 10
       */
      depthLimit?: number;
      /**
       * @description Deliveries of later events of a chain that has had so many are skipped
       * @default 10000
       */
      chainLimit?: number;
      /**
       * @description `skip`: a sink gets no event of a chain in which it had a less deep one
       * @default allow
       * @enum {string}
       */
      cycles?: 'allow' | 'skip';
      /**
       * @description How long a dead letter waits for a person or a service
       * @default 30d
       */
      deadLetterTimeToLive?: string;
      /**
       * @description Deliveries of this sink under way at the same time
       * @default 50
       */
      maxConcurrency?: number;
      /** @description How many attempts may begin */
      rate?: {
        /** @description So many a second, at most */
        perSecond: number;
        /** @description How many may begin at once; a second’s worth when it is left out */
        burst?: number;
      };
      /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
      order?: {
        /** @description A key; of an order, where an event has it */
        key?: string;
        /** @description Jsonnet whose result is the key, instead of `key` */
        keyTemplate?: string;
        /**
         * @description What becomes of those behind the first of a key when it cannot be delivered
         * @default deadLetter
         * @enum {string}
         */
        whenStuck?: 'wait' | 'skip' | 'deadLetter';
      };
      /**
       * @description `adaptive`: when deliveries wait, one workflow carries many; `off`: each has its own, always
       * @default adaptive
       * @enum {string}
       */
      grouping?: 'adaptive' | 'off';
      /**
       * @description Of a table: how long its deliveries wait for others to go with, in one commit
       * @default 1s
       */
      gatherFor?: string;
      /**
       * @description Deliveries that may have workflows of their own; the others wait in the ledger
       * @default 1000
       */
      maxWorkflows?: number;
      /**
       * @description Stops attempts while a target fails
       * @default {}
       */
      breaker?: {
        /**
         * @description Attempts that failed one after the other
         * @default 20
         */
        consecutiveFailures?: number;
        /**
         * @description The share of failures, 0–1, at which it opens
         * @default 0.7
         */
        failureShare?: number;
        /**
         * @description Among fewer attempts within a minute the share does not count
         * @default 50
         */
        minAttempts?: number;
        /**
         * @description The first probe comes so long after it opened; each failed one doubles the time, up to a minute
         * @default 5s
         */
        probeAfter?: string;
      };
      /**
       * @description A sink whose attempts have all failed for so long is paused
       * @default 120h
       */
      pauseAfterFailingFor?: string;
    };
    FilterInput:
      | {
          /** @description Attributes to the values they must have */
          exact: {
            [key: string]: string;
          };
        }
      | {
          /** @description What it begins with; of a filter, attributes to what they must begin with */
          prefix: {
            [key: string]: string;
          };
        }
      | {
          /** @description Attributes to what they must end with */
          suffix: {
            [key: string]: string;
          };
        }
      | {
          /** @description Attributes to globs that must match */
          glob: {
            [key: string]: string;
          };
        }
      | {
          /** @description Every one of these filters takes the event */
          all: components['schemas']['FilterInput'][];
        }
      | {
          /** @description One of these filters takes the event */
          any: components['schemas']['FilterInput'][];
        }
      | {
          /** @description This filter does not take the event */
          not: components['schemas']['FilterInput'];
        };
    WebhookConfigInput: {
      /** @description Address */
      url: string;
      /** @description Headers, by name */
      headers?: {
        [key: string]: string;
      };
      /** @description Jsonnet; its result is sent as JSON instead of the event’s own data */
      bodyTemplate?: string;
    };
    JobTriggerConfigInput: {
      /** @description Address of the stack, such as https://connection.keboola.com */
      stackUrl: string;
      /** @description Address of the queue; found by the stack when it is left out */
      queueUrl?: string;
      /** @description The component to run */
      componentId: string;
      /** @description The stored configuration to run */
      configId?: string | number;
      /** @description The rows of it to run */
      configRowIds?: (string | number)[];
      /** @description Branch of the project */
      branchId?: string | number;
      /**
       * @description Which of its kinds it is
       * @enum {string}
       */
      mode?: 'run' | 'forceRun' | 'debug';
      /** @description Of the image to run */
      tag?: string;
      /** @description Stored variables of the job */
      variableValuesId?: string | number;
      /** @description Variables of the job */
      variableValuesData?: {
        /** @description The values */
        values: {
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description The value */
          value: string;
        }[];
      };
      /** @description What the job runs on */
      backend?: {
        /** @description Which kind it is */
        type?: string;
        /** @description Size of the container */
        containerType?: string;
        /** @description Of the backend */
        context?: string;
      };
      /** @description Of the job */
      parallelism?: string | number;
      /** @description Jsonnet whose result is the configuration of the job */
      configDataTemplate?: string;
      /**
       * @description Whether the stored configuration is laid under the one that is sent
       * @default false
       */
      mergeStoredConfiguration?: boolean;
      /**
       * @description Whether it is done when the job is accepted, or when it has ended
       * @default accepted
       * @enum {string}
       */
      wait?: 'accepted' | 'finished';
      /**
       * @description How often the job is asked about
       * @default 5s
       */
      pollInterval?: string;
    };
    KaiAgentConfigInput:
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'chat';
          /** @description Address of the stack, such as https://connection.keboola.com */
          stackUrl: string;
          /** @description Address of the agent; found by the stack when it is left out */
          agentUrl?: string;
          /** @description Headers, by name */
          headers?: {
            [key: string]: string;
          };
          /**
           * @description The body, as text or in base64
           * @default {}
           */
          body?: {
            [key: string]: unknown;
          };
          /** @description The chat to go on with */
          chatId?: string;
          /** @description Branch of the project */
          branchId?: string | number;
          /** @description Jsonnet whose result is the message to the agent */
          messageTemplate?: string;
          /**
           * @description Whether it is done when the job is accepted, or when it has ended
           * @default finished
           * @enum {string}
           */
          wait?: 'accepted' | 'finished';
        }
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'suggestions';
          /** @description Address of the stack, such as https://connection.keboola.com */
          stackUrl: string;
          /** @description Address of the agent; found by the stack when it is left out */
          agentUrl?: string;
          /** @description Headers, by name */
          headers?: {
            [key: string]: string;
          };
          /**
           * @description The body, as text or in base64
           * @default {}
           */
          body?: {
            [key: string]: unknown;
          };
          /**
           * @description Goes with the message as it is
           * @enum {string}
           */
          suggestionsContext: 'dashboard' | 'job-detail' | 'configuration-detail';
          /** @description Jsonnet whose result goes with the message */
          dataTemplate?: string;
        };
    FunctionConfigInput: {
      /** @description Name of the function */
      function: string;
      /**
       * @description How much memory a function may use
       * @default 128
       */
      memoryMb?: number;
    };
    IcebergConfigInput:
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'native';
          /** @description The REST catalog of the table, or its name */
          catalog: {
            /** @description Address */
            url: string;
            /** @description Of the catalog */
            warehouse?: string;
            /**
             * @description How the catalog knows who asks
             * @default {
             *       "type": "none"
             *     }
             */
            auth?:
              | {
                  /**
                   * @description Which kind it is
                   * @constant
                   */
                  type: 'none';
                }
              | {
                  /**
                   * @description Which kind it is
                   * @constant
                   */
                  type: 'bearer';
                }
              | {
                  /**
                   * @description Which kind it is
                   * @constant
                   */
                  type: 'oauth2';
                  /** @description By which the server knows the client */
                  clientId: string;
                  /** @description Where tokens are asked for */
                  tokenUrl?: string;
                  /** @description What the token is good for */
                  scope?: string;
                };
          };
          /** @description How files in object storage are reached; what is absent comes from the catalog */
          s3?: {
            /** @description Address of the object storage */
            endpoint?: string;
            /** @description Of the object storage */
            region?: string;
            /** @description Id of the key for the object storage; its secret is `s3SecretAccessKey` */
            accessKeyId?: string;
            /** @description Whether the bucket is in the path and not in the host */
            pathStyle?: boolean;
          };
          /** @description Of the table */
          namespace: string;
          /** @description The table */
          table: string;
          /** @description Columns of the table: `action-log`, a list, or the JSON of an Iceberg schema */
          columns:
            | 'action-log'
            | {
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description Which kind it is */
                type: string;
                /**
                 * @description Whether null is poison
                 * @default false
                 */
                required?: boolean;
                /** @description From this time, or place, on; of a column, the field its values come from */
                from?: string;
                /**
                 * @description Of an event, where it comes from (CloudEvents); of a column, where its values come from
                 * @enum {string}
                 */
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
                /** @description Whether an empty text is poison */
                nonEmpty?: boolean;
                /** @description Values must be above it */
                above?: number;
              }[]
            | ({
                /**
                 * @description Which kind it is
                 * @constant
                 */
                type: 'struct';
                /** @description Names of the fields */
                fields: ({
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /**
                   * @description Whether null is poison
                   * @default false
                   */
                  required?: boolean;
                  /** @description Which kind it is */
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
          partition?: string;
          /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
          order?: string;
          /**
           * @description Creates namespace and table when they are missing
           * @default true
           */
          create?: boolean;
          /** @description Where the table lies */
          location?: string;
          /**
           * @description `add-columns`: columns of the sink that the table lacks are added
           * @default no
           * @enum {string}
           */
          evolve?: 'no' | 'add-columns';
          /**
           * @description A batch is committed when it has so many records
           * @default 50000
           */
          maxRecords?: number;
          /**
           * @description A batch is committed when it is so large, in bytes
           * @default 67108864
           */
          maxBytes?: number;
          /**
           * @description A batch is committed when it is so old
           * @default 60s
           */
          maxAge?: string;
          /** @description When snapshots are expired by themselves */
          expireSnapshots?: {
            /** @description Snapshots older than this */
            olderThan: string;
            /**
             * @description How many of the newest stay, however old they are
             * @default 100
             */
            keep?: number;
          };
        }
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'adapter';
          /** @description Address */
          url: string;
          /** @description The REST catalog of the table, or its name */
          catalog: string;
          /** @description Base address of the REST catalog */
          catalogUrl?: string;
          /** @description Of the catalog */
          warehouse?: string;
          /** @description Of the table */
          namespace: string;
          /** @description The table */
          table: string;
          /** @description Columns of the table: `action-log`, a list, or the JSON of an Iceberg schema */
          columns:
            | 'action-log'
            | {
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description Which kind it is */
                type: string;
                /**
                 * @description Whether null is poison
                 * @default false
                 */
                required?: boolean;
                /** @description From this time, or place, on; of a column, the field its values come from */
                from?: string;
                /**
                 * @description Of an event, where it comes from (CloudEvents); of a column, where its values come from
                 * @enum {string}
                 */
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
                /** @description Whether an empty text is poison */
                nonEmpty?: boolean;
                /** @description Values must be above it */
                above?: number;
              }[]
            | ({
                /**
                 * @description Which kind it is
                 * @constant
                 */
                type: 'struct';
                /** @description Names of the fields */
                fields: ({
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /**
                   * @description Whether null is poison
                   * @default false
                   */
                  required?: boolean;
                  /** @description Which kind it is */
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
          partition?: string;
          /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
          order?: string;
        }
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'jsonl';
          /** @description Where it is */
          path: string;
          /** @description Columns of the table: `action-log`, a list, or the JSON of an Iceberg schema */
          columns:
            | 'action-log'
            | {
                /** @description For people; made of the id when it is left out */
                name: string;
                /** @description Which kind it is */
                type: string;
                /**
                 * @description Whether null is poison
                 * @default false
                 */
                required?: boolean;
                /** @description From this time, or place, on; of a column, the field its values come from */
                from?: string;
                /**
                 * @description Of an event, where it comes from (CloudEvents); of a column, where its values come from
                 * @enum {string}
                 */
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
                /** @description Whether an empty text is poison */
                nonEmpty?: boolean;
                /** @description Values must be above it */
                above?: number;
              }[]
            | ({
                /**
                 * @description Which kind it is
                 * @constant
                 */
                type: 'struct';
                /** @description Names of the fields */
                fields: ({
                  /** @description For people; made of the id when it is left out */
                  name: string;
                  /**
                   * @description Whether null is poison
                   * @default false
                   */
                  required?: boolean;
                  /** @description Which kind it is */
                  type: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              });
          /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
          partition?: string;
          /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
          order?: string;
        };
    WorkflowConfigInput:
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'start';
          /** @description The workflow to start */
          workflowType: string;
          /** @description Where its workers are */
          taskQueue: string;
          /** @description Jsonnet whose result, an array, is what the workflow is started with */
          argumentsTemplate?: string;
          /** @description Jsonnet whose result is the id of the workflow */
          workflowIdTemplate?: string;
        }
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'signal';
          /** @description Name of the signal */
          signal: string;
          /** @description Jsonnet whose result, an array, goes with the signal */
          signalArgumentsTemplate?: string;
          /** @description Jsonnet whose result is the id of the workflow */
          workflowIdTemplate: string;
        }
      | {
          /**
           * @description Which of its kinds it is
           * @constant
           */
          mode: 'signalWithStart';
          /** @description The workflow to start */
          workflowType: string;
          /** @description Where its workers are */
          taskQueue: string;
          /** @description Jsonnet whose result, an array, is what the workflow is started with */
          argumentsTemplate?: string;
          /** @description Name of the signal */
          signal: string;
          /** @description Jsonnet whose result, an array, goes with the signal */
          signalArgumentsTemplate?: string;
          /** @description Jsonnet whose result is the id of the workflow */
          workflowIdTemplate: string;
        };
    HttpSourceConfig: {
      /**
       * @description Paths into the bodies of its events that only targets are to see
       * @default []
       */
      redact: string[];
      /**
       * @description How it knows that a request comes from whom it should
       * @default {
       *       "type": "urlSecret"
       *     }
       */
      verification:
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'urlSecret';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'standardWebhooks';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'github';
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'hmac';
            /** @description Name of a header */
            header: string;
            /**
             * @description Of the HMAC
             * @default sha256
             * @enum {string}
             */
            algorithm: 'sha1' | 'sha256' | 'sha512';
            /**
             * @description Of the signature
             * @default hex
             * @enum {string}
             */
            encoding: 'hex' | 'base64';
            /**
             * @description What it begins with; of a filter, attributes to what they must begin with
             * @default
             */
            prefix: string;
          };
      /**
       * @description Largest body taken
       * @default 1048576
       */
      maxBodyBytes: number;
      /** @description A header whose value is the event’s id, asked before the well-known ones */
      idHeader?: string;
      /** @description A Jsonnet template whose result, a string, is the event’s id */
      idTemplate?: string;
      /**
       * @description Type of the event; of a source, that of events which say none
       * @default http.request
       */
      eventType: string;
      /** @description The sink whose outcome a caller is told that waits (`Prefer: wait`) */
      answeredBy?: string;
    };
    KafkaSourceConfig: {
      /**
       * @description Paths into the bodies of its events that only targets are to see
       * @default []
       */
      redact: string[];
      /** @description Addresses, host:port */
      brokers: string[];
      /**
       * @description By which the server knows the client
       * @default penstock
       */
      clientId: string;
      /** @description Whether, and how, the connection is encrypted */
      tls?:
        | true
        | {
            /** @description Certificates to trust, in PEM */
            ca?: string;
            /** @description Name in the certificate of the server */
            servername?: string;
            /**
             * @description Whether the certificate of the server is checked
             * @default true
             */
            rejectUnauthorized: boolean;
            /** @description Of the client, in PEM; its key is the secret `clientKey` */
            certificate?: string;
          };
      /** @description How the broker knows who asks; the password is the secret `saslPassword` */
      sasl?: {
        /**
         * @description Of SASL
         * @enum {string}
         */
        mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        /** @description Name for SASL */
        username: string;
      };
      /** @description The topics */
      topics: string[];
      /** @description The consumer group */
      group: string;
      /**
       * @description Where a new group begins
       * @default latest
       * @enum {string}
       */
      startFrom: 'earliest' | 'latest';
      /** @description What becomes the id of an event: the place of the record, or something in it */
      idFrom?:
        | {
            /** @description Name of a header */
            header: string;
          }
        | {
            /** @description Where it is */
            path: string;
          };
      /**
       * @description Type of the event; of a source, that of events which say none
       * @default kafka.record
       */
      eventType: string;
      /**
       * @description Largest body taken
       * @default 1048576
       */
      maxBodyBytes: number;
      /**
       * @description Records taken in at the same time
       * @default 200
       */
      maxInFlight: number;
    };
    RejectedRecord: {
      /** @description The source */
      sourceId: string;
      /** @description The topic */
      topic: string;
      /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
      partition: number;
      /** @description Of the record in its partition */
      offset: number;
      /** @description Code of the error; the table is in docs/operations.md */
      code: string;
      /** @description Why; kept with the change */
      reason: string;
      /**
       * Format: date-time
       * @description Time of the record
       */
      recordAt: string;
      /**
       * Format: date-time
       * @description When it was set aside
       */
      rejectedAt: string;
      /** @description Headers, by name */
      headers: {
        /** @description For people; made of the id when it is left out */
        name: string;
        /** @description The value */
        value:
          | {
              /** @description Text */
              text: string;
            }
          | {
              /**
               * Format: base64
               * @description Bytes that are no text
               */
              base64: string;
            };
      }[];
      /** @description A key; of an order, where an event has it */
      key:
        | (
            | {
                /** @description Text */
                text: string;
              }
            | {
                /**
                 * Format: base64
                 * @description Bytes that are no text
                 */
                base64: string;
              }
          )
        | null;
      /** @description The value */
      value:
        | (
            | {
                /** @description Text */
                text: string;
              }
            | {
                /**
                 * Format: base64
                 * @description Bytes that are no text
                 */
                base64: string;
              }
          )
        | null;
      /** @description Size in bytes */
      bytes: number | null;
    };
    Policy: {
      /**
       * @description When a failed delivery is attempted again
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
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'listed';
            /** @description Between attempts, one after the other */
            delays: string[];
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'constant';
            /** @description Between attempts */
            delay: string;
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'linear';
            /** @description By which each delay is longer than the one before */
            step: string;
            /**
             * @description No delay is longer
             * @default 24h
             */
            maxDelay: string;
          }
        | {
            /**
             * @description Which kind it is
             * @constant
             */
            type: 'exponential';
            /** @description Before the second attempt */
            initialDelay: string;
            /**
             * @description By which each delay is longer than the one before
             * @default 2
             */
            factor: number;
            /**
             * @description No delay is longer
             * @default 24h
             */
            maxDelay: string;
          };
      /**
       * @description Share by which each delay may be shorter or longer, 0–1
       * @default 0.2
       */
      jitter: number;
      /** @description Attempts in all, the first included */
      maxAttempts?: number;
      /** @description No attempt begins later than this after the first */
      maxElapsed?: string;
      /**
       * @description How long one attempt may take
       * @default 30s
       */
      attemptTimeLimit: string;
      /**
       * @description Deliveries of events deeper than this in a chain are skipped
       * @default 10
       */
      depthLimit: number;
      /**
       * @description Deliveries of later events of a chain that has had so many are skipped
       * @default 10000
       */
      chainLimit: number;
      /**
       * @description `skip`: a sink gets no event of a chain in which it had a less deep one
       * @default allow
       * @enum {string}
       */
      cycles: 'allow' | 'skip';
      /**
       * @description How long a dead letter waits for a person or a service
       * @default 30d
       */
      deadLetterTimeToLive: string;
      /**
       * @description Deliveries of this sink under way at the same time
       * @default 50
       */
      maxConcurrency: number;
      /** @description How many attempts may begin */
      rate?: {
        /** @description So many a second, at most */
        perSecond: number;
        /** @description How many may begin at once; a second’s worth when it is left out */
        burst?: number;
      };
      /** @description How rows are sorted, such as `created_at ASC`; of a policy, which deliveries wait for each other */
      order?: {
        /** @description A key; of an order, where an event has it */
        key?: string;
        /** @description Jsonnet whose result is the key, instead of `key` */
        keyTemplate?: string;
        /**
         * @description What becomes of those behind the first of a key when it cannot be delivered
         * @default deadLetter
         * @enum {string}
         */
        whenStuck: 'wait' | 'skip' | 'deadLetter';
      };
      /**
       * @description `adaptive`: when deliveries wait, one workflow carries many; `off`: each has its own, always
       * @default adaptive
       * @enum {string}
       */
      grouping: 'adaptive' | 'off';
      /**
       * @description Of a table: how long its deliveries wait for others to go with, in one commit
       * @default 1s
       */
      gatherFor: string;
      /**
       * @description Deliveries that may have workflows of their own; the others wait in the ledger
       * @default 1000
       */
      maxWorkflows: number;
      /** @description Stops attempts while a target fails */
      breaker: {
        /**
         * @description Attempts that failed one after the other
         * @default 20
         */
        consecutiveFailures: number;
        /**
         * @description The share of failures, 0–1, at which it opens
         * @default 0.7
         */
        failureShare: number;
        /**
         * @description Among fewer attempts within a minute the share does not count
         * @default 50
         */
        minAttempts: number;
        /**
         * @description The first probe comes so long after it opened; each failed one doubles the time, up to a minute
         * @default 5s
         */
        probeAfter: string;
      };
      /**
       * @description A sink whose attempts have all failed for so long is paused
       * @default 120h
       */
      pauseAfterFailingFor: string;
    };
    Source:
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'deadletter';
          /** @description What can be set, by type */
          config: Record<string, never>;
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'http';
          /** @description What can be set, by type */
          config: components['schemas']['HttpSourceConfig'];
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'kafka';
          /** @description What can be set, by type */
          config: components['schemas']['KafkaSourceConfig'];
          /** @description Names of the secrets that are set; their values are never read back */
          secretNames: string[];
          /** @description How it fares; of a receipt or a failure, the HTTP status */
          status?: {
            /**
             * @description In which state it is
             * @enum {string}
             */
            state: 'connecting' | 'running' | 'failed' | 'offsetLost';
            /** @description Why; kept with the change */
            reason?: string;
            /**
             * Format: date-time
             * @description Since when
             */
            since: string;
            /** @description The partitions */
            partitions: {
              /** @description The topic */
              topic: string;
              /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
              partition: number;
              /** @description Offset of the next record to take in */
              position: number;
              /** @description Offset that the next record will get which is made */
              end: number;
              /** @description Records that are not taken in yet */
              lagRecords: number;
              /** @description Age of the record read last, while others wait */
              lagSeconds?: number;
              /** @description Why nothing of it is taken in just now */
              waitsFor?: string;
            }[];
          };
          /** @description Partitions that have lost the records that were to be next */
          losses: {
            /** @description The consumer group */
            group: string;
            /** @description The topic */
            topic: string;
            /** @description Of the topic; of a table, how it is partitioned, such as `day(created_at)` */
            partition: number;
            /** @description Offset of the record that was to be next */
            lostOffset: number;
            /** @description Offset of the first record that was still there */
            firstOffset: number;
            /** @description Offset that the next record was to get then */
            endOffset: number;
            /** @description What was decided */
            goOnFrom: ('earliest' | 'latest') | null;
            /**
             * Format: date-time
             * @description When it was noted
             */
            notedAt: string;
          }[];
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'kv';
          /** @description What can be set, by type */
          config: {
            /**
             * @description Paths into the bodies of its events that only targets are to see
             * @default []
             */
            redact: string[];
            /**
             * @description Globs: changes in any collection that one of them matches are taken in
             * @default [
             *       "*"
             *     ]
             */
            collections: string[];
          };
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'outbox';
          /** @description What can be set, by type */
          config: {
            /**
             * @description Paths into the bodies of its events that only targets are to see
             * @default []
             */
            redact: string[];
            /**
             * @description Of PostgreSQL, where the table is
             * @default public
             */
            schema: string;
            /**
             * @description The table
             * @default penstock_outbox
             */
            table: string;
            /**
             * @description `perKey`: a row is taken in when all rows of its key before it are
             * @default none
             * @enum {string}
             */
            ordered: 'none' | 'perKey';
            /**
             * @description What becomes of a row that was taken in
             * @default delete
             * @enum {string}
             */
            afterAccept: 'delete' | 'mark';
            /**
             * @description Rows taken in at once
             * @default 500
             */
            batchSize: number;
            /**
             * @description How long is waited for a word of new rows before the table is looked at
             * @default 5s
             */
            pollEvery: string;
          };
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'penstock';
          /** @description What can be set, by type */
          config: Record<string, never>;
        }
      | {
          /** @description Its id */
          id: string;
          /** @description For people; made of the id when it is left out */
          name: string;
          /** @description For people */
          description: string;
          /**
           * @description In which state it is
           * @enum {string}
           */
          state: 'enabled' | 'paused';
          /** @description Why it is paused */
          pausedBecause?: string;
          /** @description Number of its latest version, which is also its ETag */
          version: number;
          /**
           * Format: date-time
           * @description When it was created
           */
          createdAt: string;
          /**
           * Format: date-time
           * @description When it was changed last
           */
          updatedAt: string;
          /**
           * @description Which kind it is
           * @constant
           */
          type: 'schedule';
          /** @description What can be set, by type */
          config: {
            /** @description When there is an event: at every time that one of these names */
            cron?: string[];
            /** @description When there is an event: so often, counted from 1970 in UTC */
            every?: string;
            /** @description Of the cron expressions, an IANA name such as `Europe/Prague` */
            timeZone?: string;
            /**
             * @description Share by which each delay may be shorter or longer, 0–1
             * @default 0s
             */
            jitter: string;
            /**
             * @description How long the former one holds on, up to 7d
             * @default bufferAll
             * @enum {string}
             */
            overlap: 'skip' | 'bufferOne' | 'bufferAll' | 'allowAll';
            /**
             * @description Times missed while the engine was away are made up for when they are no longer ago than this
             * @default 1d
             */
            catchUpWindow: string;
            /**
             * @description Type of the event; of a source, that of events which say none
             * @default schedule.due
             */
            eventType: string;
            /** @description What the event is about */
            subject?: string;
            /** @description Data of the event; of a receipt, what the target answered */
            data?: unknown;
          };
        };
    BrokenSource: {
      /** @description Its id */
      id: string;
      /** @description For people; made of the id when it is left out */
      name: string;
      /** @description For people */
      description: string;
      /**
       * @description In which state it is
       * @enum {string}
       */
      state: 'enabled' | 'paused';
      /** @description Why it is paused */
      pausedBecause?: string;
      /** @description Number of its latest version, which is also its ETag */
      version: number;
      /**
       * Format: date-time
       * @description When it was created
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it was changed last
       */
      updatedAt: string;
      /** @description Which kind it is */
      type: string;
      /** @description What can be set, by type */
      config: {
        [key: string]: unknown;
      };
      /** @description What is wrong with its stored settings; it works no more until they are mended */
      broken: string;
    };
    Sink: {
      /** @description The source */
      sourceId: string;
      /** @description Its id */
      id: string;
      /** @description Which kind it is */
      type: string;
      /** @description For people; made of the id when it is left out */
      name: string;
      /** @description For people */
      description: string;
      /**
       * @description In which state it is
       * @enum {string}
       */
      state: 'enabled' | 'paused';
      /** @description Why it is paused */
      pausedBecause?: string;
      /** @description Number of its latest version, which is also its ETag */
      version: number;
      /** @description What is wrong with its stored settings; it works no more until they are mended */
      broken?: string;
      /** @description Stops attempts while a target fails */
      breaker: {
        /**
         * @description In which state it is
         * @enum {string}
         */
        state: 'closed' | 'half-open' | 'open';
        /**
         * Format: date-time
         * @description Since when
         */
        since: string;
        /**
         * Format: date-time
         * @description When a delivery may try the target
         */
        probeAt?: string;
        /** @description Attempts that failed one after the other */
        consecutiveFailures: number;
        /**
         * Format: date-time
         * @description No attempt has succeeded since
         */
        failingSince?: string;
      };
      /** @description A token */
      token?: {
        /**
         * @description In which state it is
         * @enum {string}
         */
        state: 'valid' | 'refused' | 'unverified';
        /** @description For people */
        description?: string;
        /** @description Why; kept with the change */
        reason?: string;
        /**
         * Format: date-time
         * @description When it is good no more
         */
        expiresAt?: string;
        /**
         * Format: date-time
         * @description When the stack was asked last
         */
        verifiedAt: string;
      };
      /** @description What can be set, by type */
      config: {
        [key: string]: unknown;
      };
      /** @description Names of the secrets that are set; their values are never read back */
      secretNames: string[];
      /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
      filter?: components['schemas']['Filter'];
      /** @description How deliveries are attempted */
      policy: components['schemas']['Policy'];
      /** @description Who registered it: its work may do what they may */
      principal: string;
      /**
       * Format: date-time
       * @description When it was created
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it was changed last
       */
      updatedAt: string;
    };
    Version: {
      /** @description Of the version, or the attempt */
      number: number;
      /**
       * @description What was done
       * @enum {string}
       */
      change: 'created' | 'updated' | 'rolledBack' | 'disabled' | 'enabled' | 'deleted' | 'undeleted' | 'secretRotated';
      /** @description `admin`, a user, `user/token`, or `penstock` */
      author: string;
      /** @description Why; kept with the change */
      reason: string | null;
      /**
       * Format: date-time
       * @description When it was made
       */
      madeAt: string;
      /** @description The settings */
      settings: {
        /** @description Which kind it is */
        type: string;
        /** @description For people; made of the id when it is left out */
        name: string;
        /** @description For people */
        description: string;
        /** @description What can be set, by type */
        config: {
          [key: string]: unknown;
        };
        /** @description Which events the sink wants, by CloudEvents Subscriptions 1.0, or which deliveries are meant */
        filter?: unknown;
        /** @description How deliveries are attempted */
        policy?: unknown;
      };
    };
    Filter:
      | {
          /** @description Attributes to the values they must have */
          exact: {
            [key: string]: string;
          };
        }
      | {
          /** @description What it begins with; of a filter, attributes to what they must begin with */
          prefix: {
            [key: string]: string;
          };
        }
      | {
          /** @description Attributes to what they must end with */
          suffix: {
            [key: string]: string;
          };
        }
      | {
          /** @description Attributes to globs that must match */
          glob: {
            [key: string]: string;
          };
        }
      | {
          /** @description Every one of these filters takes the event */
          all: components['schemas']['Filter'][];
        }
      | {
          /** @description One of these filters takes the event */
          any: components['schemas']['Filter'][];
        }
      | {
          /** @description This filter does not take the event */
          not: components['schemas']['Filter'];
        };
    Event: {
      /**
       * Format: uuid
       * @description Its id, as Penstock gave it
       */
      uid: string;
      /** @description The source */
      sourceId: string;
      /** @description Its id */
      id: string;
      /** @description Of an event, where it comes from (CloudEvents); of a column, where its values come from */
      source: string;
      /** @description Which kind it is */
      type: string;
      /** @description What the event is about */
      subject?: string;
      /** @description When it happened, as the sender says */
      time?: string;
      /** @description Media type of the data */
      datacontenttype?: string;
      /** @description Where the schema of the data is */
      dataschema?: string;
      /** @description The first event of its chain */
      rootid: string;
      /** @description Steps from the first event of the chain */
      depth: number;
      /** @description The delivery that led here */
      causeid?: string;
      /** @description How its data does not match the schema of its type */
      violation?: string;
      /** @description Further attributes of the event */
      extensions: {
        [key: string]: string;
      };
      /**
       * Format: date-time
       * @description When it came in
       */
      receivedAt: string;
      /** @description Headers, by name */
      headers: {
        [key: string]: string;
      };
      /** @description Address it came from */
      remoteAddress: string;
      /** @description The body, as text or in base64 */
      body:
        | {
            /** @description Text */
            text: string;
          }
        | {
            /**
             * Format: base64
             * @description Bytes that are no text
             */
            base64: string;
          };
      /** @description One for each sink that takes the event */
      deliveries: {
        /**
         * Format: uuid
         * @description Its id
         */
        id: string;
        /** @description The sink */
        sinkId: string;
        /**
         * @description In which state it is
         * @enum {string}
         */
        state:
          | 'pending'
          | 'parked'
          | 'running'
          | 'waiting'
          | 'dead'
          | 'delivered'
          | 'discarded'
          | 'skipped'
          | 'abandoned'
          | 'expired';
      }[];
    };
    ListedEvent: {
      /**
       * Format: uuid
       * @description Its id, as Penstock gave it
       */
      uid: string;
      /** @description The source */
      sourceId: string;
      /** @description Its id */
      id: string;
      /** @description Of an event, where it comes from (CloudEvents); of a column, where its values come from */
      source: string;
      /** @description Which kind it is */
      type: string;
      /** @description What the event is about */
      subject?: string;
      /** @description When it happened, as the sender says */
      time?: string;
      /** @description Media type of the data */
      datacontenttype?: string;
      /** @description Where the schema of the data is */
      dataschema?: string;
      /** @description The first event of its chain */
      rootid: string;
      /** @description Steps from the first event of the chain */
      depth: number;
      /** @description The delivery that led here */
      causeid?: string;
      /** @description How its data does not match the schema of its type */
      violation?: string;
      /** @description Further attributes of the event */
      extensions: {
        [key: string]: string;
      };
      /**
       * Format: date-time
       * @description When it came in
       */
      receivedAt: string;
      /** @description Size in bytes */
      bytes: number;
      /** @description One for each sink that takes the event */
      deliveries: {
        /**
         * Format: uuid
         * @description Its id
         */
        id: string;
        /** @description The sink */
        sinkId: string;
        /**
         * @description In which state it is
         * @enum {string}
         */
        state:
          | 'pending'
          | 'parked'
          | 'running'
          | 'waiting'
          | 'dead'
          | 'delivered'
          | 'discarded'
          | 'skipped'
          | 'abandoned'
          | 'expired';
      }[];
    };
    AcceptedEvent: {
      /** @description The event */
      event: {
        /**
         * Format: uuid
         * @description Its id, as Penstock gave it
         */
        uid: string;
        /** @description Its id */
        id: string;
      };
      /** @description Whether it was accepted before, with the same id */
      duplicate: boolean;
      /** @description One for each sink that takes the event */
      deliveries: {
        /**
         * Format: uuid
         * @description Its id
         */
        id: string;
        /** @description The sink */
        sinkId: string;
        /**
         * @description In which state it is
         * @enum {string}
         */
        state:
          | 'pending'
          | 'parked'
          | 'running'
          | 'waiting'
          | 'dead'
          | 'delivered'
          | 'discarded'
          | 'skipped'
          | 'abandoned'
          | 'expired';
      }[];
    };
    Delivery: {
      /**
       * Format: uuid
       * @description Its id
       */
      id: string;
      /**
       * Format: uuid
       * @description Id of the event, as Penstock gave it
       */
      eventUid: string;
      /** @description Id of the event, as its sender gave it */
      eventId: string;
      /** @description Type of the event; of a source, that of events which say none */
      eventType: string;
      /** @description The source */
      sourceId: string;
      /** @description The sink */
      sinkId: string;
      /**
       * @description In which state it is
       * @enum {string}
       */
      state:
        | 'pending'
        | 'parked'
        | 'running'
        | 'waiting'
        | 'dead'
        | 'delivered'
        | 'discarded'
        | 'skipped'
        | 'abandoned'
        | 'expired';
      /** @description Why; kept with the change */
      reason: string | null;
      /** @description Since when it is parked; null in any other state */
      parkedSince: string | null;
      /** @description How many attempts have ended */
      attempts: number;
      /** @description The workflow that carries or carried it */
      workflowId: string | null;
      /** @description Whether its workflow owns it now */
      owned: boolean;
      /** @description Whether its workflow carries many deliveries */
      inGroup: boolean;
      /** @description Why the last attempt failed */
      failure: {
        /** @description Code of the error; the table is in docs/operations.md */
        code: string;
        /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
        message: string;
        /** @description Whether it is attempted again by its schedule */
        retryable: boolean;
        /** @description What to do about it */
        hint: string;
        /** @description How it fares; of a receipt or a failure, the HTTP status */
        status?: number;
        /** @description How long the target asked to wait, in milliseconds */
        retryAfterMs?: number;
      } | null;
      /** @description What the target answered */
      receipt: {
        /** @description How it fares; of a receipt or a failure, the HTTP status */
        status?: number;
        /** @description Size in bytes */
        bytes?: number;
        /** @description How long the target took, in milliseconds */
        durationMs?: number;
        /** @description Data of the event; of a receipt, what the target answered */
        data?: {
          [key: string]: unknown;
        };
      } | null;
      /** @description Whether other data was put in the place of the event’s own */
      amended: boolean;
      /** @description Whether the caller that waited was told the outcome; null when nobody waited */
      answered: boolean | null;
      /**
       * Format: date-time
       * @description When the delivery came to be
       */
      acceptedAt: string;
      /**
       * Format: date-time
       * @description When it was changed last
       */
      updatedAt: string;
      /** @description When it is attempted next */
      nextAttemptAt: string | null;
      /** @description When it is good no more */
      expiresAt: string | null;
      /** @description When it was settled */
      settledAt: string | null;
      /** @description What a handler of dead letters made of it */
      resolution: string | null;
    };
    Attempt: {
      /** @description Of the version, or the attempt */
      number: number;
      /** @description The workflow that carries or carried it */
      workflowId: string | null;
      /**
       * @description How it ended
       * @enum {string}
       */
      outcome: 'running' | 'accepted' | 'delivered' | 'failed';
      /** @description Why the last attempt failed */
      failure: {
        /** @description Code of the error; the table is in docs/operations.md */
        code: string;
        /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
        message: string;
        /** @description Whether it is attempted again by its schedule */
        retryable: boolean;
        /** @description What to do about it */
        hint: string;
        /** @description How it fares; of a receipt or a failure, the HTTP status */
        status?: number;
        /** @description How long the target asked to wait, in milliseconds */
        retryAfterMs?: number;
      } | null;
      /** @description What the target answered */
      receipt: {
        /** @description How it fares; of a receipt or a failure, the HTTP status */
        status?: number;
        /** @description Size in bytes */
        bytes?: number;
        /** @description How long the target took, in milliseconds */
        durationMs?: number;
        /** @description Data of the event; of a receipt, what the target answered */
        data?: {
          [key: string]: unknown;
        };
      } | null;
      /**
       * Format: date-time
       * @description When it began
       */
      startedAt: string;
      /** @description When the attempt ended; null while it is under way */
      endedAt: string | null;
    };
    Statistics: {
      /** @description Deliveries that came to be */
      accepted: number;
      /** @description Deliveries that are not settled */
      open: number;
      /** @description Deliveries that succeeded */
      delivered: number;
      /** @description Dead letters: they wait for a decision */
      dead: number;
      /** @description Deliveries that somebody gave up */
      discarded: number;
      /** @description Deliveries that were not attempted, by depth, limit or cycle */
      skipped: number;
      /** @description Deliveries that a caller waited for and that were not begun in time */
      abandoned: number;
      /** @description Dead letters that nobody decided on in time */
      expired: number;
      /** @description Attempts that failed */
      failedAttempts: number;
      /** @description Size in bytes */
      bytes: number;
      /** @description When the first delivery came to be */
      firstAcceptedAt: string | null;
      /** @description When the last delivery came to be */
      lastAcceptedAt: string | null;
    };
    User: {
      /** @description For people; made of the id when it is left out */
      name: string;
      /**
       * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
       * @enum {string}
       */
      role: 'owner' | 'operator' | 'viewer' | 'member';
      /**
       * @description In which state it is
       * @enum {string}
       */
      state: 'active' | 'deactivated';
      /** @description Since when they are let in no more */
      deactivatedAt: string | null;
      /** @description Who deactivated them */
      deactivatedBy: string | null;
      /**
       * Format: date-time
       * @description When it was created
       */
      createdAt: string;
    };
    Session: {
      /** @description `admin`, a user, `user/token`, or `penstock` */
      author: string;
      /**
       * @description How somebody has shown who they are
       * @enum {string}
       */
      means: 'adminToken' | 'session' | 'token';
      /** @description Name of the user */
      user?: {
        /** @description For people; made of the id when it is left out */
        name: string;
        /**
         * @description `owner`: everything; `operator`: sources, sinks, deliveries; `viewer`: looks on
         * @enum {string}
         */
        role: 'owner' | 'operator' | 'viewer' | 'member';
      };
      /** @description Id of the project */
      project: string;
      /** @description The projects, by id */
      projects?: {
        [key: string]: 'owner' | 'operator' | 'viewer';
      };
      /** @description What somebody, or a token, may do */
      scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
      /** @description The only sources it is good for; all when it is left out */
      sourceIds?: string[];
      /** @description To be sent as Penstock-Csrf with each change */
      csrfToken?: string;
    };
    AccessToken: {
      /**
       * Format: uuid
       * @description Its id
       */
      id: string;
      /** @description For people; made of the id when it is left out */
      name: string;
      /** @description Name of the user */
      user: string;
      /** @description The first characters of the token, by which its owner knows it */
      begins: string;
      /** @description What somebody, or a token, may do */
      scopes: ('ingest' | 'read' | 'operate' | 'admin')[];
      /** @description Id of the project */
      project: string | null;
      /** @description The only sources it is good for; all when it is left out */
      sourceIds: string[] | null;
      /**
       * @description In which state it is
       * @enum {string}
       */
      state: 'active' | 'expired' | 'revoked';
      /**
       * Format: date-time
       * @description When it was created
       */
      createdAt: string;
      /** @description When it is good no more */
      expiresAt: string | null;
      /** @description Since when it is good no more */
      revokedAt: string | null;
      /** @description Who revoked it */
      revokedBy: string | null;
      /** @description When it was used last */
      lastUsedAt: string | null;
      /** @description Where it was used last */
      lastUsedAddress: string | null;
    };
    AuditEntry: {
      /** @description Its id */
      id: string;
      /**
       * Format: date-time
       * @description When it was made
       */
      madeAt: string;
      /** @description `admin`, a user, `user/token`, or `penstock` */
      author: string;
      /**
       * @description How somebody has shown who they are
       * @enum {string}
       */
      means: 'adminToken' | 'session' | 'token' | 'penstock';
      /** @description Name of the user */
      userName: string | null;
      /** @description The token */
      tokenId: string | null;
      /** @description Address it came from */
      address: string | null;
      /** @description What was done, such as `sink.updated` */
      action: string;
      /** @description What was changed, such as `sink/shop/orders` */
      target: string;
      /** @description The source */
      sourceId: string | null;
      /** @description Those before this one; of a change, what it was set to */
      before: unknown;
      /** @description Those after this one: the next page; of a change, what it was set to */
      after: unknown;
      /** @description Why; kept with the change */
      reason: string | null;
    };
    Error: {
      /** @description The HTTP status */
      statusCode: number;
      /** @description `penstock.` and a code of the table in docs/operations.md; of a check, what is wrong */
      error: string;
      /** @description What is wrong: the field, what was seen, what would be right; of a log, what was said */
      message: string;
      /** @description What to do about it */
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

import { rfc3339 } from './rfc3339';

/** When events and deliveries were accepted: from, and up to before. */
export const acceptedBetween = {
  acceptedFrom: rfc3339.optional(),
  acceptedBefore: rfc3339.optional(),
};

export interface AcceptedBetween {
  acceptedFrom?: string | undefined;
  acceptedBefore?: string | undefined;
}

// The package `penstock/activities`: activities that any Temporal worker can register. It imports nothing else of ours, so
// that whoever registers it loads no more than this folder.
export { createPenstockActivities, type PenstockActivities } from './create-penstock-activities';
export type { PenstockConnection } from './ask-penstock';
export type { ChainOfEvents, DeliveryFailure, DeliveryOutcome, EmittedEvent, EventToEmit } from './messages';

// Whether every event that was accepted was delivered, and once.
import type { Figure } from './figures';
import type { Outcome } from './load';

export class Tally {
  readonly #outcomes: Outcome[] = [];

  /** Answers the outcome. */
  add<Has extends { outcome: Outcome }>(measured: Has): Has {
    this.#outcomes.push(measured.outcome);
    return measured;
  }

  figures(): Figure[] {
    const sum = (of: (outcome: Outcome) => number) => this.#outcomes.reduce((total, each) => total + of(each), 0);
    return [
      { key: 'accepted', label: 'accepted in the whole run', unit: 'events', values: [sum((each) => each.accepted)] },
      { key: 'lost', label: 'accepted and not delivered', unit: 'events', values: [sum((each) => each.lost)] },
      {
        key: 'duplicates',
        label: 'delivered more than once',
        unit: 'events',
        values: [sum((each) => each.duplicates)],
      },
      { key: 'refused', label: 'not accepted', unit: 'events', values: [sum((each) => each.refused)] },
    ];
  }
}

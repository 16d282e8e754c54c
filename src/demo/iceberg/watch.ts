// Shows how the records come along, until something is so.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Table } from '../../iceberg/open-table';
import { LiveView } from '../live-view';
import { seconds } from '../start-penstock';
import { inTable, type InTable } from './standing';

const lookEveryMs = 200;
/** When nothing has come for so long, nothing will. */
const standsStillMs = 60_000;

export interface Standing extends InTable {
  /** Records that were not made yet, or are not settled. */
  toCome: number;
}

export class Watch {
  /** Records that the broker has. */
  sent = 0;
  readonly #view = new LiveView(process.stdout);
  readonly #beganMs = Date.now();
  #line = '';

  constructor(
    private readonly table: Table,
    private readonly records: number,
  ) {}

  /** Answers false when nothing has come for a minute, and it was not so. */
  async until(isOver: (standing: Standing) => boolean | Promise<boolean>): Promise<boolean> {
    let [seen, seenMs] = ['', Date.now()];
    for (;;) {
      const standing = await this.#look();
      if (await isOver(standing)) return true;
      const now = JSON.stringify([standing, this.sent]);
      if (now !== seen) [seen, seenMs] = [now, Date.now()];
      if (Date.now() - seenMs > standsStillMs) return false;
      this.#view.show([this.#line], this.#line);
      await sleep(lookEveryMs);
    }
  }

  /** Leaves what was shown last as it is: other lines follow. */
  finish(): void {
    this.#view.finish([this.#line]);
  }

  async #look(): Promise<Standing> {
    const found = await inTable(this.table);
    const toCome = this.records - found.settled;
    const came = `${found.rows} rows, ${found.settled - found.rows} poison`;
    this.#line = `${seconds(this.#beganMs)}: ${this.sent} records in the topic; ${came}; ${toCome} to come`;
    return { ...found, toCome };
  }
}

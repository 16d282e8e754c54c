// One activity's way through the members of a group.
import type { AttemptEnd, GroupOutcome, Member } from '../../src/model/delivery';
import { failureOf, PenstockError } from '../../src/model/errors';
import { giveBack } from '../../src/ledger/groups/close-groups';
import { readHold, type Hold } from '../../src/ledger/flow/hold';
import type { GroupSink, OpenGroup } from '../../src/ledger/groups/open-groups';
import type { End } from '../../src/ledger/attempts/record-ends';
import { returnTurn } from '../../src/ledger/flow/turns';
import { tooDeep } from '../../workflows/depth';
import { pause } from '../attempt';
import type { ActivityDependencies } from '../dependencies';
import { endAfterFailure } from './end-in-group';
import { GroupMembers } from './group-members';
import { Interrupted, perform } from '../perform';
import { Room } from './room';
import { spendPermits } from './spend-permits';
import { tryAgain } from '../try-again';

/** When a member has waited so long, or so many failed in a row, no further one is begun (rule 6). */
const beginWithinMs = 5000;
const mostFailuresInARow = 5;
/** A ledger last heard of longer ago is asked again before the next member is begun (rule 7). */
const askAgainAfterMs = 2000;

export interface GroupRunOptions {
  heartbeat: (progress: object) => void;
  /** Lets its members take in; answers how to end it. Absent: it carries only those it has. */
  takeIn?: (members: GroupMembers) => () => void;
  /** Shared with other groups of the workflow. */
  room?: Room;
}

export class GroupRun {
  /** Why no further member was begun, when it is the sink. */
  hold: Hold | undefined;
  /** Members that must not be carried in a group. */
  readonly tooDeep: string[] = [];
  readonly #delivered = new Set<string>();
  readonly #failed: string[] = [];
  readonly #members: GroupMembers;
  #heardAt = performance.now();
  #failuresInARow = 0;
  #underWay = 0;
  #isLedgerAway = false;
  readonly #writing: Promise<void>[] = [];
  #givingBack: Promise<void> | undefined;
  #endIntake = (): void => undefined;
  readonly #endsAt = performance.now() + beginWithinMs;
  /** Asks for turns that are not answered yet. */
  readonly #asking = new Set<Promise<unknown>>();
  /** Members taken, and not begun: their turn does not come in this group. */
  readonly #outOfTurn: string[] = [];

  constructor(
    private readonly dependencies: ActivityDependencies,
    private readonly group: OpenGroup,
    private readonly options: GroupRunOptions,
  ) {
    this.hold = group.hold;
    this.#members = new GroupMembers(group.members, options.room ?? new Room(), () =>
      dependencies.intakes?.tellOfRoom(),
    );
  }

  get outcome(): GroupOutcome {
    const { ids, takenIn } = this.#members;
    const settled = new Set([...this.#delivered, ...this.#failed]);
    return {
      delivered: this.#delivered.size,
      failed: this.#failed,
      returned: ids.filter((id) => !settled.has(id)),
      ...(takenIn.length > 0 && { takenIn }),
    };
  }

  /** As many at a time as the group has permits; returns when every end is written. */
  async attemptAll(): Promise<void> {
    const { sink } = this.group;
    const { takeIn } = this.options;
    if (sink?.takesIn && takeIn && !this.#isStopped) this.#endIntake = takeIn(this.#members);
    // All of them may be waiting for their targets by then.
    const stopWatching = this.#watchWaiting();
    try {
      if (sink) await this.#spendPermits(sink);
    } finally {
      stopWatching();
      this.#endIntake();
    }
    await this.#members.settled();
    await Promise.all(this.#writing);
    await this.#givingBack;
  }

  #watchWaiting(): () => void {
    const look = () => {
      const waitsMs = performance.now() - (this.#members.waitingSinceMs ?? performance.now());
      if (waitsMs >= beginWithinMs) this.#beginNoMore();
      else timer = setTimeout(look, beginWithinMs - waitsMs);
    };
    let timer = setTimeout(look, beginWithinMs);
    return () => clearTimeout(timer);
  }

  #spendPermits(sink: GroupSink): Promise<void> {
    return spendPermits(this.dependencies.db, this.group, {
      attempt: () => this.#attemptInTurn(sink),
      underWay: () => this.#underWay,
      waiting: () => this.#members.waiting,
      free: () => this.#members.free,
      waitingFor: (ms) => (this.#isStopped || this.#givingBack ? 0 : this.#members.waitingFor(ms)),
      onBusy: (listener) => this.#members.onBusy(listener),
    });
  }

  async #attemptInTurn(sink: GroupSink): Promise<void> {
    for (let member = await this.#take(sink); member; member = await this.#take(sink)) {
      this.#underWay += 1;
      const mayBegin = !sink.isLimited || (await this.#comesToItsTurn(member));
      const began = performance.now();
      const end = mayBegin ? await this.#attempt(sink, member) : undefined;
      this.#underWay -= 1;
      if (!end) return;
      const durationMs = performance.now() - began;
      this.#note(end, durationMs);
      // The target has answered: its next attempt need not wait for the ledger.
      const writing = this.#write(this.#endOf(sink, member, end, durationMs));
      // Should it fail, that is told once the others have ended.
      writing.catch(() => undefined);
      this.#writing.push(writing);
    }
  }

  /** The next member to begin; undefined when none is to be begun any more. */
  async #take(sink: GroupSink): Promise<Member | undefined> {
    for (let member = await this.#members.next(); member; member = await this.#members.next()) {
      await this.#askAgainInTime();
      if (this.#isStopped || this.#givingBack) {
        this.#outOfTurn.push(member.id);
        this.#beginNoMore();
        return undefined;
      }
      if (!tooDeep({ event: member.event, policy: sink.policy })) return member;
      this.tooDeep.push(member.id);
    }
    return undefined;
  }

  get #isStopped(): boolean {
    const mayNotGoOn = this.hold !== undefined || this.#isLedgerAway || this.dependencies.stopping.hasBegun;
    return mayNotGoOn || this.#failuresInARow >= mostFailuresInARow;
  }

  /** Waits for its turn by the sink's rate; false when it is not to begin any more. */
  async #comesToItsTurn({ id }: Member): Promise<boolean> {
    const { db, takeTurn, stopping } = this.dependencies;
    const turn = takeTurn(this.group);
    const asking = turn.catch(() => undefined);
    this.#asking.add(asking);
    try {
      const waitMs = await turn;
      if (performance.now() + waitMs <= this.#endsAt) {
        await stopping.wait(waitMs);
        await this.#askAgainInTime();
        if (!this.#isStopped) return true;
      } else {
        // Should the ledger be away, one turn is lost.
        this.#writing.push(returnTurn(db, this.group).catch(() => undefined));
      }
    } catch {
      this.#isLedgerAway ||= !stopping.aborted;
    } finally {
      this.#asking.delete(asking);
    }
    this.#outOfTurn.push(id);
    this.#beginNoMore();
    return false;
  }

  #beginNoMore(): void {
    this.#endIntake();
    this.#givingBack ??= this.#giveBack();
  }

  /** Those not begun wait for nobody who is under way. */
  async #giveBack(): Promise<void> {
    // Who asks for a turn just now may be told that none comes; who is on the way comes too late.
    await Promise.all(this.#asking);
    await this.#members.settled();
    const ids = [...this.#outOfTurn, ...this.#members.turnAway().map(({ id }) => id)];
    if (ids.length === 0) return;
    const { db } = this.dependencies;
    // Should the ledger be away, the end of the group gives them back.
    await giveBack(db, this.group, { ids, underWay: this.#underWay, hold: this.hold }).catch(() => undefined);
  }

  /** While the ledger is away nothing more is begun; what was begun is seen to its end, and written when it is back. */
  async #askAgainInTime(): Promise<void> {
    // Whoever was taken in was accepted at a moment when nothing was held back.
    if (performance.now() - Math.max(this.#heardAt, this.#members.cameAtMs) <= askAgainAfterMs) return;
    try {
      this.hold ??= await readHold(this.dependencies.db, this.group);
      this.#heardAt = performance.now();
    } catch {
      this.#isLedgerAway = true;
    }
  }

  /** Undefined when the worker stops: the attempt was broken off and does not count. */
  async #attempt(sink: GroupSink, { id, attempts, event }: Member): Promise<AttemptEnd | undefined> {
    if (sink.failure) return { kind: 'failed', failure: sink.failure };
    const { attemptTimeLimitMs } = sink.policy;
    const attempt = { deliveryId: id, sinkId: this.group.sinkId, number: attempts + 1, attemptTimeLimitMs };
    try {
      return await perform(this.dependencies, attempt, { event, sink, secrets: sink.secrets }, () => undefined);
    } catch (error) {
      if (error instanceof Interrupted) return undefined;
      throw error;
    }
  }

  #note(end: AttemptEnd, durationMs: number): void {
    const { sourceId, sinkId } = this.group;
    const failed = end.kind === 'failed';
    this.dependencies.gate.note(`${sourceId}/${sinkId}`, { durationMs, failed });
    this.#failuresInARow = failed ? this.#failuresInARow + 1 : 0;
  }

  #endOf({ policy }: GroupSink, member: Member, end: AttemptEnd, durationMs: number): End {
    if (end.kind === 'delivered')
      return { id: member.id, run: this.group.run, number: member.attempts + 1, durationMs, ...end };
    const failure = end.kind === 'failed' ? end.failure : failureOf(new PenstockError('internal', cannotFollow));
    return endAfterFailure(policy, this.group, member, failure, durationMs);
  }

  async #write(end: End): Promise<void> {
    if (end.kind !== 'delivered' && end.failure.code === 'targetGone') await pause(this.dependencies, this.group);
    const { written, hold } = await this.#untilWritten(end);
    this.#heardAt = performance.now();
    this.hold ??= hold;
    // Whoever would come is not begun.
    if (this.#isStopped) this.#endIntake();
    if (!written) return;
    if (end.kind === 'delivered') {
      this.#delivered.add(end.id);
    } else {
      this.#failed.push(end.id);
    }
    this.options.heartbeat({
      delivered: this.#delivered.size,
      failed: this.#failed.length,
      of: this.#members.ids.length,
    });
  }

  /** The target has answered and must not be asked again: only a stop of the worker ends the trying. */
  #untilWritten(end: End) {
    const { recordEnd, stopping } = this.dependencies;
    return tryAgain(stopping, () => recordEnd(end), Infinity);
  }
}

const cannotFollow = 'this type of sink only takes work on; it cannot be carried in a group';

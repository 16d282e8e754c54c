import { Stack } from '../../program/stack';

/** A stack that knows what it is stopping: should that take too long, it can be named. */
export class WatchedStack extends Stack {
  /** What is being stopped now. */
  stopping: string | undefined;

  override push(name: string, stop: () => Promise<unknown>): void {
    super.push(name, () => {
      this.stopping = name;
      return stop();
    });
  }
}

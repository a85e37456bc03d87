import { createTask } from 'node-cron';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';

/** A job sweeps what is due; nothing depends on the minute at which it runs. */
export interface Job {
  readonly name: string;
  /** When it wakes, in office time; null: only after `longest`. */
  readonly cron: string | null;
  /** How long it is left asleep at the most, in milliseconds of a clock that nobody sets. */
  readonly longest: number;
  run(): Promise<void>;
}

export interface Schedule {
  /** When each job last ended well, in milliseconds of `performance.now()`; null: not yet. */
  lastRun(name: string): number | null;
  /** Wakes a job now. */
  wake(name: string): void;
  stop(): Promise<void>;
}

/** How often it is looked whether a job was left asleep, in milliseconds. */
const beat = 5_000;

/**
 * Wakes the jobs by the clock on the wall, and by a timer that no clock change can stop. What runs all the time goes by that alone: in the hour that
 * comes twice node-cron runs nothing, and looks a thousand times a second where it is the machine's zone. A job that fails is logged and woken
 * again at its next time; one that still runs is left alone.
 */
export function startSchedule(jobs: readonly Job[], zone: string, log: Logger): Schedule {
  const last = new Map<string, number>();
  let stopped = false;
  const waking = jobs.map((job) => {
    let woken = performance.now();
    let running = false;
    const wake = async () => {
      if (running) return;
      running = true;
      woken = performance.now();
      try {
        await job.run();
        last.set(job.name, performance.now());
      } catch (error) {
        // What the end cut short is made good by the next start.
        log[stopped ? 'debug' : 'error']({ job: job.name, ...faultOf(error) }, 'job failed');
      } finally {
        running = false;
      }
    };
    const task = job.cron === null ? null : createTask(job.cron, wake, { timezone: zone, noOverlap: true, name: job.name });
    void task?.start();
    return { name: job.name, task, overslept: () => performance.now() - woken >= job.longest, wake };
  });
  const timer = setInterval(() => {
    for (const { overslept, wake } of waking) if (overslept()) void wake();
  }, beat);
  return {
    lastRun: (name) => last.get(name) ?? null,
    wake: (name) => void waking.find((each) => each.name === name)?.wake(),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(waking.map(({ task }) => task?.destroy()));
    },
  };
}

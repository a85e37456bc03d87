import { createTask } from 'node-cron';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';

/** A job: what it is called, when it wakes (cron, office time), what it does. It sweeps what is due; nothing depends on the minute at which it runs. */
export interface Job {
  readonly name: string;
  readonly cron: string;
  run(): Promise<void>;
}

export interface Schedule {
  /** When each job last ended well, in milliseconds of the real clock; null: not yet. */
  lastRun(name: string): number | null;
  stop(): Promise<void>;
}

/** Wakes the jobs. A job that fails is logged and woken again at its next time. */
export function startSchedule(jobs: readonly Job[], zone: string, log: Logger): Schedule {
  const last = new Map<string, number>();
  const tasks = jobs.map((job) => {
    const wake = async () => {
      try {
        await job.run();
        last.set(job.name, performance.now());
      } catch (error) {
        log.error({ job: job.name, ...faultOf(error) }, 'job failed');
      }
    };
    const task = createTask(job.cron, wake, { timezone: zone, noOverlap: true, name: job.name });
    void task.start();
    return task;
  });
  return {
    lastRun: (name) => last.get(name) ?? null,
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}

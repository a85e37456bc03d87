import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** How `npm start` starts Node: `NAME=value … exec node --flag … dist/main.js`. */
const asStarted = /"start": "((?:\w+=\w+ )*)exec node ((?:--\S+ )*)/.exec(readFileSync(resolve(root, 'package.json'), 'utf8'));
const flags = asStarted?.[2]?.trim().split(' ') ?? [];
const settings = Object.fromEntries((asStarted?.[1]?.trim().split(' ') ?? []).map((each) => each.split('=')));

/** Ours, as `npm start` starts it. */
export const startedOurs = (program: string, cwd: string, env: Record<string, string>, more: readonly string[] = []) =>
  started(program, cwd, { ...settings, ...env }, [...flags, ...more]);

export const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A program of Node's in a folder of its own, with nothing of our environment but the path. */
export function started(program: string, cwd: string, env: Record<string, string>, nodeFlags: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, resolve(root, program)], {
    cwd,
    stdio: 'inherit',
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...env },
  });
}

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Resident memory of a process, in MB. */
export function memoryOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Processor time that a process has used with all its threads, in milliseconds; Linux counts it in hundredths of a second. */
export function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Waits until the webhook answers for a bot that is ready. */
export async function reachable(port: number, secret: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const answer = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', body: '{"update_id":0}', headers }).catch(() => null);
    if (answer && answer.status !== 503) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers on port ${port}`);
}

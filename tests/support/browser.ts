import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type Browser, chromium } from 'playwright-core';

const path = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why there is no browser to test with; empty when there is one. */
export const missingBrowser = existsSync(path) ? '' : `there is no ${path}: apt-get install chromium`;

/** Debian's Chromium with nothing of the machine's environment: its zone, language and clock are the test's to say. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: flags, env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir() } });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missingBrowser } from '../support/browser.ts';
import { root } from '../support/stage.ts';

if (missingBrowser) console.warn(`\nSKIPPED: the test that books in the web chat: ${missingBrowser}\n`);

describe.skipIf(missingBrowser)('the web chat of `npm start`', () => {
  let folder: string;
  let bot: ChildProcess;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sportello-web-'));
    bot = spawn(process.execPath, [join(root, 'dist/main.js')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0', CLOCK_START: '2026-11-23T08:00:00Z' },
    });
    url = await new Promise<string>((resolve, reject) => {
      let said = '';
      bot.stdout?.on('data', (chunk) => {
        said += String(chunk);
        const found = /http:\/\/\S+/.exec(said)?.[0];
        if (found) resolve(found);
      });
      bot.once('exit', () => reject(new Error(`the demo did not start: ${said}`)));
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    const gone = new Promise<void>((resolve) => bot.once('exit', () => resolve()));
    bot.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  it('a resident books, the desk sees it and answers, the reminder comes when the clock is moved', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Rome' });
    await page.goto(url);
    const phone = page.locator('[data-testid^="chat-4"]');
    const desk = page.locator('[data-testid^="chat--"]');
    const press = (label: string | RegExp, where: Locator = phone) => where.getByTestId('button').filter({ hasText: label }).last().click();

    await page.getByTestId('start').click();
    for (const label of ['English', 'I understand', 'Citizenship', 'Book at the desk', 'Grosseto', 'Wed 25 Nov', '10:30', 'Continue'])
      await press(label);
    await expect.poll(() => phone.textContent()).toContain('What is your name?');
    await phone.getByTestId('composer').fill('Ana Prova');
    await phone.getByTestId('composer').press('Enter');
    await expect.poll(() => phone.textContent(), { timeout: 10_000 }).toContain('Booked!');
    await expect.poll(() => phone.textContent()).toContain('appuntamento.ics');

    await expect.poll(() => desk.textContent(), { timeout: 10_000 }).toContain('In attesa');
    expect(await desk.textContent()).toContain('mercoledì 25 novembre 2026, 10:30');
    await press('Prendo in carico', desk);
    await expect.poll(() => phone.textContent()).toContain('The desk has read your request');

    await page.getByTestId('clock-day').click();
    await page.getByTestId('clock-day').click();
    await expect.poll(() => phone.textContent(), { timeout: 10_000 }).toContain('You have an appointment today');
    await page.close();
  }, 60_000);
});

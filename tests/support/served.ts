import type { Server } from 'node:http';
import type { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { listen } from '../../src/console/listen.ts';
import { launchBrowser } from './browser.ts';

/** A page as a browser has it; `wrong`: what its console complained of, and what it asked of other hosts. */
export interface Opened {
  readonly page: Page;
  readonly wrong: readonly string[];
}

export interface Served {
  browser(): Browser;
  /** Where the pages are, without a stroke at the end. */
  url(): string;
  /** `heard` gets every answer of the server. */
  opened(path: string, options?: BrowserContextOptions, heard?: (answer: Response) => void): Promise<Opened>;
}

/** Serves pages over HTTP to a browser of its own, for the tests of one `describe`. */
export function served(routes: () => Hono): Served {
  let browser: Browser;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const listening = await listen(routes(), null, 0);
    server = listening.server;
    url = `http://127.0.0.1:${listening.port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    browser: () => browser,
    url: () => url,
    async opened(path, options = {}, heard = () => undefined) {
      const page = await browser.newPage(options);
      const wrong: string[] = [];
      page.on('console', (said) => void (said.type() === 'error' && wrong.push(said.text())));
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('request', (asked) => void (new URL(asked.url()).origin !== url && wrong.push(`asks ${asked.url()}`)));
      page.on('response', heard);
      await page.goto(`${url}${path}`);
      return { page, wrong };
    },
  };
}

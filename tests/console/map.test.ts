import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapRoutes } from '../../src/console/map/routes.ts';
import { liveContent } from '../../src/content/with-records.ts';
import type { Said } from '../../src/desk/record.ts';
import { missingBrowser } from '../support/browser.ts';
import { served } from '../support/served.ts';
import { createStage, type Stage } from '../support/stage.ts';

if (missingBrowser) console.warn(`\nSKIPPED: the tests of the map page in a browser: ${missingBrowser}\n`);

/** A Tuesday, half past ten in Italy: Follonica is open. */
const tuesday = '2026-11-24T09:30:00Z';
const wide = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };
/** Kilobytes that may come over the line for a page without tiles; half as much is what it has. */
const most = 150;

let stage: Stage;
beforeAll(async () => {
  stage = await createStage(tuesday);
});
afterAll(() => stage.close());

const routes = (tiles: string | null = null) =>
  mapRoutes({
    store: stage.store,
    content: () => stage.content,
    refresh: async () => undefined,
    zone: 'Europe/Rome',
    now: () => stage.clock.now().toISOString(),
    chat: (payload) => `https://t.me/stage_bot?start=${payload}`,
    tiles,
  });
const text = async (path: string, headers: Record<string, string> = {}) => (await routes().request(path, { headers })).text();
const names = (page: string) => [...page.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, name]) => name);

describe('the page without a browser', () => {
  it('is served by the bot itself, list first, and each place leads into the bot', async () => {
    const answer = await stage.pages('/map?lang=en');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page.indexOf('id="list"')).toBeLessThan(page.indexOf('id="map"'));
    expect(page).toContain('href="https://t.me/stage_bot?start=d_coeso-grosseto"');
    expect(page).toContain('href="https://t.me/stage_bot?start=p_questura-siena"');
    expect(names(page)).toHaveLength(stage.content.desks.size + stage.content.offices.length);
  });

  it.each([
    ['/map?what=citizenship', 'Sportello Info Immigrati – Follonica', 'Questura di Siena'],
    ['/map?what=questura', 'Questura di Siena', 'Sportello Info Immigrati – Follonica'],
    ['/map?language=sq', 'Punto Informativo Stranieri – Empoli', 'Sportello Info Immigrati – Follonica'],
    ['/map?open=1', 'Sportello Info Immigrati – Follonica', 'Punto Informativo Stranieri – Empoli'],
  ])('%s shows %s and not %s', async (path, there, not) => {
    const shown = (await text(path)).match(/<h3>.*?<\/h3>/g)?.join('\n') ?? '';
    expect(shown).toContain(there);
    expect(shown.replaceAll('&amp;', '&')).not.toContain(not);
  });

  it('says so where nothing is left; what stands for nothing is no filter', async () => {
    expect(await text('/map?lang=it&what=questura&open=1')).toContain('Non conosciamo nessun posto così');
    expect(names(await text('/map?what=%3Cscript%3E&language=zz&open=2&lang=xx')).length).toBeGreaterThan(40);
    expect(await text('/map?what=%3Cscript%3E')).not.toContain('<script>');
  });

  it('speaks the language asked for, else that of the browser, else Italian', async () => {
    expect(await text('/map?lang=en', { 'accept-language': 'it' })).toContain('<html lang="en-t-it-t0-und"');
    expect(await text('/map', { 'accept-language': 'pt-PT, en-GB;q=0.8, it;q=0.5' })).toContain('<html lang="en-t-it-t0-und"');
    expect(await text('/map', { 'accept-language': 'pt' })).toContain('<html lang="it"');
  });

  it('names what operators closed, within a minute', async () => {
    const own = routes();
    const page = async () => (await own.request('/map?open=1')).text();
    expect(names(await page())).toContain('Sportello Info Immigrati – Follonica');
    await stage.store.commit([
      {
        write: 'closure',
        closure: { id: 'coeso-follonica:2026-11-24:', desk: 'coeso-follonica', from: '2026-11-24', until: '2026-11-24' },
      },
    ]);
    stage.clock.advance(new Date('2026-11-24T09:31:00Z'));
    expect(names(await page())).not.toContain('Sportello Info Immigrati – Follonica');
    await stage.store.commit([{ write: 'closure-drop', id: 'coeso-follonica:2026-11-24:' }]);
  });

  it('names at once what a desk said of itself, and what nobody has confirmed for long', async () => {
    const at = '2026-11-24T09:00:00.000Z';
    let said: readonly Said[] = [];
    const live = (now: string) =>
      mapRoutes({
        ...{ store: stage.store, content: liveContent(stage.content, () => said, 'Europe/Rome'), refresh: async () => undefined },
        ...{ zone: 'Europe/Rome', now: () => now, chat: (payload) => `https://t.me/stage_bot?start=${payload}`, tiles: null },
      });
    const own = live(at);
    const page = async (from = own) => (await from.request('/map?lang=en')).text();
    expect(await page()).not.toContain('Albanian (Tuesday)');
    const languages = [{ language: 'sq', days: ['Tu'] as const }];
    const who = { by: 'member', asked_on: null, reminded_on: null, told_on: null, version: 1 } as const;
    said = [{ desk: 'coeso-follonica', field: 'languages', value: { languages }, changed_at: at, confirmed_at: at, ...who }];
    expect(await page()).toContain('Albanian (Tuesday)');
    expect(await page()).toContain('Confirmed by the desk: languages (24/11/2026)');
    const later = await page(live('2027-02-22T09:00:00.000Z'));
    expect(later).toContain('Nobody has confirmed this for more than 90 days: hours, telephones, services.');
    expect(later).toContain('Nobody has confirmed this card for more than 90 days');
  });

  it('is kept by a browser until the minute ends, when a door may open or shut', async () => {
    const routesAt = (now: string) =>
      mapRoutes({
        ...{ store: stage.store, content: () => stage.content, refresh: async () => undefined },
        ...{ zone: 'Europe/Rome', now: () => now, chat: (payload) => `https://t.me/stage_bot?start=${payload}`, tiles: null },
      });
    const kept = async (now: string) => (await routesAt(now).request('/map')).headers.get('cache-control');
    expect(await kept('2026-11-24T11:44:00.000Z')).toBe('public, max-age=60');
    expect(await kept('2026-11-24T11:44:59.900Z')).toBe('public, max-age=1');
  });

  it('asks no other host; with tiles, theirs alone', async () => {
    const policy = async (tiles: string | null) => (await routes(tiles).request('/map')).headers.get('content-security-policy') ?? '';
    expect(await policy(null)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(await policy('https://tile.example.org/{z}/{x}/{y}.png')).toContain("img-src 'self' data: https://tile.example.org;");
    expect((await routes().request('/map/package.json')).status).toBe(404);
    expect((await routes().request('/map/constructor')).status).toBe(404);
  });
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(missingBrowser)('the page in Chromium', { timeout: 90_000 }, () => {
  const { browser, url, opened: openedAt } = served(() => routes());

  async function opened(viewport: { width: number; height: number }, path = '/map?lang=it', deviceScaleFactor = 1) {
    let bytes = 0;
    const { page, wrong } = await openedAt(path, { viewport, deviceScaleFactor, locale: 'it-IT', timezoneId: 'Europe/Rome' }, (answer) => {
      bytes += Number(answer.headers()['content-length'] ?? Number.NaN);
    });
    await page.locator('#map[data-ready]').waitFor();
    return { page, wrong, bytes: () => bytes };
  }

  const focused = (page: Page) => page.evaluate<string>('document.activeElement?.id + " " + document.activeElement?.className');
  async function serious(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate<{ violations: Violation[] }>('axe.run()');
    return found.violations.flatMap(({ id, impact, nodes }) =>
      impact === 'serious' || impact === 'critical' ? [`${id}: ${nodes.map((each) => each.html).join(' ')}`] : [],
    );
  }

  it.each([
    ['wide', wide, 'light'],
    ['on a phone', phone, 'light'],
    ['dark', phone, 'dark'],
  ] as const)('%s: draws the map, bars nobody, asks nobody else, and is light', async (_, viewport, colorScheme) => {
    const { page, wrong, bytes } = await opened(viewport);
    await page.emulateMedia({ colorScheme });
    expect(await page.locator('.outline').count()).toBe(273);
    expect(await page.locator('.pin').count()).toBeGreaterThan(20);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await serious(page)).toEqual([]);
    await page.locator('#p-coeso-grosseto summary').click();
    await page.locator('#p-coeso-grosseto button[data-show]').click();
    await page.locator('.leaflet-popup a', { hasText: 'Sportello Info Immigrati – Grosseto' }).waitFor();
    expect(await serious(page)).toEqual([]);
    expect(wrong).toEqual([]);
    expect(bytes() / 1000).toBeGreaterThan(40);
    expect(bytes() / 1000).toBeLessThan(most);
    await page.close();
  });

  it('is read at 200 % and on the narrowest phone without going sideways', async () => {
    for (const [viewport, scale] of [
      [{ width: wide.width / 2, height: wide.height / 2 }, 2],
      [{ width: 320, height: 560 }, 1],
    ] as const) {
      const { page } = await opened(viewport, '/map?lang=en', scale);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.locator('#p-coeso-follonica summary').click();
      expect(await page.locator('#p-coeso-follonica a.button').isVisible()).toBe(true);
      await page.close();
    }
  });

  it('is used with the keyboard alone: skip to the list or the map, filter, open a marker, come to its card', async () => {
    const { page } = await opened(wide);
    const tab = async (until: (at: string) => boolean, most = 40) => {
      for (let n = 0; n < most; n++) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        if (until(at)) return at;
      }
      throw new Error('not reached');
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement?.textContent')).toBe("Vai all'elenco");
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('list');
    await page.goto(`${url()}/map?lang=it`);
    await page.locator('#map[data-ready]').waitFor();
    await tab(() => true);
    await tab(() => true);
    await page.keyboard.press('Enter');
    const marker = await tab((at) => at.includes('pin'));
    expect(marker).toContain('pin');
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-popup a').first().waitFor();
    const link = page.locator('.leaflet-popup a').first();
    const name = await link.textContent();
    await link.focus();
    await page.keyboard.press('Enter');
    const card = await page.evaluate<string>('document.activeElement?.querySelector("h3")?.textContent');
    expect(card).toBe(name);
    // the filters
    await page.goto(`${url()}/map?lang=it`);
    await page.locator('input[name=open]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/open=1/);
    expect(await page.locator('#list li').count()).toBe(await page.locator('#list li[data-open]').count());
    await page.close();
  });

  it('is whole without scripts: the list, its filters, its links', async () => {
    const context = await browser().newContext({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url()}/map?lang=en&what=questura`);
    expect(await page.locator('#list li').count()).toBe(10);
    expect(await page.locator('button[data-show]').first().isVisible()).toBe(false);
    await context.close();
  });
});

import { existsSync } from 'node:fs';
import { type Emulator, startEmulator } from '@sportello/telegram-emulator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missingBrowser } from '../support/browser.ts';

const BUILT = new URL('../../src/emulator/dist/web/main.js', import.meta.url);
const TOKEN = '7000000001:AA-web-chat-test';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

if (missingBrowser) console.log(`\n!!! The web chat is NOT tested, ${missingBrowser}\n`);

type Message = { message_id: number };
type Update = { update_id: number; message?: { text?: string; chat: { id: number } }; callback_query?: { id: string; data: string } };

describe.skipIf(missingBrowser)('the web chat', { timeout: 30_000 }, () => {
  let emulator: Emulator;
  let browser: Browser;
  let now = new Date('2026-11-23T08:05:00Z');
  let offset = 0;

  async function post<T>(url: string, body: object): Promise<T> {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return (await response.json()) as T;
  }

  /** A call of the bot, which must be a right one. */
  async function bot<T>(method: string, params: object): Promise<T> {
    const answer = await post<{ ok: boolean; description?: string; result: T }>(`${emulator.url}/bot${TOKEN}/${method}`, params);
    expect(answer.description).toBeUndefined();
    return answer.result;
  }

  function control<T>(path: string, body: object): Promise<T> {
    return post<T>(`${emulator.url}/emulator${path}`, body);
  }

  /** The next update the page causes; waits for it as a bot does. */
  async function nextUpdate(): Promise<Update> {
    for (;;) {
      const [update] = await bot<Update[]>('getUpdates', { offset, limit: 1, timeout: 5 });
      if (!update) throw new Error('no update came');
      offset = update.update_id + 1;
      if (update.message ?? update.callback_query) return update;
    }
  }

  function newPerson(first_name: string): Promise<{ id: number }> {
    return control('/users', { first_name, language_code: 'fr' });
  }

  /** A person who has opened the bot, with the /start already taken. */
  async function opened(first_name: string): Promise<number> {
    const { id } = await newPerson(first_name);
    await control(`/chats/${id}/messages`, { from: id, text: '/start' });
    await nextUpdate();
    return id;
  }

  async function openPage(viewport: typeof WIDE): Promise<Page> {
    const page = await browser.newPage({ viewport, locale: 'en-GB', timezoneId: 'Europe/Rome', reducedMotion: 'reduce' });
    await page.goto(emulator.url);
    await page.getByTestId('clock').waitFor();
    return page;
  }

  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('the web chat is not built: npm run build');
    const advance = async (to: Date) => {
      now = to;
    };
    emulator = await startEmulator({ port: 0, token: TOKEN, botUsername: 'desk_bot', botName: 'Desk', clock: { now: () => now, advance } });
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await emulator?.close();
  });

  it('opens the bot with Start and shows its message with buttons at once', async () => {
    const page = await openPage(WIDE);
    await page.getByTestId('new-person').click();
    await page.getByTestId('first-name').fill('Amina');
    await page.getByTestId('language').selectOption('ar');
    await page.getByTestId('create-person').click();
    await page.getByTestId('start').click();
    const update = await nextUpdate();
    expect(update.message?.text).toBe('/start');
    const chat = update.message?.chat.id ?? 0;
    const sent = await bot<Message>('sendMessage', {
      chat_id: chat,
      text: '<b>What do you need?</b>',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: '🪪 My permit', callback_data: 'permit' }]] },
    });
    const message = page.getByTestId(`chat-${chat}`).getByTestId(`message-${sent.message_id}`);
    await message.getByText('What do you need?').waitFor();
    expect(await message.locator('strong').textContent()).toBe('What do you need?');
    expect(await message.getByTestId('button').textContent()).toContain('My permit');
    await page.close();
  });

  it('brings a press to the bot, spins until it is answered, and shows answer and edit', async () => {
    const chat = await opened('Bilal');
    const { message_id } = await bot<Message>('sendMessage', {
      chat_id: chat,
      text: 'Question',
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] },
    });
    const page = await openPage(WIDE);
    await page.getByTestId(`person-${chat}`).click();
    const message = page.getByTestId(`message-${message_id}`);
    const button = message.getByTestId('button');
    await button.click();
    const query = (await nextUpdate()).callback_query;
    expect(query?.data).toBe('yes');
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('true');
    await bot('answerCallbackQuery', { callback_query_id: query?.id, text: 'Saved' });
    await page.getByTestId('toast').getByText('Saved').waitFor();
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('false');
    await bot('editMessageText', { chat_id: chat, message_id, text: 'Next question' });
    await message.getByText('Next question').waitFor();
    expect(await message.getByTestId('button').count()).toBe(0);
    await page.close();
  });

  it('shows untrusted text as text, and text from right to left as such', async () => {
    const chat = await opened('Samir');
    const text = '<img src=x onerror=alert(1)>\nمرحبا';
    const { message_id } = await bot<Message>('sendMessage', { chat_id: chat, text });
    const page = await openPage(WIDE);
    await page.getByTestId(`person-${chat}`).click();
    const message = page.getByTestId(`message-${message_id}`);
    await message.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await message.locator('img').count()).toBe(0);
    expect(await message.locator('p[dir="auto"]').count()).toBe(2);
    await page.close();
  });

  it('follows a deep link of the bot inside the page', async () => {
    const chat = await opened('Lina');
    const { message_id } = await bot<Message>('sendMessage', { chat_id: chat, text: 'https://t.me/desk_bot?start=permit-1' });
    const page = await openPage(WIDE);
    await page.getByTestId(`person-${chat}`).click();
    await page.getByTestId(`message-${message_id}`).getByRole('link').click();
    expect((await nextUpdate()).message?.text).toBe('/start permit-1');
    await page.close();
  });

  it('shows the group of a desk, where a member answers the bot with a reply', async () => {
    const giulia = await newPerson('Giulia');
    const group = await control<{ id: number }>('/groups', { title: 'Desk Grosseto', members: [giulia.id] });
    const page = await openPage(WIDE);
    const card = await bot<Message>('sendMessage', { chat_id: group.id, text: 'Nuova richiesta' });
    const chat = page.getByTestId(`chat-${group.id}`);
    await chat.getByTestId(`message-${card.message_id}`).getByText('Nuova richiesta').waitFor();
    await chat.getByTestId(`menu-${card.message_id}`).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await chat.getByTestId('draft').waitFor();
    await chat.getByTestId('composer').fill('Mercoledì alle 10');
    await page.keyboard.press('Enter');
    expect((await nextUpdate()).message).toMatchObject({
      text: 'Mercoledì alle 10',
      from: { id: giulia.id },
      reply_to_message: { message_id: card.message_id },
    });
    await page.close();
  });

  it('shows one pane at a time on a phone', async () => {
    const chat = await opened('Omar');
    const page = await openPage(PHONE);
    await page.getByTestId(`person-${chat}`).click();
    await page.getByTestId(`chat-${chat}`).waitFor();
    expect(await page.getByTestId('new-person').isVisible()).toBe(false);
    await page.getByTestId('composer').fill('not yet sent');
    await page.getByTestId('pane-desks').click();
    await page.getByTestId(`chat-${chat}`).waitFor({ state: 'hidden' });
    await page.getByTestId('pane-chat').click();
    expect(await page.getByTestId('composer').inputValue()).toBe('not yet sent');
    const across = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
    expect(across).toBe(true);
    await page.close();
  });

  it('moves the clock forward', async () => {
    const page = await openPage(WIDE);
    await page.getByTestId('clock-day').click();
    await page.getByTestId('clock').getByText('Tuesday, 24 November 2026').waitFor();
    expect(now.toISOString()).toBe('2026-11-24T08:05:00.000Z');
    await page.close();
  });
});

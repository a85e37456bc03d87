import { expect } from 'vitest';
import { createGroupSteps } from './group-steps.ts';
import type { Journey, Step } from './journey-steps.ts';
import { createStage, type OldServer, type Seen, type Stage } from './stage.ts';

export type { Journey, Step } from './journey-steps.ts';

/** Plays a journey on a fresh stage, with today's Bot API server or an older one. Every failure names the step. */
export async function play(journey: Journey, server: OldServer | null = null): Promise<void> {
  // As in production: what is sealed and hidden must be found all the same.
  const stage = await createStage(journey.clock, 'the key of the journeys', server, journey.seats ? { seats: journey.seats } : {});
  try {
    const player = await createPlayer(stage, journey);
    for (const [i, step] of journey.steps.entries()) {
      try {
        await player.play(step);
      } catch (error) {
        const where = `step ${i + 1} ${JSON.stringify(step)}`;
        if (error instanceof Error) error.message = `${where}\n${error.message}`;
        throw error;
      }
    }
    const broken = await stage.call<{ calls?: unknown[] } | unknown[]>('violations');
    const calls = Array.isArray(broken) ? broken : (broken.calls ?? []);
    expect(calls, 'calls that break the Bot API').toHaveLength(journey.violations ?? 0);
  } finally {
    await stage.close();
  }
}

/** Plays steps one by one on a stage, for the people of a journey. */
export interface Player {
  play(step: Step): Promise<void>;
  /** The labels under the newest message that has buttons. */
  buttons(by: string): Promise<readonly string[]>;
  /** The newest message, as it is read. */
  reads(by: string): Promise<string>;
  /** The number of a chat. */
  chat(by: string): number;
}

export async function createPlayer(stage: Stage, journey: Journey): Promise<Player> {
  const people = new Map<string, number>();
  for (const [name, lang] of Object.entries(journey.people ?? {})) people.set(name, await stage.person(name, lang));
  for (const name of [...(journey.operators ?? []), ...(journey.outsiders ?? [])]) people.set(name, await stage.person(name, 'it'));
  for (const name of journey.operators ?? [])
    for (const chat of stage.groups.values()) await stage.call(`groups/${chat}/members/${people.get(name)}`, {}, 'PUT');
  stage.admins.push(...(journey.admins ?? []).map((name) => people.get(name) ?? fail(`nobody is called ${name}`)));
  let lastPress: string | null = null;
  let lastUpdate = 0;
  let pictures = 0;

  const idOf = (name: string) => people.get(name) ?? fail(`nobody is called ${name}`);
  const chatOf = (name: string) => stage.groups.get(name) ?? idOf(name);
  const where = (step: { by: string; in?: string }) => chatOf(step.in ?? step.by);
  const fromBot = async (chat: number) => (await stage.messages(chat)).filter((each) => each.from === 'bot' && !each.deleted);
  const newest = async (chat: number): Promise<Seen> => (await fromBot(chat)).at(-1) ?? fail('the bot has said nothing here');
  const withButtons = async (chat: number, on?: string): Promise<Seen> => {
    const words = on && (await filled(on));
    const found = (await fromBot(chat)).filter((each) => each.buttons.length > 0 && (!words || each.text.includes(words)));
    return found.at(-1) ?? fail('no message with buttons');
  };
  /** The newest message of the bot's that says so, to be answered. */
  const answering = async (chat: number, words: string | undefined) => {
    if (words === undefined) return {};
    const wanted = await filled(words);
    const found = (await fromBot(chat)).filter((each) => each.text.includes(wanted)).at(-1);
    return { reply_to: (found ?? fail(`nothing says «${wanted}»`)).id };
  };
  const list = (given: string | readonly string[] | undefined) => (given === undefined ? [] : typeof given === 'string' ? [given] : given);
  const press = async (chat: number, message: number, by: string, data: string, forged = false) => {
    const pressed = await stage.call<{ press: string; update_id: number }>(`chats/${chat}/messages/${message}/press`, {
      from: idOf(by),
      data,
      ...(forged ? { forged } : {}),
    });
    lastPress = pressed.press;
    lastUpdate = pressed.update_id;
  };
  const groups = createGroupSteps(stage, {
    codeOf: (name) => filled(`{code of ${name}}`),
    chatOf,
    idOf,
    call: (name, chat) => void people.set(name, chat),
  });
  const sendAs = (chat: number, body: object) => stage.call(`chats/${chat}/messages`, body);

  const buttons = async (by: string) => (await withButtons(chatOf(by))).buttons.map((each) => each.text);

  const play = async (step: Step) => {
    if ('say' in step) {
      const chat = where(step);
      const reply = step.replying ? { reply_to: (await newest(chat)).id } : await answering(chat, step.answering);
      const there = step.topic === undefined ? {} : { message_thread_id: groups.topicOf(step.topic) };
      const text = step.say.replace(/\{long (\d+)\}/, (_, n: string) => 'a'.repeat(Number(n)));
      await sendAs(chat, { from: idOf(step.by), text: await filled(text), ...there, ...reply });
    } else if ('press' in step) {
      const chat = where(step);
      const message = await withButtons(chat, step.on);
      const button =
        message.buttons.find((each) => each.text.includes(step.press) && each.data !== undefined) ??
        fail(`no button «${step.press}» among: ${message.buttons.map((each) => each.text).join(' | ')}`);
      await press(chat, message.id, step.by, button.data ?? '');
      if (step.twice) await press(chat, message.id, step.by, button.data ?? '', true);
    } else if ('forge' in step) {
      const chat = where(step);
      await press(chat, (await withButtons(chat)).id, step.by, await filled(step.forge), true);
    } else if ('send' in step)
      await sendAs(where(step), {
        from: idOf(step.by),
        ...(await answering(where(step), step.answering)),
        [step.send]: step.send === 'contact' ? { phone_number: '+390000000000', first_name: 'x' } : true,
        ...(step.under === undefined ? {} : { text: step.under }),
        ...(step.album === undefined ? {} : { album: step.album }),
      });
    else if ('locate' in step)
      await sendAs(where(step), {
        from: idOf(step.by),
        ...(await answering(where(step), step.answering)),
        location: { latitude: step.locate[0], longitude: step.locate[1] },
      });
    else if ('edit' in step) {
      const own = (await stage.messages(where(step))).filter((each) => each.from !== 'bot').at(-1) ?? fail('nothing to edit');
      await stage.call(`chats/${where(step)}/messages/${own.id}/edit`, {
        from: idOf(step.by),
        ...(step.edit ? { text: step.edit } : {}),
        ...(step.photo
          ? { photo: { name: 'other.png', mime: 'image/png', base64: Buffer.from(`other ${own.id} ${pictures++}`).toString('base64') } }
          : {}),
      });
    } else if ('order' in step) {
      const all = await fromBot(chatOf(step.by));
      const places = step.order.map((words) => all.findLastIndex((each) => each.text.includes(words)));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      return;
    } else if ('together' in step) {
      const found = (await fromBot(chatOf(step.by))).filter((each) => each.album !== null);
      expect(found.filter((each) => each.album === found.at(-1)?.album)).toHaveLength(step.together);
      return;
    } else if ('see' in step) {
      const messages = step.any ? await fromBot(chatOf(step.by)) : [await newest(chatOf(step.by))];
      if (step.topic !== undefined) expect(messages.at(-1)?.topic).toBe(step.topic && groups.topicOf(step.topic));
      const all = messages.map((each) => each.text).join('\n---\n');
      for (const wanted of list(step.see)) expect(all).toContain(await filled(wanted));
      for (const unwanted of list(step.not)) expect(all).not.toContain(await filled(unwanted));
      return;
    } else if ('buttons' in step) {
      const found = await buttons(step.by);
      for (const wanted of step.buttons)
        expect(
          found.some((each) => each.includes(wanted)),
          `«${wanted}» among ${found.join(' | ')}`,
        ).toBe(true);
      for (const unwanted of list(step.none)) expect(found.filter((each) => each.includes(unwanted))).toEqual([]);
      return;
    } else if ('gone' in step) {
      const own = (await stage.messages(chatOf(step.by))).filter((each) => each.text === step.gone);
      expect(own.map((each) => each.deleted)).toEqual([true]);
      return;
    } else if ('sign' in step) {
      const own = (await stage.messages(chatOf(step.by))).filter((each) => each.from !== 'bot' && each.text === step.on);
      expect(own.map((each) => each.reaction)).toEqual([step.sign]);
      return;
    } else if ('toast' in step) {
      const answer = await stage.call<{ answered: boolean; text?: string }>(`presses/${lastPress}?wait=5000`);
      expect(answer.text ?? '').toContain(step.toast);
      return;
    } else if ('follow' in step) {
      const { url } = await stage.call<{ url?: string }>(`presses/${lastPress}?wait=5000`);
      const payload = /^https:\/\/t\.me\/stage_bot\?start=(.+)$/.exec(url ?? '')?.[1] ?? fail(`no link of the bot: ${url}`);
      await sendAs(idOf(step.follow), { from: idOf(step.follow), text: `/start ${payload}` });
    } else if ('protected' in step) {
      const found = (await fromBot(chatOf(step.by))).filter((each) => each.text.includes(step.protected));
      expect(found.map((each) => each.protected)).toEqual(found.map(() => true));
      expect(found).not.toEqual([]);
      return;
    } else if ('count' in step) {
      const of = await filled(step.of);
      const found = (await fromBot(chatOf(step.by))).filter((each) => each.text.includes(of));
      expect(found, `messages with «${step.of}»`).toHaveLength(step.count);
      return;
    } else if ('copied' in step) {
      const found = (await fromBot(chatOf(step.by))).filter((each) => each.thing === step.copied);
      expect(found, `${step.copied}s`).toHaveLength(step.times);
      return;
    } else if ('venue' in step) {
      const venue = (await fromBot(chatOf(step.by))).map((each) => each.venue).filter((each) => each !== null);
      for (const wanted of step.venue) expect(JSON.stringify(venue.at(-1))).toContain(wanted);
      return;
    } else if ('file' in step) {
      const document =
        (await fromBot(chatOf(step.by)))
          .map((each) => each.document)
          .filter((each) => each?.name === step.file)
          .at(-1) ?? fail(`no file ${step.file}`);
      const bytes = await (await fetch(`${stage.emulator.url}/emulator/files/${document.id}`)).text();
      for (const wanted of step.holds) expect(bytes.replace(/\r\n /g, '')).toContain(wanted);
      return;
    } else if ('group' in step) {
      const made = await stage.call<{ id: number }>('groups', {
        title: step.group,
        members: step.of.map(idOf),
        ...(step.basic ? { type: 'group' } : {}),
      });
      people.set(step.group, made.id);
    } else if ('clock' in step) stage.clock.advance(new Date(step.clock));
    else if ('block' in step) await stage.call(`users/${idOf(step.block)}/block`, {});
    else if ('unblock' in step) await stage.call(`users/${idOf(step.unblock)}/unblock`, {});
    else if ('migrate' in step) {
      const [from, to] = [chatOf(step.migrate), chatOf(step.to)];
      const message = {
        message_id: 9000,
        date: 0,
        chat: { id: from, type: 'group', title: 'x' },
        from: { id: idOf(journey.operators?.[0] ?? ''), is_bot: false, first_name: 'x' },
      };
      await stage.call('updates', { update: { update_id: 900_000_000, message: { ...message, migrate_to_chat_id: to } } });
    } else if ('again' in step) await stage.call(`updates/${lastUpdate}/again`, {});
    else if ('restart' in step) await stage.restart();
    else if ('fault' in step) await stage.call('faults', { ...step.fault, ...(step.in ? { chat_id: chatOf(step.in) } : {}) });
    else await groups.play(step);
    await stage.settle();
  };
  return { play, buttons, reads: async (by) => (await newest(chatOf(by))).text, chat: chatOf };

  /** `{code of ana}`: the code of the newest appointment that this person was told. */
  async function filled(text: string): Promise<string> {
    const found = /\{code of (\w+)\}/.exec(text);
    if (!found) return text;
    const told = (await fromBot(chatOf(found[1] ?? '')))
      .map((each) => /\b[2-9A-Z]{3}-[2-9A-Z]{3}\b/.exec(each.text)?.[0])
      .filter((code) => code !== undefined);
    return text.replace(found[0], told.at(-1) ?? fail('no code was told'));
  }
}

function fail(problem: string): never {
  throw new Error(problem);
}

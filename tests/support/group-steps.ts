import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** What happens to groups in a journey. A group stands by its desk's id, or by the name that an earlier step gave it. */
export type GroupStep =
  /** The desk's group becomes a supergroup, with another number and messages counted anew; `as`: its name from now on. */
  | { readonly supergroup: string; readonly as: string }
  /** A supergroup gets topics. */
  | { readonly forum: string }
  /** A member opens a topic; the name stands for it from now on. */
  | { readonly topic: string; readonly in: string }
  | { readonly 'close-topic': string; readonly in: string }
  | { readonly 'delete-topic': string; readonly in: string }
  /** A member becomes an administrator who writes as the group. */
  | { readonly anonymous: string; readonly in: string }
  /** Whether the bot may write in a desk's group. */
  | { readonly mute: string }
  | { readonly unmute: string }
  /** The bot becomes an administrator with all rights. */
  | { readonly 'bot-manages': string }
  /** The topic that has the code of this person, whose name stands for it from now on; whether it is closed. */
  | { readonly 'topic-of': string; readonly in: string; readonly closed: boolean }
  /** Somebody chooses a group with the button of the bot's keyboard. */
  | { readonly 'choose-group': string; readonly by: string }
  /** Somebody opens the link that the newest button of the bot's sends on for another. */
  | { readonly 'open-link-of': string; readonly by: string }
  | { readonly 'bot-leaves': string }
  | { readonly 'bot-joins': string }
  /** The bot becomes an administrator, who may delete what others wrote. */
  | { readonly 'bot-leads': string }
  | { readonly join: string; readonly to: string }
  | { readonly leave: string; readonly from: string };

interface Asking {
  readonly reply_markup?: { readonly keyboard?: readonly (readonly { readonly request_chat?: { readonly request_id: number } }[])[] };
}

export interface Who {
  chatOf(name: string): number;
  idOf(name: string): number;
  /** The code that a person was told last. */
  codeOf(name: string): Promise<string>;
  /** Gives a group a name. */
  call(name: string, chat: number): void;
}

/** Plays what happens to groups. */
export function createGroupSteps(stage: Stage, { chatOf, idOf, codeOf, call }: Who) {
  const topics = new Map<string, number>();
  let chosen = 0;
  const topicOf = (name: string): number => {
    const topic = topics.get(name);
    if (topic === undefined) throw new Error(`no topic is called ${name}`);
    return topic;
  };
  const group = <Answer>(name: string, path: string, body?: object, method?: string) =>
    stage.call<Answer>(`groups/${chatOf(name)}${path}`, body, method);
  const bot = async () => (await stage.call<{ bot: { id: number } }>('state')).bot.id;

  async function play(step: GroupStep): Promise<void> {
    if ('supergroup' in step) call(step.as, (await group<{ id: number }>(step.supergroup, '/migrate', {})).id);
    else if ('forum' in step) await group(step.forum, '', { is_forum: true }, 'PATCH');
    else if ('topic' in step) topics.set(step.topic, (await group<{ id: number }>(step.in, '/topics', { name: step.topic })).id);
    else if ('close-topic' in step) await group(step.in, `/topics/${topicOf(step['close-topic'])}/close`, {});
    else if ('delete-topic' in step) await group(step.in, `/topics/${topicOf(step['delete-topic'])}`, undefined, 'DELETE');
    else if ('anonymous' in step)
      await group(step.in, `/members/${idOf(step.anonymous)}`, { status: 'administrator', anonymous: true }, 'PUT');
    else if ('mute' in step) await group(step.mute, '', { can_send_messages: false }, 'PATCH');
    else if ('unmute' in step) await group(step.unmute, '', { can_send_messages: true }, 'PATCH');
    else if ('choose-group' in step) await choose(chatOf(step['choose-group']), idOf(step.by));
    else if ('open-link-of' in step) await open(idOf(step['open-link-of']), idOf(step.by));
    else if ('bot-leaves' in step) await group(step['bot-leaves'], `/members/${await bot()}`, undefined, 'DELETE');
    else if ('bot-manages' in step) await group(step['bot-manages'], `/members/${await bot()}`, { status: 'administrator' }, 'PUT');
    else if ('topic-of' in step) await known(step['topic-of'], step.in, step.closed);
    else if ('bot-joins' in step) await group(step['bot-joins'], `/members/${await bot()}`, {}, 'PUT');
    else if ('bot-leads' in step) await group(step['bot-leads'], `/members/${await bot()}`, { status: 'administrator' }, 'PUT');
    else if ('join' in step) await group(step.to, `/members/${idOf(step.join)}`, {}, 'PUT');
    else await group(step.from, `/members/${idOf(step.leave)}`, undefined, 'DELETE');
  }
  async function open(of: number, by: number): Promise<void> {
    const urls = (await stage.messages(of)).flatMap(({ buttons }) => buttons.flatMap(({ url }) => url ?? []));
    const payload = /start%3D([A-Za-z0-9_-]+)/.exec(urls.at(-1) ?? '')?.[1];
    if (payload === undefined) throw new Error('no button sends a link on');
    await stage.call(`chats/${by}/messages`, { from: by, text: `/start ${payload}` });
  }
  /** What Telegram tells when somebody chose a group: the number of the request that the button carried. */
  async function choose(chat: number, person: number): Promise<void> {
    const { messages } = await stage.call<{ messages: readonly { message: Asking }[] }>(`chats/${person}/messages?after=0`);
    const keys = messages.flatMap(({ message }) => message.reply_markup?.keyboard?.flat() ?? []);
    const request_id = keys.flatMap(({ request_chat }) => request_chat?.request_id ?? []).at(-1);
    if (request_id === undefined) throw new Error('no button asks for a group');
    chosen += 1;
    const from = { id: person, is_bot: false, first_name: 'x', language_code: 'it' };
    const message = { message_id: 9000 + chosen, date: 0, chat: { id: person, type: 'private', first_name: 'x' }, from };
    await stage.call('updates', {
      update: { update_id: 910_000_000 + chosen, message: { ...message, chat_shared: { request_id, chat_id: chat } } },
    });
  }
  /** Topics that the bot opened have the code of a request for a name. */
  async function known(name: string, forum: string, closed: boolean): Promise<void> {
    const { chats } = await stage.call<{
      chats: readonly { id: number; topics?: readonly { id: number; name: string; closed: boolean }[] }[];
    }>('state');
    const code = await codeOf(name);
    const found = chats.find(({ id }) => id === chatOf(forum))?.topics?.filter((each) => each.name.endsWith(code)) ?? [];
    expect(found.map((each) => each.closed)).toEqual([closed]);
    for (const { id } of found) topics.set(name, id);
  }
  return { play, topicOf };
}

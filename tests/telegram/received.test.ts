import { describe, expect, it } from 'vitest';
import api from '../../data/botapi/api.json' with { type: 'json' };
import { receive } from '../../src/telegram/received.ts';

const me = 'stage_bot';
const amina = { id: 410, is_bot: false, first_name: 'Amina', language_code: 'fr' };
const privately = { id: 410, type: 'private', first_name: 'Amina' };
const group = { id: -100200, type: 'supergroup', title: 'Sportello Grosseto' };
const message = (fields: object) => ({ update_id: 7, message: { message_id: 31, date: 1, chat: privately, from: amina, ...fields } });
const inGroup = (fields: object) => message({ chat: group, ...fields });
const press = (data?: string, more: object = {}) => ({
  update_id: 7,
  callback_query: { id: '99', from: amina, chat_instance: '1', message: { message_id: 30, date: 1, chat: privately }, data, ...more },
});
const inputOf = (update: unknown) => receive(update, me)?.incoming.input ?? null;

describe('what a person did', () => {
  it('is told with who, where and in which client language', () => {
    expect(receive(message({ text: 'Ciao' }), me)).toEqual({
      incoming: {
        update: 7,
        chat: 410,
        place: 'private',
        from: { id: 410, name: 'Amina', client_lang: 'fr' },
        message: 31,
        reply_to: null,
        input: { kind: 'say', text: 'Ciao' },
      },
      callback: null,
      shared: expect.stringMatching(/^words 31 /),
    });
  });

  it('in a group is told as in a group, with the message that it answers', () => {
    expect(
      receive(inGroup({ text: 'Venga pure', reply_to_message: { message_id: 12, date: 1, chat: group } }), me)?.incoming,
    ).toMatchObject({
      chat: -100200,
      place: 'group',
      reply_to: 12,
    });
    expect(receive(message({ chat: { id: -5, type: 'group' }, text: 'x' }), me)?.incoming.place).toBe('group');
  });

  it('belongs to a topic in a forum only: elsewhere the same number counts the answers to a message', () => {
    const topic = { message_thread_id: 12, is_topic_message: true };
    const pressed = (fields: object) => press('m', { message: { message_id: 30, date: 1, chat: group, ...fields } });
    for (const update of [inGroup({ text: 'x', ...topic }), pressed(topic)]) expect(receive(update, me)?.incoming.topic).toBe(12);
    for (const fields of [{ message_thread_id: 12 }, { ...topic, message_thread_id: 'x' }, { is_topic_message: true }, {}])
      for (const update of [inGroup({ text: 'x', ...fields }), pressed(fields)])
        expect(receive(update, me)?.incoming).not.toHaveProperty('topic');
  });

  it('needs no name and no language', () => {
    const from = { id: 410, is_bot: false };
    expect(receive(message({ from, text: 'x' }), me)?.incoming.from).toEqual({ id: 410, name: '', client_lang: null });
  });

  it('is a press, with the button to be answered and the message it hangs on', () => {
    expect(receive(press('fs/permit-renewal'), me)).toMatchObject({
      callback: '99',
      incoming: { message: 30, instead: 30, chat: 410, input: { kind: 'press', act: { do: 'flow-start', flow: 'permit-renewal' } } },
    });
  });

  it('is a press of nothing when the data is none of ours', () => {
    for (const update of [press('zz/forged'), press(''), press(undefined)]) {
      expect(receive(update, me)?.callback).toBe('99');
      expect(inputOf(update)).toEqual({ kind: 'press', act: null });
    }
  });

  it.each([
    ['/start', { name: 'start', payload: '' }],
    ['/start f_permit-renewal', { name: 'start', payload: 'f_permit-renewal' }],
    ['/START  d_coeso-grosseto ', { name: 'start', payload: 'd_coeso-grosseto' }],
    ['/menu@stage_bot', { name: 'menu', payload: '' }],
    ['/menu@Stage_Bot two words', { name: 'menu', payload: 'two words' }],
    ['/chiudi\nseconda riga', { name: 'chiudi', payload: 'seconda riga' }],
  ])('%s is a command', (text, command) => {
    expect(inputOf(message({ text }))).toEqual({ kind: 'command', ...command });
    expect(inputOf(inGroup({ text }))).toEqual({ kind: 'command', ...command });
  });

  it('in private is for us, whatever bot a command names', () => {
    expect(inputOf(message({ text: '/menu@other_bot' }))).toEqual({ kind: 'command', name: 'menu', payload: '' });
    expect(inputOf(inGroup({ text: '/menu@other_bot' }))).toBeNull();
  });

  it.each(['/', '//', '/начало', 'a /start', '/start@', '1/2', `/${'a'.repeat(33)}`])('«%s» is words', (text) => {
    expect(inputOf(message({ text }))).toEqual({ kind: 'say', text });
  });

  it('keeps words as they were written', () => {
    const text = '  مرحبا <b>&amp;\n  ';
    expect(inputOf(message({ text }))).toEqual({ kind: 'say', text });
  });

  it('is a place', () => {
    expect(inputOf(message({ location: { latitude: 42.76, longitude: 11.11 } }))).toEqual({ kind: 'location', lat: 42.76, lon: 11.11 });
  });

  it.each([
    ['sticker', { sticker: { file_id: 'x' } }],
    ['photo', { photo: [{ file_id: 'x' }] }],
    ['photo', { video: { file_id: 'x' } }],
    ['voice', { voice: { file_id: 'x' } }],
    ['voice', { audio: { file_id: 'x' } }],
    ['round', { video_note: { file_id: 'x' } }],
    ['file', { document: { file_id: 'x' } }],
    ['contact', { contact: { phone_number: '+39', first_name: 'A' } }],
    ['other', { dice: { emoji: '🎲', value: 3 } }],
    ['other', { poll: { id: '1' } }],
    ['other', { something_of_next_year: true }],
  ])('is a thing: %s', (what, fields) => {
    expect(inputOf(message(fields))).toEqual({ kind: 'thing', what });
  });

  it('has its words with the address of a link that is hidden behind some of them', () => {
    const link = [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.org/x' }];
    expect(inputOf(message({ text: 'here it is', entities: link }))).toEqual({ kind: 'say', text: 'here (https://example.org/x) it is' });
    const under = { photo: [{}], caption: 'here it is', caption_entities: link };
    expect(inputOf(message(under))).toEqual({ kind: 'thing', what: 'photo', words: 'here (https://example.org/x) it is', links: true });
    const plain = [
      { type: 'url', offset: 0, length: 21 },
      { ...link[0], length: 21 },
    ];
    expect(inputOf(message({ text: 'https://example.org/x', entities: plain }))).toEqual({ kind: 'say', text: 'https://example.org/x' });
  });

  it('answers in a topic only what it says it does, and tells whose that is', () => {
    const from = { id: 99, is_bot: true, first_name: 'Sportello', username: me };
    const replying = (id: number, more = {}) =>
      receive(message({ text: 'x', ...more, reply_to_message: { message_id: id, from } }), me)?.incoming;
    expect(replying(5)).toMatchObject({ reply_to: 5, reply_by: 'us' });
    expect(replying(5, { is_topic_message: true, message_thread_id: 5 })).toMatchObject({ reply_to: null });
    expect(replying(6, { is_topic_message: true, message_thread_id: 5 })).toMatchObject({ reply_to: 6 });
  });

  it('is a message edited, in private or in a group', () => {
    const edited = { message_id: 31, date: 1, edit_date: 2, chat: privately, from: amina, text: 'Ciao!' };
    expect(receive({ update_id: 7, edited_message: edited }, me)?.incoming).toMatchObject({ message: 31, input: { kind: 'edited' } });
    expect(receive({ update_id: 7, edited_message: { ...edited, chat: group } }, me)?.incoming).toMatchObject({
      place: 'group',
      message: 31,
    });
    expect(receive({ update_id: 7, edited_message: { ...edited, edit_date: undefined } }, me)).toBeNull();
  });

  it.each([
    ['kicked', true],
    ['left', true],
    ['member', false],
  ])('is closing or opening the chat: %s', (status, blocked) => {
    const change = { chat: privately, from: amina, date: 1, old_chat_member: { status: 'x' }, new_chat_member: { status } };
    expect(inputOf({ update_id: 7, my_chat_member: change })).toEqual({ kind: 'blocked', blocked });
    expect(receive({ update_id: 7, my_chat_member: { ...change, chat: group } }, me)).toBeNull();
  });

  it.each([
    ['a link preview, which nobody wrote', { text: 'Ciao!' }],
    ['a step of a shared journey', { edit_date: 2, location: { latitude: 42.7, longitude: 11.1 } }],
  ])('is no edit: %s', (_, fields) => {
    expect(receive({ update_id: 7, edited_message: { message_id: 31, date: 1, chat: privately, from: amina, ...fields } }, me)).toBeNull();
  });

  it('tells a picture from another, also where the words stay', () => {
    const sizes = (id: string) => [{ file_unique_id: `${id}s` }, { file_unique_id: id }];
    const [one, same, other] = ['a', 'a', 'b'].map((id) => receive(message({ photo: sizes(id), caption: 'x' }), me));
    expect(one?.incoming.input).toEqual(same?.incoming.input);
    expect(one?.shared).toBe(same?.shared);
    expect(one?.incoming.input).not.toEqual(other?.incoming.input);
    expect(one?.shared).not.toBe(other?.shared);
  });

  it('has something in common with others of its album, and with an edit of the same words', () => {
    const album = [1, 2].map((message_id) => receive(message({ message_id, photo: [{}], media_group_id: '9' }), me)?.shared);
    expect(album).toEqual(['album 9', 'album 9']);
    const marks = (chat: object) =>
      [1, 2].map((message_id) => receive(message({ message_id, chat, photo: [{}], media_group_id: '9' }), me)?.incoming.once);
    const [first, second] = marks({ id: 42, type: 'private' });
    expect(first).toBe(second);
    expect(first).toBeLessThan(0);
    expect(marks({ id: 43, type: 'private' })[0]).not.toBe(first);
    const edited = { message_id: 31, date: 1, edit_date: 2, chat: privately, from: amina, text: 'Ciao' };
    const shared = receive({ update_id: 7, edited_message: edited }, me)?.shared;
    expect(shared).toBe(receive(message({ text: 'Ciao' }), me)?.shared);
    expect(shared).not.toContain('Ciao');
    expect(receive({ update_id: 7, edited_message: { ...edited, text: 'Ciao!' } }, me)?.shared).not.toBe(shared);
  });

  it('is a press of nothing, in private, when Telegram does not say under which message', () => {
    const pressed = receive(press('m', { message: undefined, inline_message_id: 'x' }), me);
    expect(pressed).toMatchObject({ callback: '99', incoming: { chat: 410, place: 'private', message: null, input: { act: null } } });
  });

  it('is a press under a message that is too old to be edited', () => {
    const pressed = receive(press('m', { message: { message_id: 30, date: 0, chat: privately } }), me);
    expect(pressed?.incoming).toMatchObject({ message: 30, input: { kind: 'press', act: { do: 'home' } } });
    expect(pressed?.incoming.instead).toBeUndefined();
  });

  it('is an administrator who writes as the group, and nobody who writes as another chat', () => {
    const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    const said = { from: anonymous, sender_chat: { id: group.id, type: 'supergroup' }, author_signature: 'Front desk', text: 'Venga' };
    expect(receive(inGroup(said), me)?.incoming.from).toEqual({
      id: 1087968824,
      name: 'Front desk',
      client_lang: null,
      anonymous: true,
    });
    expect(receive(inGroup({ ...said, sender_chat: { id: -100999, type: 'channel' } }), me)).toBeNull();
    expect(receive(inGroup({ ...said, from: amina, sender_chat: { id: -100999, type: 'channel' } }), me)).toBeNull();
    expect(receive(inGroup({ ...said, sender_chat: undefined }), me)).toBeNull();
  });

  it.each([
    ['a message number beyond safe integers', { message_id: 2 ** 60 }, { message: null }],
    ['a language that is no text', { from: { ...amina, language_code: 5 } }, { from: { id: 410, name: 'Amina', client_lang: null } }],
    ['a name that is no text', { from: { ...amina, first_name: {} } }, { from: { id: 410, name: '', client_lang: 'fr' } }],
    ['a zero byte and half an emoji', { text: 'a\0b\ud83d' }, { input: { kind: 'say', text: 'ab\ufffd' } }],
    ['an answer to nothing', { reply_to_message: { message_id: 1.5 } }, { reply_to: null }],
  ])('is taken although it holds what cannot be stored: %s', (_, fields, taken) => {
    expect(receive(message({ text: 'x', ...fields }), me)?.incoming).toMatchObject(taken);
  });

  it('is a group that became a supergroup', () => {
    expect(inputOf(inGroup({ chat: { id: -55, type: 'group' }, migrate_to_chat_id: -100777 }))).toEqual({ kind: 'migrated', to: -100777 });
  });
});

describe('what is none of our business', () => {
  it('is every service message that the Bot API knows', () => {
    const told = api.types.Message.fields.filter(({ description }) => description.includes('Service message')).map(({ name }) => name);
    expect(told.length).toBeGreaterThan(30);
    for (const name of told) expect(receive(message({ [name]: {} }), me), name).toBeNull();
  });

  it.each([
    ['a command of another bot', inGroup({ text: '/oggi@other_bot' })],
    ['a channel’s message', message({ chat: { id: -100300, type: 'channel' }, text: 'News' })],
    ['a channel post', { update_id: 7, channel_post: { message_id: 1, date: 1, chat: { id: -100300, type: 'channel' }, text: 'News' } }],
    ['another bot’s message', inGroup({ from: { ...amina, is_bot: true }, text: 'beep' })],
    ['a message that nobody sent', inGroup({ from: undefined, text: 'x' })],
    ['someone who came', inGroup({ new_chat_members: [amina] })],
    ['someone who left', inGroup({ left_chat_member: amina })],
    ['a message that was pinned', inGroup({ pinned_message: { message_id: 1, date: 1, chat: group } })],
    ['a group that was made', inGroup({ group_chat_created: true })],
    ['a new title', inGroup({ new_chat_title: 'x' })],
    ['a timer for the chat', message({ message_auto_delete_timer_changed: { message_auto_delete_time: 86400 } })],
    ['a new wallpaper', message({ chat_background_set: { type: {} } })],
    ['a press by a bot', press('m', { from: { ...amina, is_bot: true } })],
    ['an inline query', { update_id: 7, inline_query: { id: '1', from: amina, query: '', offset: '' } }],
    [
      'a reaction',
      { update_id: 7, message_reaction: { chat: privately, message_id: 1, user: amina, date: 1, old_reaction: [], new_reaction: [] } },
    ],
    ['what comes next year', { update_id: 7, hologram: { from: amina } }],
    ['nothing', { update_id: 7 }],
  ])('%s', (_, update) => {
    expect(receive(update, me)).toBeNull();
  });

  it.each([
    ['no object', 'hello'],
    ['null', null],
    ['a list', []],
    ['no id', { message: message({}).message }],
    ['an id that is no number', { ...message({ text: 'x' }), update_id: '7' }],
    ['a chat without id', message({ chat: { type: 'private' }, text: 'x' })],
    ['a kind of chat that does not exist', message({ chat: { id: 1, type: 'secret' }, text: 'x' })],
    ['a sender without id', message({ from: { first_name: 'x' }, text: 'x' })],
    ['text that is no text', message({ text: { $ne: '' } })],
    ['a place that is no place', message({ location: { latitude: 'north' } })],
    ['data that is no text', press(5 as never)],
  ])('forged: %s', (_, update) => {
    expect(receive(update, me)).toBeNull();
  });
});

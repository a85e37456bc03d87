import type { FileInfo, Message } from '@sportello/telegram-emulator';
import { expect, test } from 'vitest';
import { type Reply, stage, TOKEN } from './stage.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNoaGiAIYgBQAosAUBIyrWpgAAAABJRU5ErkJggg==', 'base64');

async function upload(url: string, method: string, fields: Record<string, string | Blob>): Promise<Reply<Message>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'ora è.pdf');
  }
  const response = await fetch(`${url}/bot${TOKEN}/${method}`, { method: 'POST', body: form });
  return (await response.json()) as Reply<Message>;
}

test('a document goes up, comes back by getFile and is sent again by its id', async () => {
  const s = await stage();
  const { id } = await s.person();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
  const sent = await upload(s.url, 'sendDocument', {
    chat_id: String(id),
    document: new Blob([bytes]),
    caption: '<b>Ora</b>',
    parse_mode: 'HTML',
  });
  expect(sent.result).toMatchObject({
    caption: 'Ora',
    caption_entities: [{ type: 'bold' }],
    document: { file_name: 'ora è.pdf', file_size: 300_000 },
  });
  const file_id = sent.result.document?.file_id ?? '';
  const { result } = await s.bot<FileInfo & { file_path: string }>('getFile', { file_id });
  const down = await fetch(`${s.url}/file/bot${TOKEN}/${result.file_path}`);
  expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await s.bot('sendDocument', { chat_id: id, document: file_id })).result.document?.file_id).toBe(file_id);
  expect((await s.bot('sendPhoto', { chat_id: id, photo: file_id })).description).toBe('Bad Request: type of file mismatch');
  expect((await s.bot('editMessageCaption', { chat_id: id, message_id: 2, caption: 'Poi' })).result.caption).toBe('Poi');
  const shown = await fetch(`${s.url}/emulator/files/${file_id}`);
  expect(shown.headers.get('content-disposition')).toContain(encodeURIComponent('ora è.pdf'));
  expect((await fetch(`${s.url}/file/bot1:x/${result.file_path}`)).status).toBe(404);
});

test('attach:// names a part; a part that nothing names is refused', async () => {
  const s = await stage();
  const chat_id = String((await s.person()).id);
  const blob = new Blob(['x']);
  expect((await upload(s.url, 'sendDocument', { chat_id, document: 'attach://part', part: blob })).ok).toBe(true);
  expect((await upload(s.url, 'sendDocument', { chat_id, document: 'attach://other' })).description).toBe(
    'Bad Request: there is no document in the request',
  );
  expect((await upload(s.url, 'sendMessage', { chat_id, text: 'a', part: blob })).description).toBe(
    'Bad Request: unknown parameter "part"',
  );
});

test('a photo must be a picture', async () => {
  const s = await stage();
  const chat_id = String((await s.person()).id);
  expect((await upload(s.url, 'sendPhoto', { chat_id, photo: new Blob([PNG]) })).result.photo).toMatchObject([{ width: 2, height: 2 }]);
  expect((await upload(s.url, 'sendPhoto', { chat_id, photo: new Blob(['no picture at all']) })).description).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  );
});

test('people send samples and files of their own', async () => {
  const s = await stage();
  const { id } = await s.person();
  const text = Buffer.from('ciao').toString('base64');
  for (const said of [
    { photo: true },
    { voice: true },
    { sticker: true },
    { document: { name: 'a.txt', mime: 'text/plain', base64: text } },
  ]) {
    await s.control('POST', `/chats/${id}/messages`, { from: id, ...said });
  }
  const messages = (await s.updates()).map(({ message }) => message);
  expect(messages[0]?.photo).toMatchObject([{ width: 2, height: 2 }]);
  expect(messages[1]?.voice?.duration).toBeGreaterThan(0);
  expect(messages[2]?.sticker?.emoji).toBe('👍');
  const file = await fetch(`${s.url}/emulator/files/${messages[3]?.document?.file_id}`);
  expect([file.headers.get('content-type'), await file.text()]).toEqual(['text/plain', 'ciao']);
});

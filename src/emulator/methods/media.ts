import { ApiError, broken, refused } from '../api-error.ts';
import { type FileKind, fileInfo, type StoredFile } from '../files.ts';
import { formatCaption } from '../formatted.ts';
import { imageSize } from '../images.ts';
import { mediaContent } from '../media.ts';
import { mimeOf } from '../mime.ts';
import type { Content, Entity, FileInfo, Message } from '../telegram-types.ts';
import { Upload } from '../upload.ts';
import type { World } from '../world.ts';
import { type Sending, send } from './send.ts';

const MEGABYTE = 1024 * 1024;
const SENT_BYTES = 50 * MEGABYTE;
const PHOTO_BYTES = 10 * MEGABYTE;
const FETCHED_BYTES = 20 * MEGABYTE;
/** A photo's sides together, and how much longer one may be than the other. */
const PHOTO = { sides: 10_000, ratio: 20 };

type Captioned = Sending & { caption?: string; parse_mode?: string; caption_entities?: Entity[] };

export function sendDocument(world: World, params: Captioned & { document: Upload | string }): Message {
  return sendFile(world, params, 'document', params.document);
}

export function sendPhoto(world: World, params: Captioned & { photo: Upload | string }): Message {
  return sendFile(world, params, 'photo', params.photo);
}

/** Sound, as Telegram plays it under the name of a voice message: Opus in Ogg, MP3 or M4A. */
export function sendVoice(world: World, params: Captioned & { voice: Upload | string }): Message {
  return sendFile(world, params, 'voice', params.voice);
}

function sendFile(world: World, params: Captioned, kind: FileKind, given: Upload | string): Message {
  const caption = captionContent(params);
  return send(world, params, { ...fileContent(world, kind, given), ...caption });
}

/** A file that was uploaded or is known, as the part of a message that shows it. */
export const fileContent = (world: World, kind: FileKind, given: Upload | string): Content => mediaContent(storedFile(world, kind, given));

/** The caption fields of a message; nothing when it is empty. */
export function captionContent(params: Captioned): Content {
  const caption = formatCaption(params.caption, params.parse_mode, params.caption_entities);
  if (!caption) return {};
  return { caption: caption.text, ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}) };
}

function storedFile(world: World, kind: FileKind, given: Upload | string): StoredFile {
  if (given instanceof Upload) return storeUpload(world, kind, given);
  if (given.startsWith('attach://')) throw broken(`there is no ${kind} in the request`);
  // The emulator fetches nothing from the internet.
  if (/^https?:\/\//i.test(given)) throw refused('failed to get HTTP URL content');
  const known = world.files.get(given);
  if (!known) throw broken('wrong file identifier/HTTP URL specified');
  if (known.kind !== kind) throw broken('type of file mismatch');
  return known;
}

function storeUpload(world: World, kind: FileKind, { name, mime, bytes }: Upload): StoredFile {
  if (bytes.length === 0) throw broken('file must be non-empty');
  if (bytes.length > SENT_BYTES) throw new ApiError(413, 'Request Entity Too Large', { violation: true });
  const size = kind === 'photo' ? photoSize(bytes) : {};
  return world.files.add(kind, { name: name || kind, mime: mime || mimeOf(name), bytes, ...size });
}

function photoSize(bytes: Uint8Array): { width: number; height: number } {
  if (bytes.length > PHOTO_BYTES)
    throw broken(`file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`);
  const size = imageSize(bytes);
  if (!size) throw broken('IMAGE_PROCESS_FAILED');
  const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)];
  if (short + long > PHOTO.sides || long > short * PHOTO.ratio) throw broken('PHOTO_INVALID_DIMENSIONS');
  return size;
}

export function getFile(world: World, params: { file_id: string }): FileInfo & { file_path: string } {
  const file = world.files.get(params.file_id);
  if (!file) throw broken('invalid file_id');
  if (file.file_size > FETCHED_BYTES) throw refused('file is too big');
  return { ...fileInfo(file), file_path: file.path };
}

import { randomBytes } from 'node:crypto';
import type { FileInfo } from './telegram-types.ts';

export type FileKind = 'document' | 'photo' | 'voice' | 'sticker';
export type StoredFile = FileInfo & {
  kind: FileKind;
  path: string;
  name: string;
  mime: string;
  bytes: Uint8Array;
  width: number;
  height: number;
};

const FOLDER: Record<FileKind, string> = { document: 'documents', photo: 'photos', voice: 'voice', sticker: 'stickers' };

/** The files that were sent, kept in memory for as long as the emulator runs. */
export class FileStore {
  #byId = new Map<string, StoredFile>();
  #byPath = new Map<string, StoredFile>();

  add(kind: FileKind, file: { name: string; mime: string; bytes: Uint8Array; width?: number; height?: number }): StoredFile {
    const unique = `AQAD${randomBytes(8).toString('base64url')}`;
    const ending = /\.\w{1,8}$/.exec(file.name)?.[0] ?? '';
    const stored: StoredFile = {
      width: 0,
      height: 0,
      ...file,
      mime: file.mime || 'application/octet-stream',
      kind,
      file_id: `BQACAgQAAxkDAAI${unique}${randomBytes(12).toString('base64url')}`,
      file_unique_id: unique,
      file_size: file.bytes.length,
      path: `${FOLDER[kind]}/file_${this.#byId.size}${ending.toLowerCase()}`,
    };
    this.#byId.set(stored.file_id, stored);
    this.#byPath.set(stored.path, stored);
    return stored;
  }

  get(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  /** By the `file_path` that getFile gives. */
  at(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}

/** The three fields every kind of file has in a message. */
export function fileInfo({ file_id, file_unique_id, file_size }: StoredFile): FileInfo {
  return { file_id, file_unique_id, file_size };
}

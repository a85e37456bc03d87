import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Content that was read before, kept beside the built code: reading YAML with the lines of its problems takes seconds, this
 * takes milliseconds. It counts only while every content file and every line of the code that read them is the same.
 */
export interface Snapshot<T> {
  /** What was kept; null when there is nothing, or something else was read then. */
  value(): Promise<T | null>;
  /** Keeps it for the next start. A folder that cannot be written costs only time. */
  keep(value: T): Promise<void>;
}

const kept = ['flows', 'data', 'locales'];
/** The code that reads them. */
const rooms = ['base', 'law', 'flow', 'desk', 'content'];

/** The snapshot in that file of the content under the root; `code` is the folder of the built code that reads it. */
export async function openSnapshot<T>(file: string, root: string, code: string): Promise<Snapshot<T>> {
  const digest = await digestOf([...kept.map((folder) => join(root, folder)), ...rooms.map((room) => join(code, room))], root);
  return {
    async value() {
      const stored = await readFile(file).catch(() => null);
      if (!stored?.subarray(0, digest.length).equals(digest)) return null;
      return deserialize(stored.subarray(digest.length)) as T;
    },
    async keep(value) {
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, Buffer.concat([digest, serialize(value)]))
        .then(() => rename(unfinished, file))
        .catch(() => undefined);
    },
  };
}

/** One digest of the names and contents of all files in the folders. */
async function digestOf(folders: readonly string[], root: string): Promise<Buffer> {
  const files = (await Promise.all(folders.map(filesIn))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256').update(`node ${process.versions.v8} ${dirname(root)}`);
  files.forEach((file, i) => {
    hash.update(`\n${relative(root, file)} ${contents[i]?.length}\n`).update(contents[i] ?? '');
  });
  return hash.digest();
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((each) => each.isFile() && /\.(yaml|jsonl?|js|ts)$/.test(each.name) && !each.parentPath.endsWith('botapi'))
    .map((each) => join(each.parentPath, each.name));
}

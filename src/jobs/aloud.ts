import { execFile } from 'node:child_process';

/** Words as sound, where the machine has what it takes. */
export interface Aloud {
  /** The languages that there are voices for. */
  readonly languages: ReadonlySet<string>;
  /** The words as an Opus file in Ogg, as Telegram takes a voice message; null: it did not come about. */
  speak(lang: string, words: string): Promise<Uint8Array | null>;
}

/** A program that takes longer than this, in milliseconds, is stopped. */
const patience = 15_000;
const longestOutput = 64 * 1024 * 1024;
/** Words a minute: slower than the program's own, for who learns. */
const pace = '150';
/** What a language is called whose name in espeak-ng is not its ISO code of two letters. */
const otherNames: Readonly<Record<string, string>> = { cmn: 'zh' };

/** Programs that make Opus of a WAV, the first that is there. */
const encoders = [
  { file: 'opusenc', look: ['--version'], args: ['--quiet', '--bitrate', '24', '-', '-'] },
  {
    file: 'ffmpeg',
    look: ['-version'],
    args: ['-loglevel', 'error', '-i', 'pipe:0', '-c:a', 'libopus', '-b:a', '24k', '-f', 'ogg', 'pipe:1'],
  },
] as const;

/** Looks for espeak-ng and an encoder among the programs of the machine; null: one of them is not there. */
export async function findAloud(): Promise<Aloud | null> {
  const listed = await run('espeak-ng', ['--voices'], '');
  const there = await Promise.all(encoders.map(async (each) => ((await run(each.file, each.look, '')) ? each : null)));
  const encoder = there.find((each) => each !== null);
  if (!listed || !encoder) return null;
  const voices = voicesIn(listed.toString('utf8'));
  return {
    languages: new Set(voices.keys()),
    async speak(lang, words) {
      const voice = voices.get(lang);
      const spoken = voice ? await run('espeak-ng', ['-v', voice, '-s', pace, '--stdin', '--stdout'], words) : null;
      const sound = spoken && (await run(encoder.file, encoder.args, spoken));
      return sound && sound.length > 0 ? sound : null;
    },
  };
}

/** The voice of each language: its own, else the first of one of its countries. The list has a heading, and the name of the language in the second column. */
function voicesIn(list: string): ReadonlyMap<string, string> {
  const voices = new Map<string, string>();
  for (const line of list.split('\n').slice(1)) {
    const name = line.trim().split(/\s+/)[1];
    const [first = ''] = name?.split('-') ?? [];
    const lang = otherNames[first] ?? first;
    if (name && lang && (name === first || !voices.has(lang))) voices.set(lang, name);
  }
  return voices;
}

/** What a program writes when it is given that; null: it is not there, fails or takes too long. */
function run(file: string, args: readonly string[], input: string | Buffer): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const options = { encoding: 'buffer', timeout: patience, killSignal: 'SIGKILL', maxBuffer: longestOutput } as const;
    const child = execFile(file, args, options, (error, stdout) => resolve(error ? null : stdout));
    // Who ends before having read all tells it by its result.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

import type { FileKind } from './files.ts';

/** 2×2 grey pixels: the smallest picture that every browser shows. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNoaGiAIAYIBQAosAUBIyrWpgAAAABJRU5ErkJggg==';
/** An empty Ogg Opus stream head. */
const OGG = 'T2dnUwACAAAAAAAAAAAAAAAAAAAAAAAAAAABE09wdXNIZWFkAQE4AYC7AAAAAAA=';

const SAMPLES: Record<FileKind, { name: string; mime: string; base64: string }> = {
  photo: { name: 'photo.png', mime: 'image/png', base64: PNG },
  sticker: { name: 'sticker.png', mime: 'image/png', base64: PNG },
  voice: { name: 'voice.ogg', mime: 'audio/ogg', base64: OGG },
  document: { name: 'sample.txt', mime: 'text/plain', base64: 'QSBzYW1wbGUuCg==' },
};

/** The file that `true` stands for when a person sends something. */
export function sample(kind: FileKind): { name: string; mime: string; base64: string } {
  return SAMPLES[kind];
}

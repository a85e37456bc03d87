import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Namespaces } from './language-texts.ts';

/** The texts of a language in a tenth of their room, until it is spoken. */
export const packed = (namespaces: Namespaces): Uint8Array => deflateRawSync(serialize(namespaces), { level: 1 });

export const unpacked = (bytes: Uint8Array): Namespaces => deserialize(inflateRawSync(bytes)) as Namespaces;

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const own = createRequire(import.meta.url).resolve('@sportello/telegram-emulator/package.json');

/** The package's folder. Asked by name, for the sources stand in it and the compiled code a folder deeper. */
export const folder = new URL('./', pathToFileURL(own));

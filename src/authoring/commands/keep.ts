import { fileURLToPath } from 'node:url';
import { loadContent } from '../../content/load.ts';
import { root } from './root.ts';

/** After the build: reads the content once, so that no start has to. What is wrong with it is told by the start. */
const code = fileURLToPath(new URL('../../', import.meta.url));
for (const demo of [true, false]) await loadContent(root, { demo, code });

import { appendEvents } from '../content/provenance-file.ts';
import { reference } from '../content/reference.ts';
import { exportTexts } from './exchange/export.ts';
import { importTexts } from './exchange/import.ts';
import { type Additions, harmless, kept, toNote } from './note-texts.ts';
import { statesTable } from './states-table.ts';
import { type Command, looked, type Workplace } from './workplace.ts';

async function added({ root, print }: Workplace, additions: Additions): Promise<void> {
  for (const [lang, events] of Object.entries(additions)) {
    await appendEvents(root, lang, events);
    const many = events.reduce((sum, { texts }) => sum + Object.keys(texts).length, 0);
    if (many > 0) print(lang === reference ? `it: ${many} changed under translations that stayed` : `${lang}: ${many} new or written anew`);
  }
}

/** The subcommands of `npm run texts`. */
export const textsCommands: Readonly<Record<string, Command>> = {
  export: exportTexts,
  import: importTexts,
  async note(at) {
    const found = await looked(at);
    if (!found) return 1;
    await added(at, toNote(found.index, found.languages, found.ledgers, at.day));
    return 0;
  },
  async states(at) {
    const found = await looked(at);
    if (!found) return 1;
    at.print(statesTable(found.raw, found.index, found.ledgers));
    return 0;
  },
  async harmless(at, keys) {
    const found = await looked(at);
    if (!found) return 1;
    const { additions, unchanged } = harmless(found.index, found.languages, found.ledgers, keys, at.day);
    await added(at, additions);
    for (const key of unchanged) at.print(`${key}: nothing of it is outdated`);
    return unchanged.length > 0 ? 1 : 0;
  },
  async keep(at, [lang = '', ...keys]) {
    const found = await looked(at);
    if (!found) return 1;
    const { additions, unknown } = kept(found.index, lang, keys, at.day);
    await added(at, additions);
    for (const key of unknown) at.print(`${key}: no such text in ${lang}`);
    return unknown.length > 0 ? 1 : 0;
  },
};

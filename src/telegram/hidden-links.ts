/** Where in a text a link stands, as Telegram tells it, in UTF-16 units. */
interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string | undefined;
}

/** The words with the address of each link that is hidden behind some of them, after these: who reads them passed on sees where they lead. */
export function withAddresses(text: string, entities: readonly Entity[] = []): string {
  const links = entities.filter(({ type, url }) => type === 'text_link' && url);
  return [...links]
    .sort((a, b) => b.offset - a.offset)
    .reduce((shown, { offset, length, url = '' }) => {
      const end = offset + length;
      return shown.slice(offset, end) === url ? shown : `${shown.slice(0, end)} (${url})${shown.slice(end)}`;
    }, text);
}

import type { BotCommand, Chat } from './telegram-types.ts';

export type Scope = { type: string; chat_id?: number; user_id?: number };
export type ProfileText = 'name' | 'description' | 'short_description';

/** What the bot tells of itself: texts by language, commands by scope and language, menu buttons by chat. */
export class Profile {
  #texts = new Map<string, string>();
  #commands = new Map<string, BotCommand[]>();
  #menus = new Map<number | 'default', Record<string, unknown>>();
  #defaultName: string;

  constructor(defaultName: string) {
    this.#defaultName = defaultName;
  }

  /** An empty text removes the one for that language. */
  setText(kind: ProfileText, language: string, text: string): void {
    if (text === '') this.#texts.delete(`${kind} ${language}`);
    else this.#texts.set(`${kind} ${language}`, text);
  }

  /** The text in the language, or else the one for everybody. */
  text(kind: ProfileText, language = ''): string {
    const fallback = kind === 'name' ? this.#defaultName : '';
    return this.#texts.get(`${kind} ${language}`) ?? this.#texts.get(`${kind} `) ?? fallback;
  }

  /** An empty list removes. */
  setCommands(scope: Scope, language: string, commands: BotCommand[]): void {
    if (commands.length === 0) this.#commands.delete(commandKey(scope, language));
    else this.#commands.set(commandKey(scope, language), commands);
  }

  /** Exactly these, with no falling back: what getMyCommands gives. */
  commands(scope: Scope, language: string): BotCommand[] {
    return this.#commands.get(commandKey(scope, language)) ?? [];
  }

  /** What a chat shows: the narrowest scope wins, in it the person's language. */
  shownCommands(chat: Chat, language = ''): BotCommand[] {
    const wide = chat.type === 'private' ? 'all_private_chats' : 'all_group_chats';
    const scopes: Scope[] = [{ type: 'chat', chat_id: chat.id }, { type: wide }, { type: 'default' }];
    for (const scope of scopes) {
      for (const key of [commandKey(scope, language), commandKey(scope, '')]) {
        const found = this.#commands.get(key);
        if (found) return found;
      }
    }
    return [];
  }

  setMenu(chat: number | undefined, button: Record<string, unknown>): void {
    this.#menus.set(chat ?? 'default', button);
  }

  menu(chat: number | undefined): Record<string, unknown> {
    return (chat === undefined ? undefined : this.#menus.get(chat)) ?? this.#menus.get('default') ?? { type: 'commands' };
  }
}

function commandKey(scope: Scope, language: string): string {
  return `${scope.type} ${scope.chat_id ?? ''} ${scope.user_id ?? ''} ${language}`;
}

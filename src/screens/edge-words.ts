import { type Screen, type Text, text } from '../base/screen.ts';

/*
 * What the bot says outside a conversation: of its own faults, and of itself in Telegram's menus and profile.
 */

/** What did not work is our mistake. */
export const ourFault = text('common:error.ours');

/** The same as a message of its own. */
export const ourFaultScreen: Screen = { text: [ourFault], buttons: [], stay: true };

/** A chat sent more at once than is read. */
export const tooManyScreen: Screen = { text: [text('common:error.too-many')], buttons: [], stay: true };

/** Who types one of these, in their language, wants the menu. */
export const menuWords: readonly Text[] = [text('common:word.menu'), text('common:button.home')];

/** The bot as its profile tells it: before the first message, and when it is passed on. */
export const profileWords = { description: text('common:bot.description'), short: text('common:bot.short') };

export interface Command {
  readonly name: string;
  readonly does: Text;
}

/** The commands of private chats and of groups, in the order shown, each with what it does. */
export const commands = {
  private: described('start', 'menu', 'sos', 'language', 'appointments', 'documents', 'calendar', 'help', 'privacy', 'erase'),
  /** A group that is no desk's. */
  group: named('operators', 'desk'),
  /** A desk's group. */
  desk: named(
    'operators',
    'today',
    'tomorrow',
    'week',
    'slots',
    'waiting',
    'find',
    'reply',
    'counter',
    'next',
    'book',
    'close',
    'open',
    'record',
    'stats',
    'export',
    'help',
  ),
};

function described(...names: readonly string[]): readonly Command[] {
  return named('common', ...names);
}

function named(where: 'common' | 'operators', ...names: readonly string[]): readonly Command[] {
  return names.map((name) => ({ name, does: text(`${where}:command.${name}`) }));
}

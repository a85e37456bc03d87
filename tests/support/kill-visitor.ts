import { type Chat, shownIn } from './kill-chat.ts';

/** What a person was told that it is done. */
interface Told {
  readonly what: 'booked' | 'cancelled' | 'saved';
  readonly code: string | null;
}

export interface Visitor {
  readonly id: number;
  /**
   * So many screens have come: the next thing is done when all that was pressed has had its screen and the chat looks another than before. Nothing
   * came for long (`'still'`): it is done anyway. Who pressed at each screen would keep for ever as many presses waiting as there were while the
   * process was down.
   */
  turn(came: number | 'still'): Promise<void>;
  told(): readonly Told[];
  done(): boolean;
  /** Went round in circles, and stopped. */
  wandered(): boolean;
}

/** Whoever has pressed so often and is not at their end goes round in circles, and stops. */
const longestWay = 150;
/** What is pressed, the first that is there; a time and a day of those there are. */
const booking = [/^English/, /I understand/, /^Continue/, /^\d\d:\d\d$/, /^\S+ \d+ \S+$/, /Follonica/, /Book at the desk/, /Citizenship/];
/** Day, month, year: the year shown above the months leads back to the years. */
const calendar = [/^\d{1,2}$/, /^(January|February|March|April|May|June|July|August|September|October|November|December)$/, /^\d{4}$/];
const saving = [/^English/, /I understand/, ...calendar, /^Permit$/, /Add a date/, /My dates/];
/** Also from the menu, which may have come below the confirmation: the list, then the appointment with its day and time. */
const cancelling = [/Yes, cancel/, /Cancel/, /See the appointment/, /\d\d:\d\d ·/, /^Appointments/];

/** A person who books (every second one cancels it afterwards), or saves a date; the third of three. `draw` gives a number from 0 to below 1. */
export async function createVisitor(chat: Chat, number: number, draw: () => number): Promise<Visitor> {
  const { id } = await chat.call<{ id: number }>('users', { first_name: `P${number}`, language_code: 'en' });
  const saves = number % 3 === 2;
  const cancels = number % 2 === 0;
  const told: Told[] = [];
  let ended = false;
  /** Presses that have had no screen yet. */
  let waiting = 0;
  let before = '';
  let pressed = 0;
  const say = (text: string) => chat.call(`chats/${id}/messages`, { from: id, text });

  /** What there is to be seen. */
  async function look() {
    const shown = await shownIn(chat, id);
    const text = shown.map(({ message }) => message.text ?? '').join('\n');
    const [newest] = shown
      .filter(({ message }) => message.reply_markup?.inline_keyboard)
      .sort((a, b) => b.message.message_id - a.message.message_id);
    const signature = JSON.stringify(shown.map(({ message }) => [message.message_id, message.text]));
    return { text, newest: newest?.message, signature };
  }

  function note({ text }: { readonly text: string }): void {
    const codeAfter = (title: string) => new RegExp(`${title}[\\s\\S]*?Code: (\\S+)`).exec(text)?.[1] ?? null;
    const code = codeAfter('Booked!');
    const given = codeAfter('Cancelled by you');
    const knows = (what: Told['what']) => told.some((each) => each.what === what);
    if (code && !knows('booked') && !knows('cancelled')) told.push({ what: 'booked', code });
    if (given && !knows('cancelled')) told.splice(0, 1, { what: 'cancelled', code: given });
    if (/Saved/.test(text) && !knows('saved')) told.push({ what: 'saved', code: null });
    ended = saves ? knows('saved') : cancels ? knows('cancelled') : knows('booked');
  }

  async function acts({ text, newest }: Awaited<ReturnType<typeof look>>): Promise<void> {
    if (!newest) return void (await say('/start'));
    if (newest.text?.includes('What is your name?')) return void (await say('Ana Prova'));
    const ways = saves ? saving : text.includes('Booked!') ? cancelling : booking;
    const buttons = newest.reply_markup?.inline_keyboard?.flat() ?? [];
    for (const way of ways) {
      const fitting = buttons.filter(({ text: label }) => way.test(label.replace(/^[^\p{L}\d]+/u, '')));
      const button = fitting[Math.floor(draw() * fitting.length)];
      if (button?.callback_data)
        return void (await chat
          .call(`chats/${id}/messages/${newest.message_id}/press`, { from: id, data: button.callback_data })
          .catch(() => undefined));
    }
    await say('/menu');
  }

  return {
    id,
    told: () => told,
    done: () => ended,
    wandered: () => !ended && pressed > longestWay,
    async turn(came) {
      waiting = came === 'still' ? 0 : Math.max(0, waiting - came);
      const seen = await look();
      note(seen);
      if (ended || pressed > longestWay || waiting > 0 || (seen.signature === before && came !== 'still')) return;
      waiting = 1;
      before = seen.signature;
      pressed += 1;
      await acts(seen);
    },
  };
}

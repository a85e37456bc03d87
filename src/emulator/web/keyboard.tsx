import type { JSX } from 'preact';
import { Icon } from './icons.tsx';
import type { InlineButton, Markup, ReplyButton } from './telegram.ts';
import { usePage } from './use-page.ts';

/** The buttons under a message. They stay pressable for as long as the message shows them. */
export function InlineKeyboard({ chat, message, rows }: { chat: number; message: number; rows: InlineButton[][] }): JSX.Element {
  const { state, actions } = usePage();
  return (
    <div class="inline-keyboard">
      {rows.map((row, y) => (
        <div class="row" key={y}>
          {row.map((button, x) => {
            const busy = state.waiting.has(`${chat}/${message}/${y}.${x}`);
            return (
              <button
                type="button"
                key={x}
                class={button.style ? `inline-button style-${button.style}` : 'inline-button'}
                data-testid="button"
                aria-busy={busy}
                onClick={() => void actions.press(chat, message, `${y}.${x}`, button)}
              >
                <span dir="auto">{button.text}</span>
                <Corner button={button} busy={busy} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Corner({ button, busy }: { button: InlineButton; busy: boolean }): JSX.Element | null {
  if (busy) return <span class="spinner corner" />;
  if (button.url)
    return (
      <span class="corner" aria-hidden="true">
        {'↗'}
      </span>
    );
  return button.copy_text ? (
    <span class="corner">
      <Icon name="copy" size={12} />
    </span>
  ) : null;
}

/** The keyboard that the bot put in place of the phone's own: a press sends its text, the phone number or the place. */
export function ReplyKeyboard({ chat, markup }: { chat: number; markup: Markup }): JSX.Element {
  const { actions, words } = usePage();
  const press = (button: ReplyButton) => {
    if (button.request_location) actions.open({ kind: 'location', chat });
    else if (button.request_contact) actions.open({ kind: 'contact', chat });
    else void actions.say(chat, { text: button.text });
  };
  return (
    <fieldset class="reply-keyboard" data-testid="reply-keyboard" aria-label={words('keyboard')}>
      {(markup.keyboard ?? []).map((row, y) => (
        <div class="row" key={y}>
          {row.map((given, x) => {
            const button = typeof given === 'string' ? { text: given } : given;
            return (
              <button type="button" key={x} data-testid="reply-button" onClick={() => press(button)}>
                <span dir="auto">{button.text}</span>
              </button>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}

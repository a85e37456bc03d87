import type { JSX } from 'preact';
import { Avatar } from './avatar.tsx';
import { DialogBox } from './dialog.tsx';
import { targetOf } from './links.ts';
import { nameOf } from './names.ts';
import { usePage } from './use-page.ts';

/** Telegram's share page: shows what would be sent, and opens a link to the bot on somebody else's phone, as if they had got it. */
export function ShareDialog({ url, text, from }: { url: string; text: string; from: number | undefined }): JSX.Element {
  const { state, actions, words } = usePage();
  const shared = [text, url].filter(Boolean).join('\n');
  const target = targetOf(url, state.bot.username ?? '');
  const others = [...state.users.values()].filter((user) => !user.is_bot && user.id !== from);
  return (
    <DialogBox title={words('share')} testId="share-dialog">
      <div class="shared">
        {shared.split('\n').map((line, index) => (
          <p key={index} dir="auto">
            {line}
          </p>
        ))}
      </div>
      {target.kind === 'start' && (
        <>
          <p class="muted">{words('shareHint')}</p>
          <div class="choices">
            {others.map((user) => (
              <button
                type="button"
                class="choice"
                key={user.id}
                onClick={() => {
                  actions.open(undefined);
                  actions.follow(url, user.id);
                }}
              >
                <Avatar who={user} size={32} />
                <span dir="auto">{nameOf(user)}</span>
              </button>
            ))}
          </div>
        </>
      )}
      <div class="dialog-buttons">
        <button
          type="button"
          class="solid"
          data-first
          onClick={() => {
            actions.open(undefined);
            void actions.copy(from, shared);
          }}
        >
          {words('copyAll')}
        </button>
      </div>
    </DialogBox>
  );
}

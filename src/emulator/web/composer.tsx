import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatInfo } from './api.ts';
import { AttachMenu } from './attach.tsx';
import { Icon } from './icons.tsx';
import { ReplyKeyboard } from './keyboard.tsx';
import { nameOf } from './names.ts';
import { forcedReply, messagesOf, replyKeyboard, writerOf } from './state.ts';
import { summaryOf } from './summary.ts';
import type { BotCommand } from './telegram.ts';
import { usePage } from './use-page.ts';

/** The input field with what belongs to it: reply or edit mode, the list of commands, attachments, the bot's reply keyboard. */
export function Composer({ chat }: { chat: ChatInfo }): JSX.Element {
  const { state, actions, words } = usePage();
  const [text, setText] = useState(state.unsent.get(chat.id) ?? '');
  const unsent = useRef(text);
  unsent.current = text;
  const [picked, setPicked] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const messages = messagesOf(state, chat.id).map(({ message }) => message);
  const draft = state.drafts.get(chat.id);
  const about = draft && messages.find((message) => message.message_id === draft.id);
  const keyboard = replyKeyboard(messages);
  const forced = forcedReply(messages);
  const commands = matching(chat.commands ?? [], text);
  const writer = state.users.get(writerOf(state, chat) ?? 0);

  useEffect(() => {
    if (forced && state.forced.get(chat.id) !== forced.message_id) actions.takeForced(chat.id, forced.message_id);
  }, [forced?.message_id]);

  // Before the next key is pressed, or that letter is lost.
  useLayoutEffect(() => {
    if (!draft) return;
    if (draft.kind === 'edit') setText(about?.text ?? about?.caption ?? '');
    field.current?.focus();
  }, [draft?.kind, draft?.id]);

  useEffect(() => () => actions.keepText(chat.id, unsent.current), []);

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
  }, [text]);

  const send = (given = text) => {
    const said = given.trim();
    if (said === '') return;
    setText('');
    setPicked(0);
    void actions.say(chat.id, { text: said }).then((went) => {
      // A refused message must not be lost.
      if (!went) setText((now) => now || said);
    });
  };

  const cancel = () => {
    if (draft?.kind === 'edit') setText('');
    actions.setDraft(chat.id, undefined);
  };

  const editLast = () => {
    const own = messages.findLast((message) => message.from?.id === writer?.id && message.text);
    if (own) actions.setDraft(chat.id, { kind: 'edit', id: own.message_id });
  };

  const onKey = (event: KeyboardEvent) => {
    const last = commands.length - 1;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const command = commands[Math.min(picked, last)];
      send(command ? `/${command.command}` : text);
    } else if (event.key === 'Escape') cancel();
    else if (event.key === 'ArrowDown' && last >= 0) {
      event.preventDefault();
      setPicked(Math.min(picked + 1, last));
    } else if (event.key === 'ArrowUp' && last >= 0) {
      event.preventDefault();
      setPicked(Math.max(picked - 1, 0));
    } else if (event.key === 'ArrowUp' && text === '' && !draft) {
      event.preventDefault();
      editLast();
    }
  };

  const placeholder = forced?.reply_markup?.input_field_placeholder ?? keyboard?.input_field_placeholder;
  const plain = chat.type === 'private' || !writer ? words('write') : words('writeAs', { name: nameOf(writer) });
  return (
    <div class="composer-frame">
      {commands.length > 0 && <CommandList commands={commands} picked={picked} onPick={(command) => send(`/${command}`)} />}
      {draft && about && (
        <div class="draft" data-testid="draft">
          <Icon name={draft.kind === 'edit' ? 'edit' : 'reply'} />
          <div>
            <b dir="auto">{draft.kind === 'edit' ? words('edit') : about.from ? nameOf(about.from) : words('reply')}</b>
            <span dir="auto">{summaryOf(about, words)}</span>
          </div>
          <button type="button" class="icon-button" aria-label={words('cancel')} onClick={cancel}>
            <Icon name="close" size={18} />
          </button>
        </div>
      )}
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <AttachMenu chat={chat.id} />
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          data-testid="composer"
          value={text}
          placeholder={placeholder ?? plain}
          aria-label={plain}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setPicked(0);
          }}
          onKeyDown={onKey}
        />
        {(chat.commands?.length ?? 0) > 0 && (text === '' || text === '/') && (
          <button
            type="button"
            class="icon-button slash"
            aria-label={words('commands')}
            title={words('commands')}
            onClick={() => {
              setText(text === '/' ? '' : '/');
              field.current?.focus();
            }}
          >
            <span aria-hidden="true">/</span>
          </button>
        )}
        <button
          type="submit"
          class="send"
          aria-label={words('send')}
          title={words('send')}
          data-testid="send"
          disabled={text.trim() === ''}
        >
          <Icon name="send" size={22} />
        </button>
      </form>
      {keyboard && <ReplyKeyboard chat={chat.id} markup={keyboard} />}
    </div>
  );
}

type CommandProps = { commands: BotCommand[]; picked: number; onPick: (command: string) => void };

function CommandList({ commands, picked, onPick }: CommandProps): JSX.Element {
  const { words } = usePage();
  return (
    <fieldset class="commands" aria-label={words('commands')} data-testid="commands">
      {commands.map(({ command, description }, index) => (
        <button type="button" key={command} class={index === picked ? 'picked' : ''} onClick={() => onPick(command)}>
          <b>/{command}</b>
          <span dir="auto">{description}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The commands that begin with what is written so far; none once the command is complete or there is a space. */
function matching(commands: BotCommand[], text: string): BotCommand[] {
  if (!/^\/\w*$/.test(text)) return [];
  const begun = text.slice(1).toLowerCase();
  return commands.filter(({ command }) => command.startsWith(begun) && command !== begun);
}

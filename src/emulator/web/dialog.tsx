import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { usePage } from './use-page.ts';

type Props = { title?: string; children: ComponentChildren; testId: string };

/** A modal window over the page; Escape and a press beside it close it, the focus goes back to where it was. */
export function DialogBox({ title, children, testId }: Props): JSX.Element {
  const { actions, words } = usePage();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    const beside = (event: MouseEvent) => {
      if (event.target === dialog) actions.open(undefined);
    };
    dialog.addEventListener('mousedown', beside);
    return () => dialog.removeEventListener('mousedown', beside);
  }, []);
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={title ? heading : undefined}
      data-testid={testId}
      onClose={() => actions.open(undefined)}
    >
      <div class="dialog-inner">
        {title && (
          <header class="dialog-head">
            <h2 id={heading}>{title}</h2>
            <button type="button" class="icon-button" aria-label={words('close')} onClick={() => actions.open(undefined)}>
              <Icon name="close" />
            </button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}

/** The text of an answer with show_alert, or something that went wrong. */
export function AlertDialog({ text }: { text: string }): JSX.Element {
  const { actions, words } = usePage();
  return (
    <DialogBox testId="alert">
      <p class="alert-text" dir="auto">
        {text}
      </p>
      <div class="dialog-buttons">
        <button type="button" class="solid" data-first onClick={() => actions.open(undefined)}>
          {words('ok')}
        </button>
      </div>
    </DialogBox>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

export type MenuItem = { icon: IconName; text: string; run: () => void; danger?: boolean };
type Props = { label: string; icon: ComponentChildren; items: MenuItem[]; class: string; testId: string };

/** A button that opens a short list; arrows move in it, Escape and a press elsewhere close it. */
export function Menu({ label, icon, items, class: name, testId }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (open && root.current && list.current) place(list.current, root.current);
  }, [open]);

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector('button')?.focus({ preventScroll: true });
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const shut = () => setOpen(false);
    document.addEventListener('pointerdown', away);
    // The list stands still on the screen: it must not stay behind when what it belongs to moves.
    document.addEventListener('scroll', shut, { capture: true });
    window.addEventListener('resize', shut);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('scroll', shut, { capture: true });
      window.removeEventListener('resize', shut);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };

  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (step && list.current) {
      event.preventDefault();
      const buttons: Element[] = [...list.current.querySelectorAll('button')];
      const at = document.activeElement ? buttons.indexOf(document.activeElement) : -1;
      const next = buttons.at((at + step) % buttons.length);
      if (next instanceof HTMLElement) next.focus();
    }
  };

  return (
    <div class={`menu ${name}`} ref={root} data-open={open}>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {icon}
      </button>
      {open && (
        <div class="menu-list" role="menu" tabIndex={-1} ref={list} onKeyDown={onKey}>
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              key={item.text}
              class={item.danger ? 'danger' : ''}
              onClick={() => {
                setOpen(false);
                item.run();
              }}
            >
              <Icon name={item.icon} />
              <span>{item.text}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Puts the list under its button, or above it where there is more room, and inside the chat that it belongs to. */
function place(list: HTMLElement, root: HTMLElement): void {
  const gap = 6;
  const button = root.getBoundingClientRect();
  const frame = (root.closest('.chat') ?? document.documentElement).getBoundingClientRect();
  const under = button.bottom + gap;
  const fits = under + list.offsetHeight <= frame.bottom - gap;
  const left = Math.min(button.left, frame.right - list.offsetWidth - gap);
  list.style.left = `${Math.max(left, frame.left + gap)}px`;
  list.style.top = `${Math.max(fits ? under : button.top - gap - list.offsetHeight, gap)}px`;
}

import type { JSX } from 'preact';
import { Icon } from './icons.tsx';
import { initials, nameOf, tint } from './names.ts';
import type { Chat, User } from './telegram.ts';

/** Initials on somebody's own colour; the bot has its sign. */
export function Avatar({ who, bot = false, size = 40 }: { who: User | Chat; bot?: boolean; size?: number }): JSX.Element {
  const colour = bot ? 'avatar-bot' : `avatar-${tint(who.id)}`;
  return (
    <span
      class={`avatar ${colour}`}
      style={{ width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.38)}px` }}
      aria-hidden="true"
    >
      {bot ? <Icon name="chat" size={Math.round(size * 0.55)} /> : initials(nameOf(who))}
    </span>
  );
}

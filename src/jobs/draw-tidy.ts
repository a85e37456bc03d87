import type { Appointment } from '../desk/appointment.ts';
import type { Handoff } from '../desk/handoff.ts';
import { takeAwayAt } from '../desk/pass-acts.ts';
import { linesGo } from '../desk/tidy.ts';
import type { DrawDeps, Later } from './drawn.ts';

/**
 * Nothing is said: the lines of a handoff leave its groups when it is time, all but the card; else it is looked at again then. From the group of a
 * desk that has it no more they go before.
 */
export async function drawTidy({ store, now }: DrawDeps, handoff: Handoff, visit: Appointment | null): Promise<Later> {
  const asked = (await store.notesOf(handoff.id)).findLast(({ network }) => network === 'asked')?.at ?? null;
  const at = linesGo(handoff, visit, asked);
  const over = at <= now();
  const cards = await store.cardsOf(handoff.id);
  const own = new Set(cards.filter(({ desk }) => desk === handoff.desk).map(({ chat }) => chat));
  const left = new Set(cards.map(({ chat }) => chat).filter((chat) => !own.has(chat)));
  const isCard = (chat: number, message: number) => cards.some((card) => card.chat === chat && card.message === message);
  const lines = (await store.threadOf(handoff.id)).filter(({ chat, message }) => chat < 0 && !isCard(chat, message));
  const going = over ? lines : lines.filter(({ chat }) => left.has(chat));
  return { later: over ? null : at, change: going.map(({ chat, message }) => takeAwayAt(handoff.id, chat, message, now())) };
}

import type { Appointment } from '../desk/appointment.ts';
import type { Handoff } from '../desk/handoff.ts';
import { takeAwayAt } from '../desk/pass-acts.ts';
import { linesGo } from '../desk/tidy.ts';
import type { DrawDeps, Later } from './drawn.ts';

/** Nothing is said: the lines of a handoff leave its groups when it is time, all but the card; else it is looked at again then. */
export async function drawTidy({ store, now }: DrawDeps, handoff: Handoff, visit: Appointment | null): Promise<Later> {
  const at = linesGo(handoff, visit);
  if (at > now()) return { later: at, change: [] };
  const cards = await store.cardsOf(handoff.id);
  const isCard = (chat: number, message: number) => cards.some((card) => card.chat === chat && card.message === message);
  const lines = (await store.threadOf(handoff.id)).filter(({ chat, message }) => chat < 0 && !isCard(chat, message));
  return { later: null, change: lines.map(({ chat, message }) => takeAwayAt(handoff.id, chat, message, now())) };
}

import type { DeskId } from './desk.ts';

/** The desks whose operators work in a group; several may share one. Empty: it is no desk's. */
export function desksOf(deskChats: ReadonlyMap<DeskId, number>, chat: number): readonly DeskId[] {
  return [...deskChats].flatMap(([desk, each]) => (each === chat ? [desk] : []));
}

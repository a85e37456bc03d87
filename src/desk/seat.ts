import type { DeskId, Timetable } from './desk.ts';

/** No desk has more seats at one time: public ones and those of its staff. */
export const mostSeats = 9;

const numbers = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => first + n);

/** Seats that anybody can book: 1, 2 … */
export const publicSeats = ({ seats = 1 }: Pick<Timetable, 'seats'>): readonly number[] => numbers(1, seats);

/** Seats that operators give, those kept for them first. */
export const operatorSeats = (timetable: Pick<Timetable, 'seats' | 'staff_seats'>): readonly number[] => [
  ...numbers(publicSeats(timetable).length + 1, timetable.staff_seats ?? 0),
  ...publicSeats(timetable),
];

/** All there can be. */
export const anySeat: readonly number[] = numbers(1, mostSeats);

/** A seat as the database names it. The first is the desk itself, so that a program that knows one seat goes on beside it. */
export const seatKey = (desk: DeskId, seat: number): string => (seat === 1 ? desk : `${desk}#${seat}`);

export const seatOf = (key: string): number => Number(key.split('#')[1] ?? 1);

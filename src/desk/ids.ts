/** Names of rows, drawn at random: nobody guesses another's. */
export type AppointmentId = string;
export type HandoffId = string;
export type DocumentId = string;

/** A message of Telegram's: its number belongs to its chat. */
export interface At {
  readonly chat: number;
  readonly message: number;
}

/** Names of rows, drawn at random: nobody guesses another's. */
export type AppointmentId = string;
export type HandoffId = string;
export type DocumentId = string;

/** What a person cannot do; the control API answers 4xx with the message. */
export class Impossible extends Error {}

import { randomBytes, randomInt } from 'node:crypto';
import { codeFrom, idFrom } from '../base/code.ts';
import { type Lot, leastPause, mostPause } from '../desk/freed.ts';
import type { Fresh } from './situation.ts';

/** Names for what a decision may create. Lots are drawn when the first is asked for: most decisions create nothing. */
export const drawFresh = (): Fresh => new Drawn();

class Drawn implements Fresh {
  readonly freed = drawLot;
  #drawn: Uint8Array | undefined;

  #from(start: number): Uint8Array {
    this.#drawn ??= randomBytes(56);
    return this.#drawn.subarray(start);
  }

  get appointment() {
    return idFrom(this.#from(0));
  }
  get handoff() {
    return idFrom(this.#from(10));
  }
  get document() {
    return idFrom(this.#from(20));
  }
  get pass() {
    return idFrom(this.#from(36)) + idFrom(this.#from(46));
  }
  get code() {
    return codeFrom(this.#from(30));
  }
}

/** A lot for one time that was given up; none is like the one before. */
export function drawLot(): Lot {
  const bytes = randomBytes(16);
  return { appointment: idFrom(bytes), code: codeFrom(bytes.subarray(10)), minutes: randomInt(leastPause, mostPause + 1) };
}

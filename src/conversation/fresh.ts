import { randomBytes, randomInt } from 'node:crypto';
import { codeFrom, idFrom } from '../base/code.ts';
import { type Lot, leastPause, mostPause } from '../desk/freed.ts';
import type { Fresh } from './situation.ts';

/** Names for what a decision may create. Lots are drawn when the first is asked for: most decisions create nothing. */
export function drawFresh(): Fresh {
  let drawn: Uint8Array | undefined;
  const from = (start: number) => {
    drawn ??= randomBytes(56);
    return drawn.subarray(start);
  };
  return {
    get appointment() {
      return idFrom(from(0));
    },
    get handoff() {
      return idFrom(from(10));
    },
    get document() {
      return idFrom(from(20));
    },
    get pass() {
      return idFrom(from(36)) + idFrom(from(46));
    },
    get code() {
      return codeFrom(from(30));
    },
    freed: drawLot,
  };
}

/** A lot for one time that was given up; none is like the one before. */
export function drawLot(): Lot {
  const bytes = randomBytes(16);
  return { appointment: idFrom(bytes), code: codeFrom(bytes.subarray(10)), minutes: randomInt(leastPause, mostPause + 1) };
}

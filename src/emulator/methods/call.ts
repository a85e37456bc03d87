import type { World } from '../world.ts';

/** Who calls. `gone` is aborted when they hang up; `callBack` carries out a call given as a JSON body, for webhook answers. */
export type Caller = { gone: AbortSignal; callBack: (body: string) => Promise<unknown> };

/** A result that comes with words of its own ("Webhook was set"). */
export class Told {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}

/** A method's behaviour. The parameters were checked against the Bot API, so each states the shape it reads. */
export type Method = (world: World, params: never, caller: Caller) => unknown;

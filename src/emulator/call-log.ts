export type Call = { n: number; method: string; params: unknown; ok: boolean; error_code?: number; description?: string };

export type Fault = {
  /** `*`: every method; `send*`: every method that begins so. */
  method: string;
  times: number | 'always';
  chat_id?: number | undefined;
  error_code?: number | undefined;
  description?: string | undefined;
  parameters?: Record<string, unknown> | undefined;
  /** Cut the connection instead of answering. */
  disconnect?: boolean | undefined;
  /** Carry the call out first, then fail. */
  after?: boolean | undefined;
  /** Before the call is carried out, or with `after` between that and the answer. */
  delay_ms?: number | undefined;
  /** Never answer: whoever calls has to give up. */
  hang?: boolean | undefined;
};

/** So that long demos do not fill the memory. */
const KEPT = 10_000;

/** What the bot called, and the faults that wait for its next calls. */
export class CallLog {
  #next = 1;
  #calls: Call[] = [];
  #violations: Call[] = [];
  #faults: (Fault & { id: number })[] = [];
  #lastFault = 0;

  add(call: Omit<Call, 'n'>, violation: boolean): void {
    const numbered = { n: this.#next, ...call };
    this.#next += 1;
    this.#calls.push(numbered);
    if (violation) this.#violations.push(numbered);
    for (const list of [this.#calls, this.#violations]) if (list.length >= 2 * KEPT) list.splice(0, KEPT);
  }

  /** The calls numbered `since` and up; `next` is what to ask for next time. */
  since(since: number): { next: number; calls: Call[] } {
    return { next: this.#next, calls: this.#calls.filter((call) => call.n >= since) };
  }

  violations(): Call[] {
    return this.#violations;
  }

  /** Gives its number, by which it can be lifted. */
  addFault(fault: Fault): number {
    this.#lastFault += 1;
    this.#faults.push({ ...fault, id: this.#lastFault });
    return this.#lastFault;
  }

  /** Gives whether there was one. */
  liftFault(id: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((each) => each.id !== id);
    return this.#faults.length < before;
  }

  clearFaults(): void {
    this.#faults = [];
  }

  /** The fault meant for this call, if any; counts it as used. */
  takeFault(method: string, chatId: unknown): Fault | undefined {
    const fault = this.#faults.find(
      (each) => isMeant(each.method, method) && (each.chat_id === undefined || String(each.chat_id) === String(chatId)),
    );
    if (fault && fault.times !== 'always') {
      fault.times -= 1;
      if (fault.times <= 0) this.#faults = this.#faults.filter((each) => each !== fault);
    }
    return fault;
  }
}

function isMeant(pattern: string, method: string): boolean {
  return pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : pattern === method;
}

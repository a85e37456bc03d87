export type Call = { n: number; method: string; params: unknown; ok: boolean; error_code?: number; description?: string };

export type Fault = {
  method: string;
  times: number;
  chat_id?: number | undefined;
  error_code?: number | undefined;
  description?: string | undefined;
  parameters?: Record<string, unknown> | undefined;
  /** Cut the connection instead of answering. */
  disconnect?: boolean | undefined;
  /** Carry the call out first, then fail. */
  after?: boolean | undefined;
  delay_ms?: number | undefined;
};

/** So that long demos do not fill the memory. */
const KEPT = 10_000;

/** What the bot called, and the faults that wait for its next calls. */
export class CallLog {
  #next = 1;
  #calls: Call[] = [];
  #violations: Call[] = [];
  #faults: Fault[] = [];

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

  addFault(fault: Fault): void {
    this.#faults.push(fault);
  }

  clearFaults(): void {
    this.#faults = [];
  }

  /** The fault meant for this call, if any; counts it as used. `*` stands for every method. */
  takeFault(method: string, chatId: unknown): Fault | undefined {
    const fault = this.#faults.find(
      (each) => (each.method === method || each.method === '*') && (each.chat_id === undefined || String(each.chat_id) === String(chatId)),
    );
    if (fault) {
      fault.times -= 1;
      if (fault.times <= 0) this.#faults = this.#faults.filter((each) => each !== fault);
    }
    return fault;
  }
}

/** Lets one in at a time, in the order of asking. */
export class Turn {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  take(): Promise<void> {
    if (this.#taken) return new Promise((enter) => this.#waiting.push(enter));
    this.#taken = true;
    return Promise.resolve();
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}

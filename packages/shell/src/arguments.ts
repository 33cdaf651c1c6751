/** The words of a command that are still to be read. */
export class Arguments {
  readonly #words: readonly string[];
  #next = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get done(): boolean {
    return this.#next >= this.#words.length;
  }

  peek(): string | undefined {
    return this.#words[this.#next];
  }

  take(): string | undefined {
    const word = this.#words[this.#next];
    if (word !== undefined) this.#next += 1;
    return word;
  }

  /** The next word if it is one of these. */
  takeIf(...words: readonly string[]): boolean {
    const word = this.peek();
    if (word === undefined || !words.includes(word)) return false;
    this.#next += 1;
    return true;
  }
}

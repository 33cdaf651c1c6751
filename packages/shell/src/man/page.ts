/** A text in both languages of the classroom. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

export interface PageOption {
  /** As it is typed: `-c COUNT`, `-n`, `--dport PORT`. */
  readonly flag: string;
  readonly text: Text;
}

export interface PageExample {
  readonly line: string;
  readonly text: Text;
}

/** What `man` shows of a command, and what completion knows of it. */
export interface Page {
  readonly name: string;
  /** After the name: what it is for, in one line. */
  readonly summary: Text;
  readonly synopsis: readonly string[];
  /** What it does here; one paragraph each. */
  readonly description: readonly Text[];
  readonly options: readonly PageOption[];
  /** On the classroom's addresses; every line can be typed. */
  readonly examples: readonly PageExample[];
  /** What the real one does and this one does not. */
  readonly missing: Text;
}

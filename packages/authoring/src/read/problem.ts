/** What is wrong with a lesson, and where. Lines count from 1. */
export interface Problem {
  /** Path as the author gave it, e.g. `lessons/arp/01-who-answers.yml`. */
  readonly file: string;
  readonly line: number;
  /** Stable, for programs: `schema`, `lab`, `reference`, `language`, `answer`, `solution`, ... */
  readonly code: ProblemCode;
  readonly reason: string;
}

export type ProblemCode =
  | 'file'
  | 'yaml'
  | 'schema'
  | 'lab'
  | 'reference'
  | 'variable'
  | 'language'
  | 'hint'
  | 'answer'
  | 'coverage'
  | 'run-sheet'
  | 'solution';

export function problemText({ file, line, reason }: Problem): string {
  return `${file}:${line}: ${reason}`;
}

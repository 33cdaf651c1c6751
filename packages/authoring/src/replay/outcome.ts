/** A solution does not do what it states; where it says so, and what happened. */
export interface Discrepancy {
  /** Way inside the solution, e.g. `['fails', 0]`. */
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

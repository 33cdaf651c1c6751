/** What travels between the API and the thread of the embedded database. */
export type PgliteRequest =
  | { readonly id: number; readonly kind: 'query'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly kind: 'exec'; readonly text: string }
  | { readonly id: number; readonly kind: 'close' };

/** Values are left in Postgres' text form; who asked knows how to read them. */
export interface PgliteRows {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly affectedRows: number;
}

export type PgliteAnswer =
  | { readonly id: number; readonly ok: true; readonly result: PgliteRows }
  | { readonly id: number; readonly ok: false; readonly error: Readonly<Record<string, unknown>> };

/** The first message of the thread. */
export type PgliteHello = { readonly ready: true } | { readonly ready: false; readonly reason: string };

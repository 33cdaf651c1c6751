/** printf's %-Ns and %Ns. */
export const left = (value: string | number, width: number): string => String(value).padEnd(width);
export const right = (value: string | number, width: number): string => String(value).padStart(width);

/** Lines as the tools print them: each ends with a newline. */
export function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

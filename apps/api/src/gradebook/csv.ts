/** Excel reads a file as UTF-8, also in Chinese, only when it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** Spreadsheets run a cell that begins so as a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;

/** RFC 4180: CRLF after each record, quotes doubled. Texts that look like formulas get an apostrophe before them. */
export function toCsv(records: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + records.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

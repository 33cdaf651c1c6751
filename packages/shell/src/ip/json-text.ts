/** JSON as iproute2 writes it: on one line, or with `-p` laid out by its own rules (lib/json_writer.c). */
export function jsonText(value: readonly unknown[], pretty: boolean): string {
  return `${pretty ? laidOut(value, 0) : JSON.stringify(value)}\n`;
}

function laidOut(value: unknown, depth: number): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map((item) => laidOut(item, depth + 1)).join(',')} ]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const rows = fields.map(([key, field]) => `${indent(depth + 1)}${JSON.stringify(key)}: ${laidOut(field, depth + 1)}`);
  return `{\n${rows.join(',\n')}\n${indent(depth)}}`;
}

const indent = (depth: number): string => '    '.repeat(depth);

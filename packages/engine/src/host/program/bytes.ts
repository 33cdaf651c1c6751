/** UTF-8, by hand: neither TextEncoder nor Buffer belongs to the language. Lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    pushCodePoint(bytes, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
  return Uint8Array.from(bytes);
}

function pushCodePoint(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point, 0));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point, 6), tail(point, 0));
  else bytes.push(0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0));
}

function tail(point: number, shift: number): number {
  return 0x80 | ((point >> shift) & 0x3f);
}

/** One character for each octet (Latin-1): nothing can be lost, and `decodeText` makes text of it. */
export function bytesToBinary(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** UTF-8 to text; what is malformed becomes U+FFFD. */
export function decodeText(binary: string): string {
  let text = '';
  for (let at = 0; at < binary.length; ) {
    const first = binary.charCodeAt(at);
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (length === 0 || at + length > binary.length) {
      text += '\ufffd';
      at += 1;
      continue;
    }
    let point = length === 1 ? first : first & (0x7f >> length);
    for (let next = 1; next < length; next++) point = (point << 6) | (binary.charCodeAt(at + next) & 0x3f);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    at += length;
  }
  return text;
}

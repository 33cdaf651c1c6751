/** UTF-8, by hand: neither TextEncoder nor Buffer belongs to the language. Lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  const plain = encodeAscii(text);
  if (plain !== null) return plain;
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    pushCodePoint(bytes, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
  return Uint8Array.from(bytes);
}

/** Null when some character needs more than one octet. */
function encodeAscii(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return null;
    bytes[at] = unit;
  }
  return bytes;
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

/** As many arguments as every engine takes at once. */
const CHUNK_BYTES = 4096;

/** One character for each octet (Latin-1): nothing can be lost, and `decodeText` makes text of it. */
export function bytesToBinary(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK_BYTES) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) text += bytesToBinary(bytes.subarray(at, at + CHUNK_BYTES));
  return text;
}

/** UTF-8 to text; what is malformed becomes U+FFFD. */
export function decodeText(binary: string): string {
  if (isAscii(binary)) return binary;
  let text = '';
  let at = 0;
  while (at < binary.length) {
    const length = sequenceLength(binary.charCodeAt(at));
    const whole = length > 0 && at + length <= binary.length;
    text += whole ? decodeSequence(binary, at, length) : REPLACEMENT;
    at += whole ? length : 1;
  }
  return text;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

const REPLACEMENT = '\ufffd';
const CODE_POINT_MAX = 0x10_ff_ff;

/** Octets of the character that begins with `first`; 0 if none does. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 0;
}

function decodeSequence(binary: string, at: number, length: number): string {
  const first = binary.charCodeAt(at);
  let point = length === 1 ? first : first & (0x7f >> length);
  for (let next = 1; next < length; next++) point = (point << 6) | (binary.charCodeAt(at + next) & 0x3f);
  return point > CODE_POINT_MAX ? REPLACEMENT : String.fromCodePoint(point);
}

/**
 * A lab in a link: the text of the lab file, deflated and in base64url, behind the `#`. What stands there is never sent
 * to a server.
 */

/** As long as a lab file may be; a link that unpacks to more is refused before it fills the memory. */
const LAB_CHARACTERS_MAX = 1_000_000;

export async function packLab(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** null: nothing that `packLab` made, or too long. */
export async function unpackLab(packed: string): Promise<string | null> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await readText(stream);
  } catch {
    return null;
  }
}

async function readText(stream: ReadableStream<Uint8Array>): Promise<string | null> {
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > LAB_CHARACTERS_MAX) {
      await reader.cancel();
      return null;
    }
  }
}

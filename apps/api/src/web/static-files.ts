import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const BUILT = fileURLToPath(new URL('../../../web/.next/static', import.meta.url));
const ONE_YEAR_S = 31_536_000;

/** Where the pages ask for them. */
export const STATIC_PATH = '/_next/static';

/**
 * Scripts and styles as the build compressed them (scripts/precompress.mjs), in the smallest form that the browser takes:
 * Brotli over https and at localhost, else gzip. Their names hold their hash, so they are kept for good.
 */
export function staticFiles(): ReturnType<typeof sirv> {
  return sirv(path.normalize(BUILT), { brotli: true, gzip: true, immutable: true, maxAge: ONE_YEAR_S });
}

import type { Config } from '../config/config.js';

/** Does a page of this origin belong to the product: the very host that the request went to, or the configured one? */
export function isOwnOrigin(
  origin: string,
  host: string | undefined,
  { origin: configured }: Pick<Config, 'origin'>,
): boolean {
  const url = parse(origin);
  if (url === null || url.origin !== origin) return false;
  if (origin === configured) return true;
  return host !== undefined && /^https?:$/.test(url.protocol) && url.host === host.toLowerCase();
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

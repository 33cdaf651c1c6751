/** A path of this site from a query parameter, so that nobody is sent elsewhere after signing in. */
export function ownPath(text: string | readonly string[] | undefined, otherwise: string): string {
  return typeof text === 'string' && /^\/(?![/\\])/.test(text) ? text : otherwise;
}

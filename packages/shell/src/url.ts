import { type Ipv4Address, parseIpv4 } from '@frameplay/engine';

export type Url =
  | {
      readonly kind: 'http';
      readonly host: string;
      readonly address: Ipv4Address;
      readonly port: number;
      readonly path: string;
    }
  /** A name: there is no name service in a lab. */
  | { readonly kind: 'unknown-host'; readonly host: string }
  | { readonly kind: 'other-scheme'; readonly scheme: string }
  | { readonly kind: 'malformed' };

/** `http://ADDR[:PORT][/PATH]`, also without the scheme, as curl takes it. */
export function parseUrl(text: string): Url {
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?([^/:?#]+)(?::(\d{1,5}))?([/?#].*)?$/.exec(text);
  if (match === null) return { kind: 'malformed' };
  const [, scheme = 'http', host = '', portText = '80', path = '/'] = match;
  if (scheme.toLowerCase() !== 'http') return { kind: 'other-scheme', scheme };
  const port = Number(portText);
  const address = parseIpv4(host);
  if (port > 65_535) return { kind: 'malformed' };
  if (!address.ok) return { kind: 'unknown-host', host };
  return {
    kind: 'http',
    host,
    address: address.value,
    port,
    path: path.startsWith('/') ? path.replace(/#.*/, '') : `/${path}`,
  };
}

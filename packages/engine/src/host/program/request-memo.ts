import { Memo } from '../../core/memo.js';
import { encodeText } from './bytes.js';
import type { HttpClientOptions } from './program-result.js';

type Asked = Pick<HttpClientOptions, 'path' | 'hostHeader'>;

/** What curl sends. The same request is sent again and again, and its octets never change: one host makes them once. */
export class RequestMemo extends Memo {
  #path = '';
  #hostHeader = '';
  #octets: Uint8Array | null = null;

  octetsOf({ path, hostHeader }: Asked): Uint8Array {
    if (this.#octets !== null && path === this.#path && hostHeader === this.#hostHeader) return this.#octets;
    this.#path = path;
    this.#hostHeader = hostHeader;
    this.#octets = encodeText(
      `GET ${path} HTTP/1.1\r\nHost: ${hostHeader}\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n`,
    );
    return this.#octets;
  }
}

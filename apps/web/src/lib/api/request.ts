import type { ApiErrorBody } from '@frameplay/protocol';
import type * as z from 'zod/mini';
import { loadContract, type Reply, type ReplyName } from './replies';

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly error: ApiErrorBody };

interface RequestOptions<Name extends ReplyName> {
  /** Of `@frameplay/protocol`, by name; the answer is read through it. */
  readonly schema: Name;
  /** A participant's token; a teacher comes with the session cookie. */
  readonly token?: string;
  readonly signal?: AbortSignal;
}

const UNREACHABLE: ApiErrorBody = {
  code: 'network/unreachable',
  zh: '连不上服务器，请检查网络后再试。',
  en: 'The server does not answer. Check the network and try again.',
};

const UNREADABLE: ApiErrorBody = {
  code: 'network/unreadable-answer',
  zh: '服务器的回答看不懂，请刷新页面。',
  en: 'The server answered something unexpected. Reload the page.',
};

/** GET of a path below `/api`. Failures are values with a stable code and a sentence in both languages. */
export function apiGet<Name extends ReplyName>(
  path: string,
  options: RequestOptions<Name>,
): Promise<ApiResult<Reply<Name>>> {
  return request('GET', path, undefined, options);
}

export function apiPost<Name extends ReplyName>(
  path: string,
  body: unknown,
  options: RequestOptions<Name>,
): Promise<ApiResult<Reply<Name>>> {
  return request('POST', path, body, options);
}

export function apiPatch<Name extends ReplyName>(
  path: string,
  body: unknown,
  options: RequestOptions<Name>,
): Promise<ApiResult<Reply<Name>>> {
  return request('PATCH', path, body, options);
}

async function request<Name extends ReplyName>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body: unknown,
  { schema, token, signal }: RequestOptions<Name>,
): Promise<ApiResult<Reply<Name>>> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  let contract: Awaited<ReturnType<typeof loadContract>>;
  let response: Response;
  try {
    const asked = fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    [response, contract] = await Promise.all([asked, loadContract()]);
  } catch {
    return { ok: false, status: 0, error: UNREACHABLE };
  }
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    return { ok: false, status: response.status, error: contract.apiError.safeParse(json).data ?? UNREADABLE };
  }
  // A name stands for one schema of the contract, and `Reply` is what that one reads.
  const shape = contract[schema] as unknown as z.ZodMiniType<Reply<Name>>;
  const parsed = shape.safeParse(json);
  if (!parsed.success) return { ok: false, status: response.status, error: UNREADABLE };
  return { ok: true, value: parsed.data };
}

import { type ApiErrorBody, apiError } from '@frameplay/protocol';
import type * as z from 'zod/mini';

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly error: ApiErrorBody };

interface RequestOptions<T> {
  /** Of `@frameplay/protocol`; the answer is read through it. */
  readonly schema: z.ZodMiniType<T>;
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
export function apiGet<T>(path: string, options: RequestOptions<T>): Promise<ApiResult<T>> {
  return request('GET', path, undefined, options);
}

export function apiPost<T>(path: string, body: unknown, options: RequestOptions<T>): Promise<ApiResult<T>> {
  return request('POST', path, body, options);
}

export function apiPatch<T>(path: string, body: unknown, options: RequestOptions<T>): Promise<ApiResult<T>> {
  return request('PATCH', path, body, options);
}

async function request<T>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body: unknown,
  { schema, token, signal }: RequestOptions<T>,
): Promise<ApiResult<T>> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch {
    return { ok: false, status: 0, error: UNREACHABLE };
  }
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    return { ok: false, status: response.status, error: apiError.safeParse(json).data ?? UNREADABLE };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { ok: false, status: response.status, error: UNREADABLE };
  return { ok: true, value: parsed.data };
}

import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import { ApiError } from '../errors/api-error.js';
import { sendError } from '../errors/error.filter.js';
import type { Auth } from './auth.js';
import { authErrorBody } from './auth-errors.js';

const BODY_MAX = 64 * 1024;

/**
 * Everything below /api/auth: better-auth answers, its refusals in the shape of all refusals of this API.
 * `signedOut` hears which session has ended.
 */
export function authHandler(
  auth: Auth,
  signedOut: (sessionId: string) => void,
): (request: HttpRequest, response: HttpResponse) => void {
  return (request, response) => {
    const work =
      request.path === '/sign-out' ? signOut(auth, signedOut, request, response) : answer(auth, request, response);
    work.catch((error: unknown) => sendError(response, error));
  };
}

async function signOut(
  auth: Auth,
  signedOut: (sessionId: string) => void,
  request: HttpRequest,
  response: HttpResponse,
): Promise<void> {
  const { cookie } = request.headers;
  const before = cookie === undefined ? null : await auth.api.getSession({ headers: new Headers({ cookie }) });
  await answer(auth, request, response);
  if (before !== null && response.statusCode < 400) signedOut(before.session.id);
}

async function answer(auth: Auth, request: HttpRequest, response: HttpResponse): Promise<void> {
  const reply = await auth.handler(await webRequest(request));
  response.status(reply.status);
  for (const [name, value] of reply.headers) {
    if (!['set-cookie', 'content-length'].includes(name)) response.setHeader(name, value);
  }
  const cookies = reply.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  if (reply.status < 400) {
    response.end(Buffer.from(await reply.arrayBuffer()));
    return;
  }
  response.json(authErrorBody(reply.status, await reply.json().catch(() => null)));
}

async function webRequest(request: HttpRequest): Promise<Request> {
  const url = `${request.protocol}://${request.headers.host ?? 'localhost'}${request.originalUrl}`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const hasBody = !['GET', 'HEAD'].includes(request.method);
  return new Request(url, { method: request.method, headers, ...(hasBody ? { body: await bodyOf(request) } : {}) });
}

async function bodyOf(request: HttpRequest): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > BODY_MAX) throw new ApiError(413, 'http/too-large', '内容太大。', 'The content is too large.');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

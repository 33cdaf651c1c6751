import type { CreateClassroomReply, JoinReply } from '@frameplay/protocol';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

interface Options {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let names = 0;
export const LESSON = 'one-frame-five-steps';

/** A distinct opKey as clients make them. */
export function newKey(): string {
  names += 1;
  return `test-${process.pid}:${names}`;
}

export async function call<T>(base: string, method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const { body, headers = {} } = options;
  const response = await fetch(base + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) as T };
}

/** A teacher with an account, signed in. */
export class Teacher {
  readonly cookie: string;

  private constructor(cookie: string) {
    this.cookie = cookie;
  }

  static async signUp(base: string): Promise<Teacher> {
    names += 1;
    const body = { name: 'Ms Li', email: `li-${process.pid}-${names}@school.example`, password: 'correct horse' };
    const {
      status,
      headers,
      body: reply,
    } = await call(base, 'POST', '/api/auth/sign-up/email', {
      body,
      headers: { origin: base },
    });
    if (status !== 200) throw new Error(`sign-up: ${status} ${JSON.stringify(reply)}`);
    return new Teacher(
      headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }

  get<T>(base: string, path: string): Promise<Answer<T>> {
    return call(base, 'GET', path, { headers: { cookie: this.cookie } });
  }

  async opens(base: string, mode: string = 'consequence'): Promise<CreateClassroomReply> {
    const { status, body } = await call<CreateClassroomReply>(base, 'POST', '/api/classrooms', {
      body: { lessonId: LESSON, mode },
      headers: { cookie: this.cookie, origin: base },
    });
    if (status !== 201) throw new Error(`open: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

export function join(base: string, code: string, nickname: string, opKey = newKey()): Promise<Answer<JoinReply>> {
  return call<JoinReply>(base, 'POST', `/api/codes/${encodeURIComponent(code)}/join`, { body: { nickname, opKey } });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

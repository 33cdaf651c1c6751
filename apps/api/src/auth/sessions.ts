import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { signInFirst } from '../errors/catalogue.js';
import { AUTH, type Auth } from './auth.js';

export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
}

/** Who is signed in. A lookup of the cookie in the database, every time: a session that ended is over at once. */
@Injectable()
export class Sessions {
  constructor(@Inject(AUTH) private readonly auth: Auth) {}

  async find(headers: IncomingHttpHeaders): Promise<SignedIn | null> {
    const { cookie } = headers;
    if (cookie === undefined) return null;
    const found = await this.auth.api.getSession({ headers: new Headers({ cookie }) });
    return found === null ? null : { userId: found.user.id, sessionId: found.session.id };
  }

  async userId(headers: IncomingHttpHeaders): Promise<string | null> {
    return (await this.find(headers))?.userId ?? null;
  }

  async requireUserId(headers: IncomingHttpHeaders): Promise<string> {
    const userId = await this.userId(headers);
    if (userId === null) throw signInFirst();
    return userId;
  }
}

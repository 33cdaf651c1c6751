import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { isOwnOrigin } from '../http/origin.js';
import type { Secrets } from '../secrets/secrets.js';

/** Token of better-auth in Nest's container. */
export const AUTH = Symbol('auth');

/** Set by us on every request, replacing whatever the client sent: the address behind the trusted proxies. */
export const CLIENT_ADDRESS_HEADER = 'x-frameplay-client';

const MINUTE_S = 60;
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

/** What the product uses of better-auth. */
export interface Auth {
  handler(request: Request): Promise<Response>;
  readonly api: {
    getSession(context: { headers: Headers }): Promise<{ user: { id: string }; session: { id: string } } | null>;
  };
}

/** Accounts of teachers, and of students who want to keep their practice: e-mail and password. */
export function createAuth(database: Database, secrets: Secrets, config: Config): Auth {
  return betterAuth({
    appName: 'Frameplay',
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    secret: secrets.sessionSecret,
    ...(config.origin === null ? {} : { baseURL: config.origin }),
    basePath: '/api/auth',
    // A teacher may open the page by any name of this machine: what counts is that the page is ours.
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin') ?? null;
      return origin !== null && isOwnOrigin(origin, request?.headers.get('host') ?? undefined, config) ? [origin] : [];
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: { modelName: 'authSession' },
    rateLimit: {
      enabled: true,
      window: MINUTE_S,
      max: 600,
      // A school has one address: several teachers sign in at the start of the same hour.
      customRules: {
        '/sign-in/email': { window: MINUTE_S, max: 30 },
        '/sign-up/email': { window: MINUTE_S, max: 30 },
      },
    },
    advanced: {
      cookiePrefix: 'frameplay',
      useSecureCookies: config.origin?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

import path from 'node:path';
import { z } from 'zod';

/** Everything that the environment decides, checked once at the start. */
export interface Config {
  readonly port: number;
  /** undefined: every address of the machine. */
  readonly host: string | undefined;
  readonly dataFolder: string;
  /** null: the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Where people reach the product when that is not the Host header of their request, e.g. behind a proxy that rewrites it. */
  readonly origin: string | null;
  /** Serve no pages: for tests and for a split deployment. */
  readonly apiOnly: boolean;
  /** How many reverse proxies stand in front; their X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  readonly logLevel: string;
}

const flag = z.stringbool({ truthy: ['1', 'true', 'yes'], falsy: ['0', 'false', 'no', ''] });
const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : text));

const PORTS = 'this must be a whole number from 0 to 65535.';

const environment = z.object({
  PORT: z.coerce.number(PORTS).int(PORTS).min(0, PORTS).max(65535, PORTS).default(3000),
  HOST: z.string().min(1).optional(),
  FRAMEPLAY_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: optionalText.pipe(z.url({ protocol: /^postgres(ql)?$/ }).nullable()).default(null),
  FRAMEPLAY_ORIGIN: optionalText
    .pipe(
      z
        .url({ protocol: /^https?$/ })
        .transform((url) => new URL(url).origin)
        .nullable(),
    )
    .default(null),
  FRAMEPLAY_API_ONLY: flag.default(false),
  FRAMEPLAY_TRUST_PROXY: z.coerce.number().int().min(0).max(8).default(0),
  FRAMEPLAY_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

/** Throws a StartError whose message names the variable. */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: path.resolve(cwd, data.FRAMEPLAY_DATA),
    databaseUrl: data.DATABASE_URL,
    origin: data.FRAMEPLAY_ORIGIN,
    apiOnly: data.FRAMEPLAY_API_ONLY,
    trustedProxies: data.FRAMEPLAY_TRUST_PROXY,
    logLevel: data.FRAMEPLAY_LOG,
  };
}

/** Why the product cannot start: one line for the person who started it. */
export class StartError extends Error {}

/** Token of the Config in Nest's container. */
export const CONFIG = Symbol('config');

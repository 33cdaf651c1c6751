import { type Logger, pino } from 'pino';

/** Structured, to stderr, quiet by default. Never a name, an e-mail, a code, a token or a cookie. */
export const log: Logger = pino(
  {
    level: process.env['FRAMEPLAY_LOG'] ?? 'warn',
    base: { pid: process.pid },
    redact: [
      'token',
      'code',
      'nickname',
      'email',
      'password',
      '*.token',
      '*.nickname',
      '*.email',
      '*.password',
      'headers',
    ],
  },
  pino.destination({ fd: 2, sync: true }),
);

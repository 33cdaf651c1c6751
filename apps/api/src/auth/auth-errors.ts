import type { ApiErrorBody } from '@frameplay/protocol';

type Texts = readonly [code: string, zh: string, en: string, field?: string];

/** better-auth's codes in the words of this product. */
const KNOWN: Readonly<Record<string, Texts>> = {
  INVALID_EMAIL_OR_PASSWORD: ['auth/wrong-password', '邮箱或密码不对。', 'The e-mail or the password is wrong.'],
  USER_ALREADY_EXISTS: [
    'auth/email-taken',
    '这个邮箱已经注册过，请直接登录。',
    'This e-mail has an account. Sign in.',
    'email',
  ],
  INVALID_EMAIL: ['auth/bad-email', '邮箱格式不对。', 'This is not an e-mail address.', 'email'],
  PASSWORD_TOO_SHORT: [
    'auth/short-password',
    '密码至少 8 个字符。',
    'A password has at least 8 characters.',
    'password',
  ],
  PASSWORD_TOO_LONG: [
    'auth/long-password',
    '密码最多 128 个字符。',
    'A password has at most 128 characters.',
    'password',
  ],
};
const SAME_AS: Readonly<Record<string, string>> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'USER_ALREADY_EXISTS',
  INVALID_PASSWORD: 'INVALID_EMAIL_OR_PASSWORD',
};
const TOO_MANY: Texts = ['auth/too-many-tries', '尝试太频繁，请一分钟后再试。', 'Too many tries. Wait a minute.'];
const BAD_ORIGIN: Texts = ['auth/foreign-page', '请求来自别的网站。', 'The request comes from another site.'];
const FAILED: Texts = [
  'server/unexpected',
  '服务器出错了，请再试一次。',
  'Something went wrong on the server. Try again.',
];
const REFUSED: Texts = ['auth/refused', '登录信息不完整或有误。', 'The account data is incomplete or not valid.'];

/** Body of a refusal of better-auth, as every other refusal of this API looks. */
export function authErrorBody(status: number, body: unknown): ApiErrorBody {
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  const [ownCode, zh, en, field] = textsFor(status, String(code ?? ''));
  const named = field ?? fieldIn(String(message ?? ''));
  return named === undefined
    ? { code: ownCode, zh, en }
    : { code: ownCode, zh, en, field: named, fields: [{ field: named, zh, en }] };
}

function textsFor(status: number, code: string): Texts {
  const known = KNOWN[SAME_AS[code] ?? code];
  if (known !== undefined) return known;
  if (status === 429) return TOO_MANY;
  if (status === 403) return BAD_ORIGIN;
  return status >= 500 ? FAILED : REFUSED;
}

/** Its schema errors read `[body.name] Invalid input`. */
function fieldIn(message: string): string | undefined {
  return /\[body\.([A-Za-z]+)\]/.exec(message)?.[1];
}

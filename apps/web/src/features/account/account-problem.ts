export type AccountMode = 'sign-in' | 'sign-up';

/** What can be wrong, as keys of the catalogue `account.error`. */
export type AccountProblem =
  | 'nameMissing'
  | 'emailMissing'
  | 'emailBad'
  | 'emailTaken'
  | 'passwordMissing'
  | 'passwordShort'
  | 'passwordLong'
  | 'wrong'
  | 'tooMany'
  | 'server'
  | 'offline';

export type AccountProblems = Partial<Record<'name' | 'email' | 'password' | 'form', AccountProblem>>;

export const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

/** What can be seen without asking the server. */
export function checkAccount(
  mode: AccountMode,
  typed: { readonly name: string; readonly email: string; readonly password: string },
): AccountProblems {
  const problems: AccountProblems = {};
  if (mode === 'sign-up' && typed.name.trim() === '') problems.name = 'nameMissing';
  const email = typed.email.trim();
  if (email === '') problems.email = 'emailMissing';
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.email = 'emailBad';
  const { length } = typed.password;
  if (length === 0) problems.password = 'passwordMissing';
  else if (mode === 'sign-up' && length < PASSWORD_MIN) problems.password = 'passwordShort';
  else if (length > PASSWORD_MAX) problems.password = 'passwordLong';
  return problems;
}

const BY_CODE: Readonly<Record<string, AccountProblems>> = {
  INVALID_EMAIL_OR_PASSWORD: { form: 'wrong' },
  INVALID_EMAIL: { email: 'emailBad' },
  USER_ALREADY_EXISTS: { email: 'emailTaken' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { email: 'emailTaken' },
  PASSWORD_TOO_SHORT: { password: 'passwordShort' },
  PASSWORD_TOO_LONG: { password: 'passwordLong' },
};

/** What the server said: better-auth's code, else its status. */
export function problemOfAnswer(error: {
  readonly code?: string | undefined;
  readonly status: number;
}): AccountProblems {
  const known = error.code === undefined ? undefined : BY_CODE[error.code];
  if (known !== undefined) return known;
  if (error.status === 429) return { form: 'tooMany' };
  return { form: error.status === 0 ? 'offline' : 'server' };
}

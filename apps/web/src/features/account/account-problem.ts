import type { ApiErrorBody } from '@frameplay/protocol';
import { asApiError } from '@/lib/api/api-error';

export type AccountMode = 'sign-in' | 'sign-up';

/** What can be wrong, as keys of the catalogue `account.error`. */
export type AccountProblem =
  | 'nameMissing'
  | 'emailMissing'
  | 'emailBad'
  | 'passwordMissing'
  | 'passwordShort'
  | 'passwordLong'
  | 'server'
  | 'offline';

type Place = 'name' | 'email' | 'password' | 'form';
/** By field: a text of the catalogue, or the server's own sentence. */
export type AccountProblems = Partial<Record<Place, AccountProblem | ApiErrorBody>>;

const PASSWORD_MIN = 8;
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

/** What the server said, at the field that it names. */
export function problemOfAnswer(error: { readonly status: number }): AccountProblems {
  const body = asApiError(error);
  if (body === undefined) return { form: error.status === 0 ? 'offline' : 'server' };
  return { [placeOf(body.field)]: body };
}

function placeOf(field: string | undefined): Place {
  return field === 'name' || field === 'email' || field === 'password' ? field : 'form';
}

'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { focusProblem } from '@/lib/focus-problem';
import { claimPractices } from '@/lib/progress';
import { askForSession } from '@/lib/session';
import { Button, Field } from '@/ui';
import { type AccountMode, type AccountProblems, checkAccount, problemOfAnswer } from './account-problem';

/** E-mail and password; every mistake is said at its field. */
export function AccountForm({ mode, next }: { mode: AccountMode; next: string }) {
  const t = useTranslations('account');
  const tError = useTranslations('account.error');
  const router = useRouter();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const [problems, setProblems] = useState<AccountProblems>({});
  const say = useBilingual();
  const said = (place: keyof AccountProblems): string | null => {
    const problem = problems[place];
    if (problem === undefined) return null;
    return typeof problem === 'string' ? tError(problem, { length: password.length }) : say(problem);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (working) return;
    const found = checkAccount(mode, { name, email, password });
    setProblems(found);
    if (Object.keys(found).length > 0) {
      focusProblem(form);
      return;
    }
    setWorking(true);
    const { account } = await import('@/lib/account');
    const { error } =
      mode === 'sign-up'
        ? await account.signUp.email({ name: name.trim(), email: email.trim(), password })
        : await account.signIn.email({ email: email.trim(), password });
    if (error === null) {
      await askForSession();
      await claimPractices();
      router.replace(next);
      return;
    }
    setWorking(false);
    setProblems(problemOfAnswer(error));
    focusProblem(form);
  };
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      {mode === 'sign-up' && (
        <Field label={t('name')} hint={t('nameHint')} error={said('name')}>
          {(control) => (
            <input {...control} value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      )}
      <Field label={t('email')} error={said('email')}>
        {(control) => (
          <input
            {...control}
            type="email"
            value={email}
            autoComplete="email"
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        error={said('password')}
        {...(mode === 'sign-up' ? { hint: t('passwordHint') } : {})}
      >
        {(control) => (
          <input
            {...control}
            type={shown ? 'text' : 'password'}
            value={password}
            autoComplete={mode === 'sign-up' ? 'new-password' : 'current-password'}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <label className="account-show">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {t('showPassword')}
      </label>
      {problems.form !== undefined && (
        <p className="field-error" role="alert">
          <span aria-hidden="true">✕</span>
          {said('form')}
        </p>
      )}
      <Button type="submit" variant="primary" large waiting={working}>
        {working ? t('working') : mode === 'sign-up' ? t('signUp') : t('signIn')}
      </Button>
    </form>
  );
}

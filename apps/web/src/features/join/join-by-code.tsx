'use client';

import { CODE_LENGTH } from '@frameplay/protocol';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from '@/i18n';
import { focusProblem } from '@/lib/focus-problem';
import { Button, CodeInput, Field } from '@/ui';

/** Six characters, then on to the nickname. */
export function JoinByCode({ label }: { label: string }) {
  const t = useTranslations('join');
  const router = useRouter();
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (code.length < CODE_LENGTH) {
      setShort(true);
      focusProblem(event.currentTarget);
    } else router.push(`/join/${code}`);
  };
  return (
    <form className="join-form" onSubmit={submit} noValidate>
      <Field
        label={<span className="visually-hidden">{t('codeLabel')}</span>}
        error={short && code.length < CODE_LENGTH ? t('codeShort', { missing: CODE_LENGTH - code.length }) : null}
      >
        {(control) => <CodeInput value={code} onChange={setCode} control={control} />}
      </Field>
      <Button type="submit" large data-testid="join">
        {label}
      </Button>
    </form>
  );
}

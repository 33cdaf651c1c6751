'use client';

import { type ApiErrorBody, NICKNAME_MAX } from '@frameplay/protocol';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useLocaleChoice, useTranslations } from '@/i18n';
import { apiPost } from '@/lib/api';
import { focusProblem } from '@/lib/focus-problem';
import { saveStudentSeat } from '@/lib/live';
import { randomKey } from '@/lib/random-key';
import { Button, ErrorLine, Field } from '@/ui';
import { suggestNickname } from './nickname';

/** A name and one tap. The same tap twice is one place: the opKey stays until the server has said no. */
export function NicknameForm({ code }: { code: string }) {
  const t = useTranslations('join');
  const { locale } = useLocaleChoice();
  const router = useRouter();
  const [roll, setRoll] = useState(Math.random);
  // null: the suggestion, which follows the language.
  const [typed, setTyped] = useState<string | null>(null);
  const [opKey, setOpKey] = useState(randomKey);
  const [going, setGoing] = useState(false);
  const [error, setError] = useState<ApiErrorBody | null>(null);
  const [tried, setTried] = useState(false);
  const nickname = typed ?? suggestNickname(locale, roll);
  const wrong = problemOf(nickname);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null) focusProblem(event.currentTarget);
    if (going || wrong !== null) return;
    setGoing(true);
    setError(null);
    const result = await apiPost(`/api/codes/${code}/join`, { nickname, opKey }, { schema: 'joinReply' });
    if (result.ok) {
      const { classroomId, participantId, token } = result.value;
      saveStudentSeat(classroomId, { token, participantId, nickname: result.value.nickname });
      router.push(`/play/${classroomId}`);
      return;
    }
    setGoing(false);
    setError(result.error);
    if (result.status >= 400 && result.status < 500) setOpKey(randomKey());
  };
  return (
    <form className="join-form" onSubmit={submit} noValidate>
      <Field
        label={t('nickname')}
        hint={t('nicknameHint', { max: NICKNAME_MAX })}
        error={tried && wrong !== null ? t(wrong, { length: lengthOf(nickname), max: NICKNAME_MAX }) : null}
      >
        {(control) => (
          <input
            {...control}
            data-testid="nickname"
            value={nickname}
            autoComplete="off"
            enterKeyHint="go"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <ErrorLine error={error} />
      <Button type="submit" variant="primary" large waiting={going} data-testid="join">
        {going ? t('going') : t('go')}
      </Button>
      <Button
        variant="quiet"
        onClick={() => {
          setRoll(Math.random());
          setTyped(null);
        }}
      >
        {t('another')}
      </Button>
    </form>
  );
}

function lengthOf(nickname: string): number {
  return [...nickname.trim()].length;
}

function problemOf(nickname: string): 'nicknameMissing' | 'nicknameLong' | null {
  const length = lengthOf(nickname);
  if (length === 0) return 'nicknameMissing';
  return length > NICKNAME_MAX ? 'nicknameLong' : null;
}

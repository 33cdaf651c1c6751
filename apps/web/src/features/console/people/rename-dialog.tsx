'use client';

import { type ApiErrorBody, NICKNAME_MAX } from '@frameplay/protocol';
import { type FormEvent, useState } from 'react';
import { useTranslations } from '@/i18n';
import { apiPatch } from '@/lib/api';
import { Button, ErrorLine, Field } from '@/ui';
import { nameOf, type Room } from '../room';
import { PersonDialog } from './person-dialog';

export interface RenameDialogProps {
  readonly room: Room;
  /** null: closed. */
  readonly participantId: string | null;
  readonly onClose: () => void;
}

/** Another name for somebody; everybody in the class sees it at once. */
export function RenameDialog({ room, participantId, onClose }: RenameDialogProps) {
  const t = useTranslations('seats.console');
  return (
    <PersonDialog
      room={room}
      participantId={participantId}
      title={(name) => t('renameTitle', { name })}
      onClose={onClose}
    >
      {(id) => <Form room={room} participantId={id} onClose={onClose} />}
    </PersonDialog>
  );
}

function Form({ room, participantId, onClose }: RenameDialogProps & { readonly participantId: string }) {
  const t = useTranslations('seats.console');
  const tJoin = useTranslations('join');
  const tMistake = useTranslations('mistake');
  const [nickname, setNickname] = useState(nameOf(room, participantId));
  const [error, setError] = useState<ApiErrorBody | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const path = `/api/classrooms/${room.classroomId}/people/${participantId}`;
    const result = await apiPatch(path, { nickname }, { schema: 'renameReply' });
    if (result.ok) onClose();
    else setError(result.error);
  };
  return (
    <form onSubmit={submit} className="rename-form">
      <Field label={t('newName')} hint={tJoin('nicknameHint', { max: NICKNAME_MAX })} error={null}>
        {(control) => (
          <input
            {...control}
            data-testid="new-name"
            value={nickname}
            autoComplete="off"
            onChange={(event) => setNickname(event.target.value)}
          />
        )}
      </Field>
      <ErrorLine error={error} />
      <div className="bot-buttons">
        <Button type="submit" variant="primary" data-testid="rename-yes">
          {t('renameYes')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {tMistake('cancel')}
        </Button>
      </div>
    </form>
  );
}

'use client';

import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import { isDirectorQuestion, type ReactionKind } from '../model/draft';
import { useDesk } from './desk-context';

/** The question in place of an empty AFTER: what leaves at all? */
export function ReactionQuestion() {
  const t = useTranslations('play');
  const { question, setHost } = useDesk();
  const arp = question.kind === 'arp';
  return (
    <div className="reaction-question">
      <p>{t('whatLeaves')}</p>
      {arp ? (
        <Button data-testid="answer-arp" kbd="A" onClick={() => setHost({ reaction: 'arp-reply' })}>
          {t('answerArp')}
        </Button>
      ) : (
        <>
          <Button data-testid="compose-frame" kbd="N" onClick={() => setHost({ reaction: 'send' })}>
            {t('answerFrame')}
          </Button>
          <Button data-testid="ask-arp" kbd="A" onClick={() => setHost({ reaction: 'arp-request' })}>
            {t('askArp')}
          </Button>
        </>
      )}
      <Button data-testid={arp ? 'keep-silent' : 'send-nothing'} kbd="X" onClick={() => setHost({ reaction: 'none' })}>
        {t(arp ? 'keepSilent' : isDirectorQuestion(question) ? 'drop' : 'nothing')}
      </Button>
    </div>
  );
}

/** Once chosen, the same kinds as toggles beside Send: one tap to change the mind. */
export function ReactionToggles() {
  const t = useTranslations('play');
  const { question, draft, setHost } = useDesk();
  if (draft.kind !== 'host' || draft.verdict === 'ignore' || draft.reaction === undefined) return null;
  const { reaction } = draft;
  const pick = (kind: ReactionKind) => () => setHost({ reaction: kind });
  const toggle = (kind: ReactionKind) => ({ 'aria-pressed': reaction === kind, variant: 'quiet' as const });
  if (question.kind === 'arp') {
    return (
      <>
        <Button {...toggle('arp-reply')} kbd="A" data-testid="answer-arp" onClick={pick('arp-reply')}>
          {t('answerArp')}
        </Button>
        <Button {...toggle('none')} kbd="X" data-testid="keep-silent" onClick={pick('none')}>
          {t('keepSilent')}
        </Button>
      </>
    );
  }
  const director = isDirectorQuestion(question);
  return (
    <>
      {(!director || reaction !== 'send') && (
        <Button {...toggle('send')} kbd="N" data-testid="compose-frame" onClick={pick('send')}>
          {t('answerFrame')}
        </Button>
      )}
      <Button {...toggle('arp-request')} kbd="A" data-testid="ask-arp" onClick={pick('arp-request')}>
        {t('askArp')}
      </Button>
      <Button {...toggle('none')} kbd="X" data-testid="send-nothing" onClick={pick('none')}>
        {t(director ? 'drop' : 'nothing')}
      </Button>
    </>
  );
}

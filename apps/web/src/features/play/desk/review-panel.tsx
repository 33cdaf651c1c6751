'use client';

import type { DeviceTables, FieldResult, GradedView, LabView, WaitView } from '@frameplay/classroom';
import { isMisconceptionId, MISCONCEPTIONS } from '@frameplay/lab';
import { useBilingual, useTranslations } from '@/i18n';
import { Button, FieldValue, KindSign, MacTag, Mark, MistakeButton, type MistakePlace } from '@/ui';
import { decidingRow } from '../model/deciding-row';
import { wrongFields } from '../model/review';
import { PortPair } from './port-pair';

export interface ReviewPanelProps {
  readonly graded: GradedView;
  readonly wait: WaitView;
  readonly lab: LabView;
  readonly tables: DeviceTables | undefined;
  readonly onTryAgain: () => void;
  /** Where it was decided, if the mistakes may be run: alone, or on the teacher's word. */
  readonly place: MistakePlace | null;
}

/** The last try, field by field: what was right, what differs, why, and the row of one's own table that decides. */
export function ReviewPanel({ graded, wait, lab, tables, onTryAgain, place }: ReviewPanelProps) {
  const t = useTranslations('play.review');
  const names = useTranslations('vocabulary.field');
  const separator = useTranslations('vocabulary')('listSeparator');
  const wrong = wrongFields(graded);
  // What only follows from another choice is open again too, and need not be named.
  const causes = wrong.filter((result) => !result.follows);
  const reopens = (causes.length > 0 ? causes : wrong).map((result) => names(result.field)).join(separator);
  return (
    <section className="review" data-testid="review" aria-label={t('title')}>
      <header className="review-head">
        <KindSign kind="error" size={20} />
        <div>
          <h2>{t('title')}</h2>
          <p>{t('note', { right: graded.right, total: graded.total })}</p>
        </div>
      </header>
      <div className="review-fields">
        {graded.fields.map((result) => (
          <ReviewField key={result.field} result={result} wait={wait} lab={lab} tables={tables} place={place} />
        ))}
      </div>
      <footer className="review-foot">
        <Button variant="primary" large kbd="↵" data-testid="try-again" onClick={onTryAgain} autoFocus>
          {t('tryAgainFields', { fields: reopens })}
        </Button>
      </footer>
    </section>
  );
}

type ReviewFieldProps = Omit<ReviewPanelProps, 'graded' | 'onTryAgain'> & { readonly result: FieldResult };

function ReviewField({ result, wait, lab, tables, place }: ReviewFieldProps) {
  const t = useTranslations('play.review');
  const names = useTranslations('vocabulary.field');
  const { field, got, expected, right } = result;
  return (
    <section className="review-field" data-testid={right ? `right-${field}` : `wrong-${field}`}>
      <h3>
        <span className="first-capital">{names(field)}</span> <Mark is={right ? 'right' : 'differs'} />
      </h3>
      <dl className="pair">
        <dt>{t('you')}</dt>
        <dd>
          {field === 'out' ? (
            <PortPair wait={wait} text={got} against={expected} />
          ) : (
            <FieldValue field={field} value={got} lab={lab} />
          )}
        </dd>
        {!right && (
          <>
            <dt>{t('network')}</dt>
            <dd>
              {field === 'out' ? (
                <PortPair wait={wait} text={expected} against={null} />
              ) : (
                <FieldValue field={field} value={expected} lab={lab} />
              )}
            </dd>
          </>
        )}
      </dl>
      {!right && (
        <div className="review-reason">
          <Reason result={result} wait={wait} lab={lab} tables={tables} place={place} />
        </div>
      )}
    </section>
  );
}

/** `M2 DR changes the destination IP to the RIP` */
function namedMisconception(id: string, say: ReturnType<typeof useBilingual>): string {
  return isMisconceptionId(id) ? `${id} ${say(MISCONCEPTIONS[id].title)}` : id;
}

function Reason({ result, wait, lab, tables, place }: ReviewFieldProps) {
  const t = useTranslations('play.review');
  const bilingual = useBilingual();
  const row = wait.frame === null ? null : decidingRow(result, wait.frame, tables);
  if (result.follows) return <p className="why ink2">↳ {t('follows')}</p>;
  return (
    <>
      {result.why !== null && (
        <p className="why">
          {bilingual(result.why)} <span className="mono ink2">{result.rule}</span>
          {result.misconception !== null && (
            <span className="ink2">
              {' '}
              · {t('misconception', { id: namedMisconception(result.misconception, bilingual) })}
            </span>
          )}
        </p>
      )}
      {result.misconception !== null && place !== null && <MistakeButton id={result.misconception} place={place} />}
      {row !== null && (
        <div className="deciding" data-testid="deciding-row">
          <span className="ink2">{t('decides')}</span>
          {row.table === 'fdb' && (
            <>
              <MacTag mac={row.mac} lab={lab} size="small" /> <b className="mono">{row.port}</b>
            </>
          )}
          {row.table === 'neighbours' && (
            <>
              <b className="mono">{row.address}</b> <MacTag mac={row.mac} lab={lab} size="small" />
            </>
          )}
          {row.table === 'sysctls' && (
            <span className="mono">
              {row.name} = <b>{row.value}</b>
            </span>
          )}
        </div>
      )}
    </>
  );
}

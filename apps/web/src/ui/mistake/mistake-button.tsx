'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { Button } from '../button';
import { Dialog } from '../dialog';
import { hasOwnCluster, isMistakeId } from './mistake-ids';
import type { MistakePlace } from './run-mistake';

const MistakeReport = lazyPart(() => import('./mistake-report').then((module) => module.MistakeReport));

export interface MistakeButtonProps {
  /** `M4` */
  readonly id: string;
  /** Where it was made; null: in a small cluster of its own. */
  readonly place: MistakePlace | null;
}

/** "Run my mistake": the world in which it is the rule, beside the real one. Nothing for a belief that is no rule of a device. */
export function MistakeButton({ id, place }: MistakeButtonProps) {
  const t = useTranslations('mistake');
  const [open, setOpen] = useState(false);
  if (place === null ? !hasOwnCluster(id) : !isMistakeId(id)) return null;
  return (
    <>
      <Button variant="quiet" data-testid={`run-mistake-${id}`} onClick={() => setOpen(true)}>
        <span aria-hidden="true">▶ </span>
        {t('run', { id })}
      </Button>
      <Dialog open={open} wide={true} title={t('run', { id })} onClose={() => setOpen(false)}>
        <MistakeReport id={id} place={place} />
      </Dialog>
    </>
  );
}

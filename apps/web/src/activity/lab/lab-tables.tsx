'use client';

import { useTranslations } from '@/i18n';
import { OpenTables } from '../open-tables';
import type { Room } from '../room';

/** The tables of the devices, for who does not want to ask the terminal; where looks cost there are none. */
export function LabTables({ room }: { readonly room: Room }) {
  const t = useTranslations('part.lab');
  if (Object.keys(room.cluster.tables).length === 0) return null;
  return (
    <details className="lab-tables">
      <summary>{t('tables')}</summary>
      <OpenTables room={room} />
    </details>
  );
}

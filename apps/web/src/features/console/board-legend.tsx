'use client';

import { useTranslations } from '@/i18n';

/** What the signs of the board say. */
export function BoardLegend() {
  const t = useTranslations('classroom.legend');
  return (
    <ul className="board-legend">
      <li>
        <i className="legend-now" aria-hidden="true" />
        {t('waits')}
      </li>
      <li>
        <span aria-hidden="true">○</span>
        {t('nothing')}
      </li>
      <li>
        <span className="outcomes" aria-hidden="true">
          <i />
          <i className="outcome-later" />
        </span>
        {t('outcome')}
      </li>
      <li>
        <span aria-hidden="true">⌁</span>
        {t('kernel')}
      </li>
      <li>
        <b className="seat-mistake" aria-hidden="true">
          ✕ M2
        </b>
        {t('mistake')}
      </li>
    </ul>
  );
}

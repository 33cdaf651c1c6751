'use client';

import { useTranslations } from '@/i18n';
import { Kbd, MacTag } from '@/ui';
import type { TrayTag } from '../model/tray';
import { useDesk } from './desk-context';
import { TAG_MIME } from './mac-slot';

/** What the device knows. Tap, drag or press the number: the tag goes into the yellow field. */
export function TagTray({ tags, onPick }: { tags: readonly TrayTag[]; onPick: (mac: string) => void }) {
  const t = useTranslations('play');
  const { lab, activeSlot } = useDesk();
  const note = (from: TrayTag['from']): string => {
    if (from.kind === 'neighbour') return from.address;
    if (from.kind === 'own') return t('yourself');
    if (from.kind === 'frame') return t('inThisFrame');
    return from.kind === 'everyone' ? t('everyone') : t('nobodyYet');
  };
  return (
    <section className={activeSlot === null ? 'tray' : 'tray tray-sheet'} aria-label={t('tray')}>
      <h3>
        {t('tray')} <span>{t('trayNote')}</span>
      </h3>
      <ul className="tray-tags">
        {tags.map((tag, index) => (
          <li key={tag.mac}>
            <button
              type="button"
              className="tray-tag"
              data-testid={`tray-${index + 1}`}
              data-mac={tag.mac}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(TAG_MIME, tag.mac)}
              onClick={() => onPick(tag.mac)}
            >
              <MacTag mac={tag.mac} lab={lab} />
              <small>
                <Kbd>{String(index + 1)}</Kbd> {note(tag.from)}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

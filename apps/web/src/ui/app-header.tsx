'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocaleChoice, useTranslations } from '@/i18n';

function Brand() {
  const t = useTranslations('vocabulary');
  return (
    <Link className="top-brand" href="/" aria-label={t('home')}>
      <svg width="24" height="20" viewBox="0 0 24 20" aria-hidden="true">
        <path d="M1 1H23V19H1Z M5 5H23 M5 5V15H23 M9.5 9H23V11H9.5Z" fill="none" stroke="var(--ink)" strokeWidth="2" />
      </svg>
      <span className="top-wide">{t('product')}</span>
    </Link>
  );
}

/** EN | 中文, switched in place. */
function LocaleSwitch() {
  const t = useTranslations('vocabulary');
  const { locale, choose } = useLocaleChoice();
  return (
    // biome-ignore lint/a11y/useSemanticElements: two toggle buttons; a fieldset would bring a border and a legend
    <div className="langs" role="group" aria-label={t('language')}>
      <button type="button" lang="en" aria-pressed={locale === 'en'} onClick={() => choose('en')}>
        EN
      </button>
      <button type="button" lang="zh-CN" aria-pressed={locale === 'zh'} onClick={() => choose('zh')}>
        中文
      </button>
    </div>
  );
}

export interface AppHeaderProps {
  /** Where we are: `<b>5.1 Five seats</b> · Group B`. */
  readonly crumb?: ReactNode;
  readonly centre?: ReactNode;
  /** Left of the language switch: status, links, buttons. */
  readonly children?: ReactNode;
  /** Shows the `?` button. */
  readonly onHelp?: () => void;
}

/** The 48 px bar of every page. */
export function AppHeader({ crumb, centre, children, onHelp }: AppHeaderProps) {
  const t = useTranslations('vocabulary');
  return (
    <header className="top">
      <Brand />
      {crumb !== undefined && <span className="top-crumb">{crumb}</span>}
      <div className="top-centre">{centre}</div>
      <div className="top-end">
        {children}
        <LocaleSwitch />
        {onHelp !== undefined && (
          <button type="button" className="icon-btn" aria-label={t('keyboardHelp')} onClick={onHelp}>
            ?
          </button>
        )}
      </div>
    </header>
  );
}

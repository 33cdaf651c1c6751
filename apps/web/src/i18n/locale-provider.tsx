'use client';

import type { Bilingual } from '@frameplay/classroom';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { htmlLang, LOCALE_COOKIE, type Locale } from './locale';
import { messages } from './messages';

interface LocaleChoice {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}

const LocaleContext = createContext<LocaleChoice | null>(null);
const ONE_YEAR_S = 31_536_000;

/** Both catalogues are in the page: a switch of language changes every text in place, without a request. */
export function LocaleProvider({ initial, children }: { initial: Locale; children: ReactNode }) {
  const [locale, setLocale] = useState(initial);
  const choose = useCallback((next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and older Safari
    document.cookie = `${LOCALE_COOKIE}=${next}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
    document.documentElement.lang = htmlLang(next);
    setLocale(next);
  }, []);
  const choice = useMemo(() => ({ locale, choose }), [locale, choose]);
  return (
    <LocaleContext value={choice}>
      <IntlProvider locale={locale} messages={messages[locale]} timeZone="UTC">
        {children}
      </IntlProvider>
    </LocaleContext>
  );
}

export function useLocaleChoice(): LocaleChoice {
  const choice = use(LocaleContext);
  if (choice === null) throw new Error('useLocaleChoice outside of LocaleProvider');
  return choice;
}

/** Picks the reader's language of a text that the server sends in both. */
export function useBilingual(): (text: Bilingual) => string {
  const { locale } = useLocaleChoice();
  return useCallback((text: Bilingual) => text[locale], [locale]);
}

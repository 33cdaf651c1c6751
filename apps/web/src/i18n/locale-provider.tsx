'use client';

import type { Bilingual } from '@frameplay/classroom';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { whenAtRest } from '@/lib/when-idle';
import type { Compiled } from './compiled';
import { htmlLang, LOCALE_COOKIE, type Locale } from './locale';

interface LocaleChoice {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}

/** Texts that the server sent with the page, in the language of the request. */
interface Sent {
  readonly locale: Locale;
  readonly texts: Compiled;
}

interface Language extends LocaleChoice {
  /** The whole catalogue of the language that was switched to; null: what the pages bring is in the right one. */
  readonly whole: Compiled | null;
  readonly sent: Sent;
}

const LanguageContext = createContext<Language | null>(null);
const ONE_YEAR_S = 31_536_000;

const loadCatalogue = async (locale: Locale) => (await import('./compiled')).loadCatalogue(locale);

export interface LocaleProviderProps extends Sent {
  readonly children: ReactNode;
}

/**
 * A page comes with its own texts in one language. The other language is loaded when the page is at rest, and a switch
 * changes every text in place, without a reload.
 */
export function LocaleProvider({ locale: initial, texts, children }: LocaleProviderProps) {
  const [{ locale, whole }, setLanguage] = useState<Pick<Language, 'locale' | 'whole'>>({
    locale: initial,
    whole: null,
  });
  const choose = useCallback((next: Locale) => {
    void loadCatalogue(next).then((catalogue) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and older Safari
      document.cookie = `${LOCALE_COOKIE}=${next}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
      document.documentElement.lang = htmlLang(next);
      setLanguage({ locale: next, whole: catalogue });
    });
  }, []);
  const language = useMemo(
    () => ({ locale, choose, whole, sent: { locale: initial, texts } }),
    [locale, choose, whole, initial, texts],
  );
  return (
    <LanguageContext value={language}>
      <Translated language={language}>{children}</Translated>
    </LanguageContext>
  );
}

/** More texts, for what is inside. */
export function SentTexts({ locale, texts, children }: LocaleProviderProps) {
  const language = useLanguage();
  const inner = useMemo(
    () => ({ ...language, sent: { locale, texts: { ...language.sent.texts, ...texts } } }),
    [language, locale, texts],
  );
  return <Translated language={inner}>{children}</Translated>;
}

function Translated({ language: { locale, whole, sent }, children }: { language: Language; children: ReactNode }) {
  return (
    // The catalogues' types are of the texts as they are written; these are compiled.
    <IntlProvider locale={locale} messages={(whole ?? sent.texts) as never} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}

// So that a switch needs no server by then.
whenAtRest(() => {
  void import('./messages/zh');
  void import('./messages/en');
  void import('./compiled');
});

function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('outside of LocaleProvider');
  return language;
}

export function useLocaleChoice(): LocaleChoice {
  return useLanguage();
}

/** Picks the reader's language of a text that the server sends in both. */
export function useBilingual(): (text: Bilingual) => string {
  const { locale } = useLanguage();
  return useCallback((text: Bilingual) => text[locale], [locale]);
}

/** The languages of the product. Kept per person in a cookie, never in the address. */
export type Locale = 'zh' | 'en';

export const LOCALE_COOKIE = 'locale';

export function isLocale(text: string | undefined): text is Locale {
  return text === 'zh' || text === 'en';
}

/** Value of the `lang` attribute. */
export function htmlLang(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/** First visit: the first language of Accept-Language that we have. `zh-TW,zh;q=0.9,en;q=0.8` gives zh. */
export function localeFromAcceptLanguage(header: string | null): Locale {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLocale(tag)) return tag;
  }
  return 'en';
}

export { useTranslations } from 'use-intl';
export type { Locale } from './locale';
export { htmlLang, LOCALES } from './locale';
export { LocaleProvider, useBilingual, useLocaleChoice } from './locale-provider';

export { useTranslations } from 'use-intl';
export type { Locale } from './locale';
export { htmlLang } from './locale';
export { LocaleProvider, useBilingual, useLocaleChoice } from './locale-provider';

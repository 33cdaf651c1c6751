import { cookies, headers } from 'next/headers';
import { isLocale, LOCALE_COOKIE, type Locale, localeFromAcceptLanguage } from './locale';

/** Language of the request, for the first HTML. */
export async function serverLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return localeFromAcceptLanguage((await headers()).get('accept-language'));
}

import type { ReactNode } from 'react';
import { type Compiled, compiled } from './compiled';
import type { Locale } from './locale';
import { SentTexts } from './locale-provider';
import { type Messages, messages } from './messages';
import { serverLocale } from './server-locale';

/** Compiled once, when the server starts. */
const CATALOGUES: Readonly<Record<Locale, Compiled>> = { zh: compiled(messages.zh), en: compiled(messages.en) };

type Name = keyof Messages;

export interface TextsProps {
  /** Names of the catalogue that the page and all its parts use; a page that shows a bit of everything takes all. */
  readonly of: readonly Name[] | 'all';
  readonly children: ReactNode;
}

/** Around every page: its texts, sent with its HTML in the reader's language. */
export async function Texts({ of, children }: TextsProps) {
  const locale = await serverLocale();
  return (
    <SentTexts locale={locale} texts={textsOf(locale, of)}>
      {children}
    </SentTexts>
  );
}

export function textsOf(locale: Locale, of: TextsProps['of']): Compiled {
  const catalogue = CATALOGUES[locale];
  return of === 'all' ? catalogue : Object.fromEntries(of.map((name) => [name, catalogue[name]]));
}

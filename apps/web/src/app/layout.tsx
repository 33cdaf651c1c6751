import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { htmlLang, LocaleProvider } from '@/i18n';
import { serverLocale } from '@/i18n/server-locale';
import { textsOf } from '@/i18n/texts';
import { SvgPatterns } from '@/ui/device-sign';
import '@/ui/ui.css';

export const metadata: Metadata = { title: 'Frameplay' };
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Of the bar above every page, and of the pages for what is not there or broken. */
const EVERYWHERE = ['vocabulary', 'trouble'] as const;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await serverLocale();
  return (
    <html lang={htmlLang(locale)}>
      <body>
        <SvgPatterns />
        <LocaleProvider locale={locale} texts={textsOf(locale, EVERYWHERE)}>
          {children}
        </LocaleProvider>
      </body>
    </html>
  );
}

import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { htmlLang, LocaleProvider } from '@/i18n';
import { serverLocale } from '@/i18n/server-locale';
import { SvgPatterns } from '@/ui/device-sign';
import '@/ui/ui.css';

export const metadata: Metadata = { title: 'Frameplay' };
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await serverLocale();
  return (
    <html lang={htmlLang(locale)}>
      <body>
        <SvgPatterns />
        <LocaleProvider initial={locale}>{children}</LocaleProvider>
      </body>
    </html>
  );
}

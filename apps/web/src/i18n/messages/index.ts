import type { Locale } from '../locale';
import { en } from './en';
import type { Shape } from './shape';
import { zh } from './zh';

export type Messages = typeof en;

export const messages: Readonly<Record<Locale, Shape<Messages>>> = { zh, en };

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Shape<Messages>;
  }
}

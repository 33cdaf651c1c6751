import { SCOPE_HOST, SCOPE_LINK, SCOPE_NOWHERE, SCOPE_SITE, SCOPE_UNIVERSE } from '../host/interface.js';
import type { Scope } from './views.js';

export function scopeName(scope: number): Scope {
  switch (scope) {
    case SCOPE_SITE:
      return 'site';
    case SCOPE_LINK:
      return 'link';
    case SCOPE_HOST:
      return 'host';
    case SCOPE_NOWHERE:
      return 'nowhere';
    default:
      return 'global';
  }
}

export function scopeNumber(scope: Scope): number {
  switch (scope) {
    case 'global':
      return SCOPE_UNIVERSE;
    case 'site':
      return SCOPE_SITE;
    case 'link':
      return SCOPE_LINK;
    case 'host':
      return SCOPE_HOST;
    case 'nowhere':
      return SCOPE_NOWHERE;
  }
}

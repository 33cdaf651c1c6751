import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Width of a page's right column. */
    '--aside'?: string;
  }
}

import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Width of a page's right column. */
    '--aside'?: string;
    /** Where along the width of the desk the own device's wire comes down, from 0 to 1. */
    '--desk-share'?: number;
  }
}

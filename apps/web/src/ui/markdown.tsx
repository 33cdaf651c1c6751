'use client';

import dynamic from 'next/dynamic';

const Rendered = dynamic(() => import('markdown-to-jsx').then((module) => module.default), { ssr: false });

const OPTIONS = { disableParsingRawHTML: true, forceBlock: true } as const;

/** Text of a lesson: paragraphs, lists, `code` and tables. HTML in it is text. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      <Rendered options={OPTIONS}>{text}</Rendered>
    </div>
  );
}

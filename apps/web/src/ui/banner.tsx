import type { ReactNode } from 'react';

export interface BannerProps {
  readonly tone: 'plain' | 'error' | 'ok' | 'now' | 'offline';
  readonly title: ReactNode;
  readonly sign?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly testId?: string;
}

/** A full-width line that says one thing: sign, title, a sentence, what to do. */
export function Banner({ tone, title, sign, children, actions, testId }: BannerProps) {
  return (
    <div className={tone === 'plain' ? 'banner' : `banner banner-${tone}`} data-testid={testId}>
      {sign}
      <div className="banner-text">
        <h2>{title}</h2>
        {children !== undefined && <p>{children}</p>}
      </div>
      {actions}
    </div>
  );
}

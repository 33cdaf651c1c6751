'use client';

import { useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';
import { spoken, useJoinAddress } from '@/lib/use-join-address';
import { QrCode } from '@/ui';

/** How to come in, always on the wall for who is late; large while nothing else is. */
export function JoinCorner({ code, large = false }: { readonly code: string; readonly large?: boolean }) {
  const t = useTranslations('part.class');
  const address = useJoinAddress();
  return (
    <div className={large ? 'projector-join projector-join-large' : 'projector-join'}>
      <p>
        {t('join', { address: spoken(address.origin) })}
        <b className="mono">{spacedCode(code)}</b>
      </p>
      <QrCode url={`${address.origin}/join/${code}`} size={large ? 420 : 172} />
    </div>
  );
}

'use client';

import type { LabPartView } from '@frameplay/classroom';
import { type ReactNode, useMemo, useState } from 'react';
import { useLocaleChoice, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { nodeOf, Terminal, type TerminalHost } from '@/ui';
import { isUnderWay, type Room } from '../room';
import { blocksOf } from './blocks';
import { useAssistance } from './use-assistance';

export interface LabTerminalsProps {
  readonly room: Room;
  readonly part: LabPartView;
  readonly send: Live['send'];
  readonly children?: ReactNode;
}

/** The terminals of the devices at which the viewer may type. */
export function LabTerminals({ room, part, send, children }: LabTerminalsProps) {
  const t = useTranslations('part.lab');
  const { locale } = useLocaleChoice();
  const { cluster } = room;
  const hosts = useMemo(() => hostsOf(room, part), [room, part]);
  const [active, setActive] = useState(hosts[0]?.node ?? '');
  const blocks = useMemo(() => blocksOf(cluster.console, part), [cluster.console, part]);
  const { complete, priceOf } = useAssistance(room);
  const noteOf = (line: string) => {
    const price = priceOf(line);
    return price === 0 || part.budget === null
      ? ''
      : t('price', { price, left: Math.max(0, part.budget.points - part.budget.spent) });
  };
  return (
    <Terminal
      hosts={hosts}
      active={active}
      onActive={setActive}
      blocks={blocks}
      busy={isUnderWay(room, 'type')}
      complete={complete}
      noteOf={noteOf}
      onLine={(node, line) => send({ type: 'type', node, line, language: locale })}
      onLeave={() => document.querySelector<HTMLElement>('[data-region="task"]')?.focus()}
      footer={
        <>
          <span className="term-keys">{t('keys')}</span>
          <span className="grow" />
          {children}
        </>
      }
    />
  );
}

/** Terminals of other people's seats are not there. */
function hostsOf({ cluster }: Room, part: LabPartView): readonly TerminalHost[] {
  return part.terminals.flatMap(({ node, mine }) => {
    const view = nodeOf(cluster.lab, node);
    return mine && view !== null ? [{ node, role: view.role, number: view.number }] : [];
  });
}

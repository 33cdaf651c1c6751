'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, useNodeName } from '@/ui';
import { useDesk } from './desk-context';

export interface PortChoiceProps {
  readonly out: readonly string[] | undefined;
  /** false: by keyboard or screen reader, where nothing may send itself. */
  readonly onTouch: (byFinger: boolean) => void;
  readonly onToggle: (port: string) => void;
  readonly onFlood: () => void;
  readonly onNowhere: () => void;
}

/** Step 2: out of which ports. The port it came in on is shown and cannot be taken. */
export function PortChoice({ out, onTouch, onToggle, onFlood, onNowhere }: PortChoiceProps) {
  const t = useTranslations('play.switch');
  const { lab, seat, question } = useDesk();
  const nodeName = useNodeName(lab);
  if (question.kind !== 'switch') return null;
  const { ports, inPort } = question;
  const others = ports.filter((port) => port !== inPort);
  const flooding = out !== undefined && out.length > 1 && out.length === others.length;
  return (
    <section className="q">
      <h3>
        <span className="q-n">2</span>
        {t('sendOut')}
      </h3>
      <div onClickCapture={(event) => onTouch(event.detail > 0)}>
        <div className="ports">
          {ports.map((port) => (
            <button
              key={port}
              type="button"
              className={port === inPort ? 'port port-in' : 'port'}
              data-testid={`port-${port}`}
              aria-pressed={out?.includes(port) ?? false}
              aria-disabled={port === inPort || undefined}
              onClick={() => onToggle(port)}
            >
              {port}
              <small>{port === inPort ? t('cameInHere') : nodeName(peerOf(lab, seat, port))}</small>
            </button>
          ))}
        </div>
        <div className="ports-all">
          <Button data-testid="flood" kbd="F" aria-pressed={flooding} onClick={onFlood}>
            {t('allBut', { port: inPort })}
          </Button>
          <Button
            data-testid="nowhere"
            kbd="N"
            aria-pressed={out !== undefined && out.length === 0}
            onClick={onNowhere}
          >
            {t('nowhere')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function peerOf(lab: LabView, node: string, port: string): string {
  for (const { a, b } of lab.links) {
    if (a.node === node && a.iface === port) return b.node;
    if (b.node === node && b.iface === port) return a.node;
  }
  return '';
}

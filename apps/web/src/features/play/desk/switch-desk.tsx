'use client';

import type { DeviceTables } from '@frameplay/classroom';
import { useEffect, useState } from 'react';
import { useTranslations } from '@/i18n';
import { useSettings } from '@/lib/settings';
import { PHONE, useMedia } from '@/lib/use-media';
import { Envelope, KindSign } from '@/ui';
import type { SwitchDraft } from '../model/draft';
import { OwnedMac } from './before-value';
import { useDesk } from './desk-context';
import { LearnChoice } from './learn-choice';
import { PortChoice } from './port-choice';
import type { Hold } from './send-row';
import { SwitchSend } from './switch-send';
import { useKeys } from './use-keys';

const AUTO_SEND_MS = 1500;

export interface SwitchDeskProps {
  readonly fdb: DeviceTables['fdb'];
  readonly hold: Hold;
  readonly onSend: () => void;
}

/** A switch decides: which address lives on the port, and where the frame goes. On a phone the second tap sends. */
export function SwitchDesk({ fdb, hold, onSend }: SwitchDeskProps) {
  const { question, draft, missing, change, wait } = useDesk();
  const phone = useMedia(PHONE);
  const { confirmOnPhone } = useSettings();
  const [byFinger, setByFinger] = useState(false);
  const sendsItself = phone && byFinger && !confirmOnPhone && hold === null && missing.length === 0;
  // A draft that is complete and left alone for 1.5 s sends itself; every change starts anew.
  useEffect(() => {
    if (!sendsItself) return;
    const timer = setTimeout(onSend, AUTO_SEND_MS);
    return () => clearTimeout(timer);
  }, [sendsItself, draft]);
  const ports = question.kind === 'switch' ? question.ports : [];
  const inPort = question.kind === 'switch' ? question.inPort : '';
  const own: SwitchDraft = draft.kind === 'switch' ? draft : { kind: 'switch' };
  const toggle = (port: string) => {
    if (port === inPort) return;
    const out = own.out ?? [];
    const next = out.includes(port)
      ? out.filter((other) => other !== port)
      : ports.filter((p) => p === port || out.includes(p));
    change(withOut(own, next.length === 0 ? undefined : next));
  };
  const flood = () =>
    change(
      withOut(
        own,
        ports.filter((port) => port !== inPort),
      ),
    );
  const nowhere = () => change(withOut(own, []));
  const learn = (mac: string | null) => change({ ...own, learn: mac === null ? null : { mac, port: inPort } });
  useKeys({
    ...Object.fromEntries(ports.map((port, index) => [String(index + 1), () => toggle(port)])),
    Enter: onSend,
    m: () => learn(wait.frame?.src ?? null),
    f: flood,
    n: nowhere,
  });
  return (
    <div className="switch-desk">
      <SealedFrame />
      <div className="switch-questions">
        <LearnChoice learn={own.learn} onLearn={learn} inPort={inPort} />
        <PortChoice onTouch={setByFinger} out={own.out} onToggle={toggle} onFlood={flood} onNowhere={nowhere} />
      </div>
      <SwitchSend
        fdb={fdb}
        hold={hold}
        sendsItself={sendsItself}
        onSend={onSend}
        onTakeBack={() => change(withOut(own, undefined))}
      />
    </div>
  );
}

function withOut(draft: SwitchDraft, out: readonly string[] | undefined): SwitchDraft {
  return {
    kind: 'switch',
    ...(draft.learn === undefined ? {} : { learn: draft.learn }),
    ...(out === undefined ? {} : { out }),
  };
}

/** The frame as a switch sees it: two addresses, and an envelope. */
function SealedFrame() {
  const t = useTranslations('play.switch');
  const { lab, seat, wait, question } = useDesk();
  const { frame } = wait;
  if (frame === null || question.kind !== 'switch') return null;
  return (
    <section className="sealed-frame">
      <h3>
        <KindSign kind={wait.kind} /> <span className="mono">#{wait.no}</span> {t('cameIn', { port: question.inPort })}
      </h3>
      <dl>
        <dt>{t('from')}</dt>
        <dd>
          <OwnedMac lab={lab} seat={seat} mac={frame.src} />
        </dd>
        <dt>{t('to')}</dt>
        <dd>
          <OwnedMac lab={lab} seat={seat} mac={frame.dst} />
        </dd>
      </dl>
      <p className="sealed-note">
        <Envelope size={24} />
        <span>{t('sealed', { kind: frame.type === 'arp' ? 'ARP' : 'IPv4' })}</span>
      </p>
    </section>
  );
}

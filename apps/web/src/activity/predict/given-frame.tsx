'use client';

import type { GivenFrameView, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { MacTag, useNodeName } from '@/ui';

/** The frame before the one in question, field by field. */
export function GivenFrame({ given, lab }: { readonly given: GivenFrameView; readonly lab: LabView }) {
  const t = useTranslations('part.predict');
  const names = useTranslations('common.field');
  const nodeName = useNodeName(lab);
  const [node = '', iface = ''] = given.at.split(':');
  const { arp, ip, tcp, src, dst } = given.frame;
  const rows: readonly (readonly [Parameters<typeof names>[0], string])[] = [
    ['src', src],
    ['dst', dst],
    ...(arp === null
      ? []
      : ([
          ['sha', arp.sha],
          ['spa', arp.spa],
          ['tha', arp.tha],
          ['tpa', arp.tpa],
        ] as const)),
    ...(ip === null
      ? []
      : ([
          ['srcIp', ip.src],
          ['dstIp', ip.dst],
          ['ttl', String(ip.ttl)],
        ] as const)),
    ...(tcp === null ? [] : ([['ports', `${tcp.sport} → ${tcp.dport}`]] as const)),
  ];
  return (
    <table className="t given" data-testid="given">
      <caption>
        <b>{given.summary}</b>{' '}
        <span className="ink2 small">
          {t(given.dir === 'in' ? 'cameIn' : 'wentOut', { node: nodeName(node), iface })}
        </span>
      </caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{names(name)}</th>
            <td>
              {value.length === 17 ? (
                <MacTag mac={value} lab={lab} size="small" />
              ) : (
                <span className="mono">{value}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

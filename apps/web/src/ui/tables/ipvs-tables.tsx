'use client';

import type { DeviceTables, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { nodeOf } from '../address-book';
import { useNodeName } from '../device-name';
import { DeviceSign } from '../device-sign';
import { SectionHead } from '../section-head';
import { FoldedRows } from './folded-rows';
import { ChangedSign, EmptyNote, Row } from './row';

export function ServiceTable({ services }: { services: DeviceTables['services'] }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-service">
      <SectionHead title={t('service')} command="ipvsadm -Ln" />
      {services.map((service) => (
        <table className="t" key={service.text}>
          {service.newest !== null && (
            <caption className="ink2 small">{t('newest', { address: service.newest })}</caption>
          )}
          <thead>
            <tr>
              <th>{service.text}</th>
              <th className="num">{t('active')}</th>
              <th className="num">{t('inactive')}</th>
            </tr>
          </thead>
          <tbody>
            <FoldedRows rows={service.destinations} columns={3}>
              {(row) => (
                <Row key={row.address} changed={row.changed}>
                  <td className="mono">→ {row.address}</td>
                  <td className="num mono">
                    <ChangedSign changed={row.changed} />
                    {row.active}
                  </td>
                  <td className="num mono">{row.inactive}</td>
                </Row>
              )}
            </FoldedRows>
          </tbody>
        </table>
      ))}
    </section>
  );
}

export function ConnectionTable({ rows, lab }: { rows: DeviceTables['connections']; lab: LabView }) {
  const t = useTranslations('play.tables');
  const nodeName = useNodeName(lab);
  return (
    <section data-testid="table-connections">
      <SectionHead title={t('connections')} command="ipvsadm -Lnc" />
      {rows.length === 0 ? (
        <EmptyNote />
      ) : (
        <table className="t">
          <thead>
            <tr>
              <th>{t('client')}</th>
              <th>{t('to')}</th>
              <th>{t('state')}</th>
              <th className="num">{t('expires')}</th>
            </tr>
          </thead>
          <tbody>
            <FoldedRows rows={rows} columns={4}>
              {(row) => (
                <Row key={`${row.client}-${row.destination}`} changed={row.changed}>
                  <td className="mono">{row.client}</td>
                  <td>
                    <Destination
                      lab={lab}
                      node={row.node}
                      name={row.node === null ? row.destination : nodeName(row.node)}
                    />
                  </td>
                  <td className="mono">
                    <ChangedSign changed={row.changed} />
                    {row.state}
                  </td>
                  <td className="num mono">{row.expires}</td>
                </Row>
              )}
            </FoldedRows>
          </tbody>
        </table>
      )}
    </section>
  );
}

function Destination({ lab, node, name }: { lab: LabView; node: string | null; name: string }) {
  const view = node === null ? null : nodeOf(lab, node);
  if (view === null) return <span className="mono">{name}</span>;
  return (
    <>
      <DeviceSign device={view.role} number={view.number} size={18} />
      <span className="visually-hidden">{name}</span>
    </>
  );
}

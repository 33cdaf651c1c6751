'use client';

import type { DeviceTables, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { MacTag } from '../mac-tag';
import { SectionHead } from '../section-head';
import { FoldedRows } from './folded-rows';
import { ChangedSign, EmptyNote, Row } from './row';

export function NeighbourTable({ rows, lab }: { rows: DeviceTables['neighbours']; lab: LabView }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-neighbours">
      <SectionHead title={t('neighbours')} command="ip neigh" />
      {rows.length === 0 ? (
        <EmptyNote />
      ) : (
        <table className="t">
          <thead>
            <tr>
              <th>{t('ip')}</th>
              <th>{t('mac')}</th>
              <th>{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            <FoldedRows rows={rows} columns={3}>
              {(row) => (
                <Row key={`${row.iface}/${row.address}`} changed={row.changed} data-testid={`neighbour-${row.address}`}>
                  <td className="mono">{row.address}</td>
                  <td>{row.mac === null ? '–' : <MacTag mac={row.mac} lab={lab} size="small" />}</td>
                  <td className="ink2">
                    <ChangedSign changed={row.changed} />
                    {row.state}
                  </td>
                </Row>
              )}
            </FoldedRows>
          </tbody>
        </table>
      )}
    </section>
  );
}

export function FdbTable({ rows, lab }: { rows: DeviceTables['fdb']; lab: LabView }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-fdb">
      <SectionHead title={t('fdb')} command="bridge fdb" />
      {rows.length === 0 ? (
        <EmptyNote />
      ) : (
        <table className="t">
          <thead>
            <tr>
              <th>{t('mac')}</th>
              <th>{t('port')}</th>
            </tr>
          </thead>
          <tbody>
            <FoldedRows rows={rows} columns={2}>
              {(row) => (
                <Row key={row.mac} changed={row.changed} data-testid={`fdb-${row.mac}`}>
                  <td>
                    <MacTag mac={row.mac} lab={lab} size="small" />
                  </td>
                  <td className="mono">
                    <ChangedSign changed={row.changed} />
                    {row.port}
                  </td>
                </Row>
              )}
            </FoldedRows>
          </tbody>
        </table>
      )}
    </section>
  );
}

'use client';

import type { DeviceTables } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { SectionHead } from '../section-head';
import { FoldedRows } from './folded-rows';
import { ChangedSign, Row } from './row';

export function AddressTable({ rows }: { rows: DeviceTables['addresses'] }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-addresses">
      <SectionHead title={t('addresses')} command="ip addr" />
      <table className="t">
        <tbody>
          <FoldedRows rows={rows} columns={2}>
            {(row) => (
              <Row key={`${row.iface}/${row.address}`} changed={row.changed}>
                <td className="mono">{row.address}</td>
                <td className="mono">
                  <ChangedSign changed={row.changed} />
                  {row.iface}
                </td>
              </Row>
            )}
          </FoldedRows>
        </tbody>
      </table>
    </section>
  );
}

export function SysctlTable({ rows }: { rows: DeviceTables['sysctls'] }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-sysctls">
      <SectionHead title={t('sysctls')} command="sysctl" />
      <table className="t">
        <tbody>
          <FoldedRows rows={rows} columns={2}>
            {(row) => (
              <Row key={row.name} changed={row.changed}>
                <td className="mono breakable">{row.name}</td>
                <td className="mono num">
                  <ChangedSign changed={row.changed} />
                  {row.value}
                </td>
              </Row>
            )}
          </FoldedRows>
        </tbody>
      </table>
    </section>
  );
}

export function RouteTable({ rows }: { rows: DeviceTables['routes'] }) {
  const t = useTranslations('play.tables');
  return (
    <section data-testid="table-routes">
      <SectionHead title={t('routes')} command="ip route" />
      <table className="t">
        <tbody>
          <FoldedRows rows={rows} columns={1}>
            {(row) => (
              <Row key={row.text} changed={row.changed}>
                <td className="mono breakable">
                  <ChangedSign changed={row.changed} />
                  {row.text}
                </td>
              </Row>
            )}
          </FoldedRows>
        </tbody>
      </table>
    </section>
  );
}

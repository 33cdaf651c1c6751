'use client';

import type { DeviceTables, LabView } from '@frameplay/classroom';
import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';
import { AddressTable, RouteTable, SysctlTable } from './host-tables';
import { ConnectionTable, ServiceTable } from './ipvs-tables';
import { FdbTable, NeighbourTable } from './mac-tables';

export interface TablesColumnProps {
  readonly lab: LabView;
  readonly isSwitch: boolean;
  readonly tables: DeviceTables | undefined;
  /** Seq of the log that the tables are of, when they may be out of date. */
  readonly asOf: number | null;
  /** Whose tables; left out for the own. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** The own device's tables, with what changed since the last decision marked. */
export function TablesColumn({ lab, isSwitch, tables, asOf, title, children }: TablesColumnProps) {
  const t = useTranslations('play');
  return (
    <>
      <h2 className="tables-title">
        {title ?? t('yourTables')} <span>▲ {t(title === undefined ? 'changedSince' : 'changedLast')}</span>
      </h2>
      {asOf !== null && <p className="stamp">{t('tables.asOf', { seq: asOf })}</p>}
      {tables !== undefined && (
        <>
          {isSwitch ? <FdbTable rows={tables.fdb} lab={lab} /> : <NeighbourTable rows={tables.neighbours} lab={lab} />}
          {tables.services.length > 0 && <ServiceTable services={tables.services} />}
          {tables.services.length > 0 && <ConnectionTable rows={tables.connections} lab={lab} />}
          {tables.addresses.length > 0 && <AddressTable rows={tables.addresses} />}
          {tables.sysctls.length > 0 && <SysctlTable rows={tables.sysctls} />}
          {tables.routes.length > 0 && <RouteTable rows={tables.routes} />}
        </>
      )}
      {children}
    </>
  );
}

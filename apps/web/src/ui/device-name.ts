'use client';

import type { DeviceRole, LabView } from '@frameplay/classroom';
import { useCallback } from 'react';
import { useTranslations } from '@/i18n';
import { addressBook, BROADCAST_MAC, NOBODY_MAC, type NodeView, nodeOf } from './address-book';

/** `director`, `server 2`, in the reader's language. */
export function useDeviceName(): (role: DeviceRole, number?: number) => string {
  const t = useTranslations('vocabulary.device');
  return useCallback((role, number = 0) => (role === 'server' ? t('server', { n: number }) : t(role)), [t]);
}

/** The same for a node of a lab by its name. Of two clients or switches each is called by its own name. */
export function useNodeName(lab: LabView): (node: string) => string {
  const name = useDeviceName();
  return useCallback(
    (node) => {
      const view = nodeOf(lab, node);
      return view === null || hasNamesake(lab, view) ? node : name(view.role, view.number);
    },
    [lab, name],
  );
}

function hasNamesake(lab: LabView, { name, role }: NodeView): boolean {
  return role !== 'server' && lab.nodes.some((other) => other.role === role && other.name !== name);
}

/** Owner of a MAC as a word: `gateway`, `everyone`, `unknown owner`. */
export function useOwnerName(lab: LabView): (mac: string) => string {
  const t = useTranslations('vocabulary.device');
  const nodeName = useNodeName(lab);
  return useCallback(
    (mac) => {
      if (mac === BROADCAST_MAC) return t('everyone');
      if (mac === NOBODY_MAC) return t('nobody');
      const owner = addressBook(lab).get(mac);
      return owner === undefined ? t('unknown') : nodeName(owner.node);
    },
    [lab, t, nodeName],
  );
}

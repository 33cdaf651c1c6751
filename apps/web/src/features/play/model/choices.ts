import type { DeviceRole, LabView } from '@frameplay/classroom';
import { addressesOf } from '@/ui';

/** An address that a person may pick, and whose it is. The VIP belongs to the service, not to one device. */
export interface AddressChoice {
  readonly address: string;
  readonly owner: { readonly role: DeviceRole; readonly number: number } | 'vip';
}

/** Every address of the cluster, the VIP first: everybody may know these, and none of them is marked as right. */
export function addressChoices(lab: LabView): readonly AddressChoice[] {
  const choices: AddressChoice[] = lab.vip === '' ? [] : [{ address: lab.vip, owner: 'vip' }];
  for (const node of lab.nodes) {
    for (const address of addressesOf(lab, node)) {
      if (choices.some((choice) => choice.address === address)) continue;
      choices.push({ address, owner: { role: node.role, number: node.number } });
    }
  }
  return choices;
}

/** The ports as they came, and the other way round. */
export function portChoices(ports: string | undefined): readonly string[] {
  if (ports === undefined) return [];
  const [sport = '', dport = ''] = ports.split(' ');
  return sport === dport ? [ports] : [ports, `${dport} ${sport}`];
}

export function portsText(ports: string): string {
  return ports.replace(' ', ' → ');
}

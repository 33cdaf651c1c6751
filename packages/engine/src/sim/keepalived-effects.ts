import type { Host } from '../host/host.js';
import type { IpvsServiceKey } from '../ipvs/ipvs.js';
import type { RealServerConfig, VirtualAddress, VirtualServerConfig } from '../keepalived/config.js';
import type { KeepalivedEnvironment } from '../keepalived/environment.js';
import { addAddress, removeAddress } from './control/addresses.js';
import {
  addIpvsDestination,
  addIpvsService,
  editIpvsDestination,
  editIpvsService,
  type IpvsDestinationSpec,
  type IpvsServiceSpec,
  removeIpvsDestination,
  removeIpvsService,
} from './control/ipvs.js';
import { Effects } from './effects.js';
import { settingChanges, settingsOf } from './settings.js';
import type { WorldState } from './world-state.js';

/**
 * keepalived asks the kernel for what `ip` and `ipvsadm` ask for. What the kernel refuses (an address that is there
 * already, a server that is gone) keepalived only logs.
 */
class KeepalivedEffects extends Effects implements KeepalivedEnvironment {
  readonly #world: WorldState;

  constructor(world: WorldState) {
    super(world);
    this.#world = world;
  }

  addVirtualAddress(host: Host, iface: string, virtual: VirtualAddress): void {
    this.#changing(host, () =>
      addAddress(this.#world, host.name, {
        iface: virtual.iface ?? iface,
        local: virtual.address,
        prefixLength: virtual.prefixLength,
        scope: virtual.scope,
        ...(virtual.broadcast === null ? {} : { broadcast: virtual.broadcast }),
        ...(virtual.label === null ? {} : { label: virtual.label }),
      }),
    );
  }

  removeVirtualAddress(host: Host, iface: string, virtual: VirtualAddress): void {
    const { address: local, prefixLength } = virtual;
    const filter = { iface: virtual.iface ?? iface, local, prefixLength };
    this.#changing(host, () => removeAddress(this.#world, host.name, filter));
  }

  addVirtualServer(host: Host, config: VirtualServerConfig): void {
    this.#changing(host, () => addIpvsService(this.#world, host.name, serviceSpec(config)));
  }

  editVirtualServer(host: Host, config: VirtualServerConfig): void {
    this.#changing(host, () => editIpvsService(this.#world, host.name, serviceSpec(config)));
  }

  removeVirtualServer(host: Host, key: IpvsServiceKey): void {
    this.#changing(host, () => removeIpvsService(this.#world, host.name, key));
  }

  addRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig, weight: number): void {
    this.#changing(host, () => addIpvsDestination(this.#world, host.name, key, destinationSpec(server, weight)));
  }

  editRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig, weight: number): void {
    this.#changing(host, () => editIpvsDestination(this.#world, host.name, key, destinationSpec(server, weight)));
  }

  removeRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig): void {
    const { address, port } = server;
    this.#changing(host, () => removeIpvsDestination(this.#world, host.name, key, { address, port }));
  }

  /** Tells the trace what is otherwise afterwards; within a command that is told with the command. */
  #changing(host: Host, change: () => unknown): void {
    if (this.tracer === null || this.#world.acting !== 0) {
      change();
      return;
    }
    const before = settingsOf(this.#world, host.name);
    change();
    this.tracer.sets(host.name, settingChanges(before, settingsOf(this.#world, host.name)));
  }
}

function serviceSpec(config: VirtualServerConfig): IpvsServiceSpec {
  return {
    key: config.key,
    scheduler: config.scheduler,
    flags: config.flags,
    persistenceTimeoutS: config.persistenceTimeoutS,
    ...(config.persistenceMask === null ? {} : { persistenceMask: config.persistenceMask }),
  };
}

function destinationSpec(server: RealServerConfig, weight: number): IpvsDestinationSpec {
  const { address, port, forwarding, upperThreshold, lowerThreshold } = server;
  return { address, port, forwarding, weight, upperThreshold, lowerThreshold };
}

/** The same surroundings for keepalived: what is recorded for the key goes to the same place. */
export function keepalivedEffects(state: WorldState, effects: Effects): KeepalivedEnvironment {
  const own = new KeepalivedEffects(state);
  own.forced = effects.forced;
  own.tracer = effects.tracer;
  own.record(effects.recording);
  return own;
}

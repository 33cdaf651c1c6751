import type { Mode } from './command.js';
import type { Bilingual, FrameClass } from './decision.js';
import type { DeviceRole } from './view.js';

/** A lesson is a list of activities; each runs one lab and asks the seats about some of its frames. */
export interface Lesson {
  readonly id: string;
  /** Number in the curriculum, e.g. `5.1`. */
  readonly number: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly minutes: number;
  readonly defaultMode: Mode;
  /** Seats that people may take, in the order in which a cluster fills: node names of the labs. */
  readonly seats: readonly { readonly seat: string; readonly role: DeviceRole; readonly title: Bilingual }[];
  readonly activities: readonly Activity[];
}

export interface Activity {
  readonly title: Bilingual;
  /** YAML of the lab (the scenario file of @frameplay/lab). */
  readonly lab: string;
  /** The steps before this index set the cluster up and run at once; from it on the frames wait at people. */
  readonly playFromStep: number;
  readonly vip: string;
  /** Which device plays which part, by node name. */
  readonly roles: Readonly<Record<string, DeviceRole>>;
  /** Which classes of frame each role is asked about; all others the kernel plays, unmarked. ARP requests reach a host only if `arpFor` says so. */
  readonly asks: Readonly<Partial<Record<DeviceRole, readonly FrameClass[]>>>;
  /** ARP requests a host is asked about: for the VIP, for one of its own addresses, or every one that it hears. */
  readonly arpFor: readonly ArpTarget[];
  /** Nobody is asked the same thing ten times: at most so often per seat, class and ARP target; the kernel plays the rest, unmarked. */
  readonly askUpTo?: number;
}

/** Whose address an ARP request is for, seen by the host that hears it. */
export type ArpTarget = 'vip' | 'own' | 'other';

/** All lessons by id, handed to the classroom by whoever runs it. */
export type Catalogue = ReadonlyMap<string, Lesson>;

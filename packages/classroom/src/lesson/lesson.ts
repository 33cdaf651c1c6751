import type { Mode } from '../command.js';
import type { Bilingual } from '../decision.js';
import type { DeviceRole } from '../view.js';
import type { Activity } from './activity.js';

/** A lesson is a list of activities; the exercises of a curriculum are its activities. */
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

/** All lessons by id, handed to the classroom by whoever runs it. */
export type Catalogue = ReadonlyMap<string, Lesson>;

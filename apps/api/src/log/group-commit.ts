import type { LogRepository, NewEntry } from './log.repository.js';
import type { LogRow } from './log-entry.js';

type Appended = Pick<LogRow, 'seq' | 'at'> | null;

interface Ticket {
  readonly entry: NewEntry;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

const GROUP_MAX = 20;

/**
 * One statement under way in each lane; what comes meanwhile goes together in the next. Nobody waits for company: alone,
 * an entry goes at once. Whatever a group cannot settle (a repeated key, a full or unknown classroom, a lost connection)
 * is sent again one by one, and answered as if there were no groups.
 */
export class GroupCommit {
  readonly #rows: LogRepository;
  readonly #lanes = new Map<string, Ticket[]>();

  constructor(rows: LogRepository) {
    this.#rows = rows;
  }

  append(entry: NewEntry): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const lane = this.#rows.laneOf(entry);
      const ticket = { entry, resolve, reject };
      const queue = this.#lanes.get(lane);
      if (queue !== undefined) {
        queue.push(ticket);
        return;
      }
      this.#lanes.set(lane, [ticket]);
      void this.#work(lane);
    });
  }

  async #work(lane: string): Promise<void> {
    const queue = this.#lanes.get(lane) ?? [];
    while (queue.length > 0) await this.#commit(queue.splice(0, GROUP_MAX));
    this.#lanes.delete(lane);
  }

  async #commit(group: readonly Ticket[]): Promise<void> {
    const together = group.length === 1 ? [] : await this.#together(group.map(({ entry }) => entry));
    await Promise.all(
      group.map(async ({ entry, resolve, reject }, index) => {
        const appended = together[index];
        if (appended === undefined) await this.#rows.append(entry).then(resolve, reject);
        else resolve(appended);
      }),
    );
  }

  async #together(entries: readonly NewEntry[]): Promise<readonly (Appended | undefined)[]> {
    try {
      return await this.#rows.appendAll(entries);
    } catch {
      return [];
    }
  }
}

import { expect } from '@playwright/test';
import { canonical } from '../clicks.js';
import { fillIn, type Sheet } from './answers.js';
import type { Student } from './student.js';
import { Terminals } from './terminals.js';

/** A line at a device: `rs1: ip addr`. */
interface Typed {
  readonly node: string;
  readonly line: string;
}

/** Everybody of one group at their own windows, and what they do together. */
export class Group {
  readonly id: string;
  /** One person at each seat, or the two who share it. */
  readonly seats: ReadonlyMap<string, readonly Student[]>;
  readonly everyone: readonly Student[];

  constructor(id: string, seats: ReadonlyMap<string, readonly Student[]>) {
    this.id = id;
    this.seats = seats;
    this.everyone = [...seats.values()].flat();
  }

  at(seat: string): Student {
    const [student] = this.seats.get(seat) ?? [];
    if (student === undefined) throw new Error(`nobody of group ${this.id} is ${seat}`);
    return student;
  }

  /** Everybody at once: each fills in an own sheet and hands it in. */
  async answers(send: string, sheetOf: (student: Student, place: number) => Sheet | null): Promise<void> {
    await Promise.all(
      this.everyone.map(async (student, place) => {
        const sheet = sheetOf(student, place);
        if (sheet === null) return;
        await fillIn(student, sheet);
        await student.press(student.page.getByTestId(send));
        student.clicks.push({ did: 'answer', answers: canonical(sheet) });
      }),
    );
  }

  /** Each line is typed by whoever sits at its device. */
  async types(lines: readonly Typed[]): Promise<void> {
    for (const { node, line } of lines) {
      const student = this.at(node);
      await new Terminals(student).type(node, line);
      student.clicks.push({ did: 'type', node, line });
    }
  }

  /** `cause`: null where the lab does not ask for one. */
  async checks(by: Student, cause: string | null): Promise<void> {
    if (cause !== null) await by.page.getByTestId('cause').getByTestId(`option-${cause}`).check();
    await by.press(by.page.getByTestId('lab-check'));
    by.clicks.push({ did: 'check', cause });
  }

  /** The last check found everything as it should be, and everybody is shown that. */
  async solved(): Promise<void> {
    for (const { page } of this.everyone) {
      await expect(page.getByTestId('lab-best')).toHaveAttribute('data-points', '100');
    }
  }

  /** Everybody is told that this part is over; one goes on for all, and all are there. */
  async goesOn(by: Student): Promise<void> {
    for (const student of this.everyone) await expect(student.part, `${student.name}: the part is over`).toBeVisible();
    await by.goesOn();
    for (const student of this.everyone) await expect(student.part, `${student.name}: the next part`).toHaveCount(0);
  }
}

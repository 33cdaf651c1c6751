import type { Decision, FieldResult, LabView, WaitView } from '@frameplay/classroom';
import { expect } from '@playwright/test';
import type { Whim } from './actors/crew.js';
import type { Student } from './actors/student.js';
import type { Referee, Waiting } from './referee.js';

/** A mistake that people really make, made out of the right answer; null where it cannot be made. */
export type Mistake = (right: Decision, waiting: Waiting) => Decision | null;

/** "I have the address, but somebody else will answer." */
export const silentAboutTheVip: Mistake = (right) =>
  right.kind === 'host' && right.reaction.kind === 'arp-reply'
    ? { kind: 'host', verdict: 'accept', reaction: { kind: 'none' } }
    : null;

/** NAT thinking: the director writes the real server's address into the packet. */
export const natInsteadOfDirectRouting: Mistake = (right, { wait }) => {
  if (right.kind !== 'host' || right.reaction.kind !== 'send') return null;
  const { realServer, frame } = right.reaction;
  const servers = wait.question?.kind === 'packet' ? wait.question.servers : [];
  const dstIp = servers.find(({ node }) => node === realServer)?.address;
  if (dstIp === undefined) return null;
  return { ...right, reaction: { ...right.reaction, frame: { ...frame, dstIp } } };
};

/**
 * In guided mode: the student makes the mistake at the first frame where it can be made, reads the reason of each
 * wrong field, tries again, and gets it right.
 */
export class OneMistake {
  made = false;
  readonly #student: Student;
  readonly #referee: Referee;
  readonly #mistake: Mistake;
  readonly #meanwhile: () => Promise<void>;

  /** `meanwhile`: what others see while the student reads. */
  constructor(
    student: Student,
    referee: Referee,
    mistake: Mistake,
    meanwhile = (): Promise<void> => Promise.resolve(),
  ) {
    this.#student = student;
    this.#referee = referee;
    this.#mistake = mistake;
    this.#meanwhile = meanwhile;
  }

  readonly whim: Whim = async (student, waiting, right) => {
    const wrong = this.made || student !== this.#student ? null : this.#mistake(right, waiting);
    if (wrong === null) return false;
    this.made = true;
    const { frameId } = waiting.wait;
    await student.errs(frameId, wrong);
    await this.#readsWhy(waiting);
    await this.#meanwhile();
    await student.triesAgain();
    await student.decides(frameId, right);
    return true;
  };

  async #readsWhy({ clusterId, wait }: Waiting): Promise<void> {
    const graded = (await this.#referee.graded()).findLast(
      (one) => one.clusterId === clusterId && one.frameId === wait.frameId,
    );
    const fields = graded?.fields ?? [];
    expect(fields.filter(({ right }) => !right).length, 'the mistake is one').toBeGreaterThan(0);
    for (const field of fields) await this.#readsField(field);
  }

  async #readsField({ field, right, follows, why }: FieldResult): Promise<void> {
    const { page, language } = this.#student;
    const shown = page.getByTestId(right ? `right-${field}` : `wrong-${field}`);
    await expect(shown, `the review speaks of ${field}`).toBeVisible();
    if (right || follows) return;
    if (why === null) throw new Error(`no reason is given for ${field}`);
    await expect(shown).toContainText(why[language]);
  }
}

/** "The VIP is on my lo, so I answer for it": what a server with arp_ignore=0 does. */
export function answerForTheVip({ seat, iface, frame }: WaitView, lab: LabView): Decision {
  const arp = frame?.arp;
  const mac = lab.nodes.find(({ name }) => name === seat)?.interfaces.find(({ name }) => name === iface)?.mac;
  if (arp == null || mac === undefined) throw new Error('this is no ARP request to a device');
  const answer = { src: mac, dst: arp.sha, sha: mac, spa: arp.tpa, tha: arp.sha, tpa: arp.spa };
  return { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-reply', frame: answer } };
}

import type {
  ComposedArp,
  ComposedPacket,
  Decision,
  HostDecision,
  Reaction,
  SwitchDecision,
} from '@frameplay/classroom';
import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.js';

const NOTHING = { arp: 'keep-silent', packet: 'send-nothing' } as const;

/** The desk of a seat, worked by hand: says a decision in taps, tags and lists. */
export class Desk {
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  /** The frame in the inbox. */
  frame(frameId: number): Locator {
    return this.#id('inbox-item').and(this.#person.page.locator(`[data-frame="${frameId}"]`));
  }

  get review(): Locator {
    return this.#id('review');
  }

  get send(): Locator {
    return this.#id('send');
  }

  /** Puts the frame on the desk. A phone with one waiting frame shows just that. */
  async open(frameId: number): Promise<void> {
    const item = this.frame(frameId);
    await expect(item, `${this.#person.name} is told that frame ${frameId} waits`).toBeAttached();
    if ((await this.#id('desk').getAttribute('data-frame')) !== String(frameId)) await this.#person.press(item);
    await expect(this.#id('desk')).toHaveAttribute('data-frame', String(frameId));
  }

  /**
   * Sets every field that differs from the decision. Nothing is sent yet, but a switch on a phone sends by itself.
   * Resolves to what the desk can say of it.
   */
  async compose(decision: Decision): Promise<Decision> {
    await (decision.kind === 'switch' ? this.#composeSwitch(decision) : this.#composeHost(decision));
    const isPacket = decision.kind === 'host' && decision.reaction.kind === 'send';
    return isPacket && !(await this.#asksPorts()) ? withoutPorts(decision) : decision;
  }

  /** A gateway does not open the packet so far, and is not asked. */
  async #asksPorts(): Promise<boolean> {
    return (await this.#id('slot-ports').count()) > 0;
  }

  /** What is set at the moment, field by field. */
  async draft(): Promise<Record<string, string>> {
    const slots = await this.#person.page.locator('[data-testid^="slot-"]').all();
    const chosen = this.#person.page.locator('[data-testid^="server-"][aria-checked="true"]');
    const entries = slots.map(async (slot) => [await slot.getAttribute('data-testid'), await whatIsIn(slot)]);
    const server = (await chosen.count()) === 0 ? '' : await chosen.getAttribute('data-testid');
    return { ...Object.fromEntries(await Promise.all(entries)), server };
  }

  async submit(): Promise<void> {
    await expect(this.send).not.toHaveAttribute('aria-disabled', 'true');
    await this.#person.press(this.send);
  }

  async #composeSwitch({ learn, out }: SwitchDecision): Promise<void> {
    const mac = learn === null ? null : this.#person.page.getByLabel(learn.mac);
    const learns = this.#person.page.locator('[data-testid^="learn"]');
    await this.#person.press(mac === null ? this.#id('learn-none') : learns.and(mac));
    const others = this.#person.page.locator('[data-testid^="port-"]:not([aria-disabled="true"])');
    if (out.length === 0) return this.#person.press(this.#id('nowhere'));
    if (out.length > 1 && out.length === (await others.count())) return this.#person.press(this.#id('flood'));
    for (const port of await others.all()) {
      const name = (await port.getAttribute('data-testid'))?.replace('port-', '') ?? '';
      const taken = (await port.getAttribute('aria-pressed')) === 'true';
      if (taken !== out.includes(name)) await this.#person.press(port);
    }
  }

  async #composeHost({ verdict, reaction }: HostDecision): Promise<void> {
    const accept = this.#id(`verdict-${verdict}`);
    if ((await accept.count()) > 0) await this.#person.press(accept);
    if (verdict === 'accept') await this.#composeReaction(reaction);
  }

  async #composeReaction(reaction: Reaction): Promise<void> {
    switch (reaction.kind) {
      case 'none': {
        const silent = this.#id(NOTHING.arp).or(this.#id(NOTHING.packet));
        return this.#person.press(silent);
      }
      case 'arp-reply':
        await this.#person.press(this.#id('answer-arp'));
        return this.#composeArp(reaction.frame);
      case 'arp-request':
        await this.#person.press(this.#id('ask-arp'));
        return this.#composeArp(reaction.frame);
      case 'send':
        return this.#composePacket(reaction.frame, reaction.realServer);
    }
  }

  async #composeArp({ src, dst, sha, spa, tha, tpa }: ComposedArp): Promise<void> {
    await this.#tag('src', src);
    await this.#tag('dst', dst);
    await this.#tag('sha', sha);
    await this.#choose('spa', spa);
    await this.#tag('tha', tha);
    await this.#choose('tpa', tpa);
  }

  async #composePacket(frame: ComposedPacket, realServer: string | null): Promise<void> {
    if ((await this.#id('slot-srcIp').count()) === 0) await this.#person.press(this.#id('compose-frame'));
    if (realServer !== null) await this.#person.press(this.#id(`server-${realServer}`));
    await this.#tag('src', frame.src);
    await this.#tag('dst', frame.dst);
    await this.#choose('srcIp', frame.srcIp);
    await this.#choose('dstIp', frame.dstIp);
    await this.#id('slot-ttl').fill(String(frame.ttl));
    if (await this.#asksPorts()) await this.#choose('ports', `${frame.sport} ${frame.dport}`);
  }

  /** A MAC: the field, then the tag from the tray. */
  async #tag(slot: string, mac: string): Promise<void> {
    const field = this.#id(`slot-${slot}`);
    if ((await field.getAttribute('data-value')) === mac) return;
    await this.#person.press(field);
    await this.#person.press(this.#person.control('region', 'play.tray').getByRole('button', { name: mac }));
    await expect(field).toHaveAttribute('data-value', mac);
  }

  async #choose(slot: string, value: string): Promise<void> {
    const list = this.#id(`slot-${slot}`);
    if ((await list.inputValue()) !== value) await list.selectOption(value);
  }

  #id(testId: string): Locator {
    return this.#person.page.getByTestId(testId);
  }
}

function withoutPorts(decision: HostDecision): HostDecision {
  const { reaction } = decision;
  if (reaction.kind !== 'send') return decision;
  return { ...decision, reaction: { ...reaction, frame: { ...reaction.frame, sport: 0, dport: 0 } } };
}

/** A list or a number has a value; a MAC field carries its address. */
async function whatIsIn(slot: Locator): Promise<string> {
  return (await slot.getAttribute('data-value')) ?? slot.inputValue();
}

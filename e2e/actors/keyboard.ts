import type { ComposedArp, ComposedPacket, Decision } from '@frameplay/classroom';
import { expect, type Locator, type Page } from '@playwright/test';

const TABS_MAX = 150;

/** Hands that never leave the keyboard: Tab to get somewhere, the desk's own keys to say what it is. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  /** Tab, as often as it takes; a place that cannot be reached so fails the test. */
  async goesTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      if (await hasFocus(target)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async types(target: Locator, text: string): Promise<void> {
    await this.goesTo(target);
    await this.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
    await expect(target).toHaveValue(text);
  }

  async activates(target: Locator): Promise<void> {
    await this.goesTo(target);
    await this.press('Enter');
  }

  /** One of a group of radio buttons: Tab to the group, arrows within. */
  async chooses(radio: Locator): Promise<void> {
    const name = (await radio.getAttribute('name')) ?? '';
    await this.goesTo(this.#page.locator(`input[name="${name}"]:checked`));
    for (let steps = 0; steps < TABS_MAX && !(await radio.isChecked()); steps += 1) await this.press('ArrowDown');
    await expect(radio).toBeChecked();
  }

  /** Says the whole decision and sends it. */
  async decides(decision: Decision): Promise<void> {
    if (decision.kind === 'switch') await this.#switches(decision.learn !== null, decision.out);
    else if (decision.verdict === 'ignore') await this.press('i');
    else await this.#reacts(decision.reaction);
    await expect(this.#id('send')).not.toHaveAttribute('aria-disabled', 'true');
    await this.activates(this.#id('send'));
  }

  async #switches(learns: boolean, out: readonly string[]): Promise<void> {
    if (learns) await this.press('m');
    else await this.activates(this.#id('learn-none'));
    const ports = await this.#page.locator('[data-testid^="port-"]').all();
    if (out.length === 0) await this.press('n');
    else if (out.length === ports.length - 1 && out.length > 1) await this.press('f');
    else {
      const names = await Promise.all(ports.map((port) => port.getAttribute('data-testid')));
      for (const port of out) await this.press(String(names.indexOf(`port-${port}`) + 1));
    }
  }

  async #reacts(reaction: Extract<Decision, { kind: 'host' }>['reaction']): Promise<void> {
    const accept = this.#id('verdict-accept');
    if ((await accept.count()) > 0) await this.press('y');
    switch (reaction.kind) {
      case 'none':
        return this.press('x');
      case 'arp-reply':
      case 'arp-request':
        await this.press('a');
        return this.#composesArp(reaction.frame);
      case 'send':
        if ((await this.#id('slot-srcIp').count()) === 0) await this.press('n');
        if (reaction.realServer !== null) await this.activates(this.#id(`server-${reaction.realServer}`));
        return this.#composesPacket(reaction.frame);
    }
  }

  async #composesArp({ src, dst, sha, spa, tha, tpa }: ComposedArp): Promise<void> {
    await this.#tag('src', src);
    await this.#tag('dst', dst);
    await this.#tag('sha', sha);
    await this.#chooses('spa', spa);
    await this.#tag('tha', tha);
    await this.#chooses('tpa', tpa);
  }

  async #composesPacket({ src, dst, srcIp, dstIp, ttl, sport, dport }: ComposedPacket): Promise<void> {
    await this.#tag('src', src);
    await this.#tag('dst', dst);
    await this.#chooses('srcIp', srcIp);
    await this.#chooses('dstIp', dstIp);
    await this.types(this.#id('slot-ttl'), String(ttl));
    // A gateway does not open the packet so far, and is not asked.
    if ((await this.#id('slot-ports').count()) > 0) await this.#chooses('ports', `${sport} ${dport}`);
  }

  /** The field, then the number that the tray shows beside the tag. */
  async #tag(slot: string, mac: string): Promise<void> {
    const field = this.#id(`slot-${slot}`);
    if ((await field.getAttribute('data-value')) === mac) return;
    await this.activates(field);
    const tag = this.#page.locator(`[data-testid^="tray-"][data-mac="${mac}"]`);
    const number = (await tag.getAttribute('data-testid'))?.replace('tray-', '') ?? '';
    await this.press(number);
    await expect(field).toHaveAttribute('data-value', mac);
  }

  async #chooses(slot: string, value: string): Promise<void> {
    const list = this.#id(`slot-${slot}`);
    if ((await list.inputValue()) === value) return;
    await this.goesTo(list);
    await this.press('Home');
    for (const _ of await list.locator('option').all()) {
      if ((await list.inputValue()) === value) return;
      await this.press('ArrowDown');
    }
    await expect(list).toHaveValue(value);
  }

  #id(testId: string): Locator {
    return this.#page.getByTestId(testId);
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

import { type Browser, type BrowserContext, devices, expect, type Page, type TestInfo } from '@playwright/test';
import type { Words } from '../words.js';
import type { Looks, Place } from './looks.js';
import { Student } from './student.js';
import { Teacher } from './teacher.js';

const SCREENS = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const;

/** What cannot be pressed for so long cannot be pressed. */
const PATIENCE_MS = 15_000;

/** The room in which a test plays: lets people in, each with a browser window, and at the end tells what went wrong in any. */
export class Stage {
  readonly #browser: Browser;
  readonly #words: Words;
  readonly #info: TestInfo;
  readonly #contexts: BrowserContext[] = [];
  readonly #troubles: string[] = [];

  constructor(browser: Browser, words: Words, info: TestInfo) {
    this.#browser = browser;
    this.#words = words;
    this.#info = info;
  }

  async teacher(name: string, place: Place, looks: Looks = {}): Promise<Teacher> {
    return new Teacher(name, await this.window(name, place, looks), this.#words, looks);
  }

  async student(name: string, place: Place, looks: Looks = {}): Promise<Student> {
    return new Student(name, await this.window(name, place, looks), this.#words, looks);
  }

  /** A window of a browser that nobody has used before. `who` names it in messages. */
  async window(
    who: string,
    place: Place,
    { language = 'en', screen = 'desk', motion = 'full' }: Looks = {},
  ): Promise<Page> {
    const context = await this.#browser.newContext({
      ...devices['Desktop Chrome'],
      ...SCREENS[screen],
      baseURL: place.url,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      reducedMotion: motion === 'little' ? 'reduce' : 'no-preference',
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('request', (request) => this.#watchRequest(who, request.url(), place.url));
    context.on('weberror', (error) => this.#troubles.push(`${who}: the page threw ${error.error().stack}`));
    const page = await context.newPage();
    page.on('websocket', (socket) => this.#watchRequest(who, socket.url(), place.url));
    return page;
  }

  /** Closes every window. A page that threw, or asked another origin for anything, fails the test. */
  async clear(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    if (this.#info.status === this.#info.expectedStatus) expect(this.#troubles, 'in all windows').toEqual([]);
  }

  #watchRequest(who: string, url: string, home: string): void {
    const { protocol, host } = new URL(url);
    const inside = host === new URL(home).host || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!inside) this.#troubles.push(`${who}: the page asked ${url}`);
  }
}

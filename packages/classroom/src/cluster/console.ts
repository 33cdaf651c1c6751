import { CONSOLE_KEPT, type ConsoleLineView } from '../view.js';
import type { ConsoleEvent, Desk } from './desk.js';
import type { Turn } from './turn.js';

const TEXT_CHARACTERS_MAX = 20_000;

/** Shows something on a terminal. */
export function tellConsole(
  { id: clusterId, desk }: { readonly id: string; readonly desk: Desk },
  line: ConsoleLineView,
  turn: Turn,
): void {
  const event: ConsoleEvent = { type: 'console', clusterId, ...line, text: line.text.slice(0, TEXT_CHARACTERS_MAX) };
  desk.console = withConsoleLine(desk.console, event);
  turn.events.push(event);
}

/** The lines with one more; the oldest of the same terminal goes when there are too many. */
export function withConsoleLine<L extends ConsoleLineView>(lines: readonly L[], line: L): L[] {
  const own = lines.filter(({ node }) => node === line.node);
  const oldest = own.length < CONSOLE_KEPT ? undefined : own[0];
  return [...lines.filter((other) => other !== oldest), line];
}

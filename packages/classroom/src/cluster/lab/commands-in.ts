/** One command of a line: its words without quotes, and how often a loop runs it. */
export interface UsedCommand {
  readonly words: readonly string[];
  readonly times: number;
}

/** Words before a command that run it, and the keywords before one. */
const RUNNERS = new Set([
  ...['sudo', 'exec', 'command', 'time', 'nohup', 'timeout', 'watch', 'xargs', 'env'],
  ...['if', 'then', 'else', 'while', 'until', 'do', '!', '{'],
]);
/** A loop may not hide that it repeats. */
const TIMES_MAX = 1_000;

/** The commands of a line, as far as it takes to see which tools it uses and how often; nothing is expanded. */
export function commandsIn(line: string): readonly UsedCommand[] {
  const commands: UsedCommand[] = [];
  let times = 1;
  for (const segment of segmentsOf(line)) {
    if (segment[0] === 'for') times = Math.min(TIMES_MAX, times * Math.max(1, segment.length - WORDS_BEFORE_ITEMS));
    else if (segment[0] === 'done') times = 1;
    else {
      const words = withoutRunner(segment);
      if (words.length > 0) commands.push({ words, times });
    }
  }
  return commands;
}

/** `for NAME in`. */
const WORDS_BEFORE_ITEMS = 3;

/** A quoted part, an escaped character, a separator, blanks, or plain text: a word is what has none of the middle two between. */
const PIECE = /'([^']*)'?|"([^"]*)"?|\\(.?)|([|&;()`\n])|(\s+)|([^\s'"\\|&;()`]+)/g;

function segmentsOf(line: string): string[][] {
  const segments: string[][] = [[]];
  let isInWord = false;
  for (const [, single, double, escaped, separator, blanks, plain] of line.matchAll(PIECE)) {
    const words = segments.at(-1) ?? [];
    if (separator !== undefined) segments.push([]);
    const isBetween = separator !== undefined || blanks !== undefined;
    if (!isBetween) {
      const text = single ?? double ?? escaped ?? plain ?? '';
      words.push((isInWord ? (words.pop() ?? '') : '') + text);
    }
    isInWord = !isBetween;
  }
  return segments;
}

function withoutRunner(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  if (first === undefined || !RUNNERS.has(first)) return words;
  const tool = rest.findIndex((word) => !/^(?:-.*|\d+(?:\.\d+)?[smh]?|\w+=.*)$/.test(word));
  return tool === -1 ? [] : withoutRunner(rest.slice(tool));
}

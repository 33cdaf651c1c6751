/** The output of a command as it is compared: without times, interface numbers and ephemeral ports. */
export function normaliseOutput(command: string, output: string): string[] {
  const text = output.replace(EPHEMERAL_PORT, 'eph').replace(/ +/g, ' ');
  const rules = RULES.filter((rule) => rule.applies(command, text));
  const lines = rules.reduce((all, rule) => rule.change(all), splitLines(text));
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

const EPHEMERAL_PORT = /(?<=[:\s])(3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|[4-6]\d{4})(?=\s)/g;

type Rule = {
  readonly applies: (command: string, text: string) => boolean;
  readonly change: (lines: readonly string[]) => string[];
};

const replaceEach = (pattern: RegExp, by: string) => (lines: readonly string[]) =>
  lines.map((line) => line.replace(pattern, by));

const RULES: readonly Rule[] = [
  {
    applies: (command) => command.startsWith('ping') || command.startsWith('arping'),
    change: (lines) =>
      lines
        .filter((line) => !line.startsWith('rtt'))
        .map((line) => line.replace(/time[= ][\d.]+ ?ms|[\d.]+ms|, pipe \d+/g, '')),
  },
  { applies: (command) => command.includes('-Lnc'), change: replaceEach(/^(\S+) \d\d:\d\d/, '$1') },
  { applies: (command) => command.includes('-Ln --rate'), change: (lines) => lines.slice(0, 3) },
  {
    applies: (command) => command.startsWith('ip addr') || command.startsWith('ip -br addr'),
    change: replaceEach(/@if\d+|^\d+: /g, ''),
  },
  { applies: (_command, text) => text.includes('cache'), change: replaceEach(/expires \d+sec/g, '') },
  {
    applies: (command) => command.startsWith('ip neigh') || command.startsWith('bridge') || command.includes('-Lnc'),
    change: (lines) => [...lines].sort(),
  },
];

function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

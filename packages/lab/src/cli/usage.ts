/** What one command of the command line takes, in the order in which `frameplay help` lists them. */
export interface Usage {
  /** Behind `frameplay`, e.g. `run LAB.yml --out DIR`; most have one line. */
  readonly lines: readonly string[];
  /** What it is for, in one line. */
  readonly does: string;
}

/** The commands of this package; the package above adds its own. */
export const USAGES = {
  run: {
    lines: ['run LAB.yml [LAB.yml ...] --out DIR [--pcap] [--why] [--seed N]'],
    does: 'runs labs: NAME.trace.jsonl, NAME.state.json, with --pcap NAME.pcapng',
  },
  replay: {
    lines: ['replay LAB.yml --at N [--change "NODE: COMMAND"] [--seed N]'],
    does: 'frame N, what led to it, the tables there; or what one change at N changes',
  },
  why: {
    lines: ['why LAB.yml FRAME [--lang zh|en] [--json] [--seed N]'],
    does: 'from a frame (12 or NODE:IFACE#12) back to the command behind it',
  },
  mistake: {
    lines: [
      'mistake [LAB.yml --device NODE] --rule M4 [--lang zh|en] [--json] [--seed N]',
      'mistake --list [--lang zh|en]',
    ],
    does: 'a world in which a mistake is the rule: the first frame that differs, where it breaks',
  },
  export: {
    lines: ['export LAB.yml --to netns|clab [--out FILE]'],
    does: 'a script of network namespaces or a Containerlab topology, for a real Linux host',
  },
  import: {
    lines: ['import --out LAB.yml [--gateway HOST|ADDRESS] HOST=FILE [HOST=FILE ...]'],
    does: 'outputs of ip a, ip r, sysctl -a, ipvsadm -Sn, ip neigh, ss -ltn of real hosts become a lab',
  },
  frames: { lines: ['frames FILE.pcapng'], does: 'a capture as a list of frames to read' },
  play: {
    lines: ['play LAB.yml --seat NODE --answers TRACE.jsonl [--seed N]'],
    does: "grades recorded frames as that seat's decisions",
  },
  compare: {
    lines: ['compare A B [--reorder S | --times S] [--acks] [--all]'],
    does: 'are two traces, or two NAME.state.json, the same',
  },
  conformance: {
    lines: ['conformance [--update] [NAME ...]'],
    does: 'the labs recorded on a real Linux 6.1, frame by frame; with names in detail',
  },
} as const satisfies Readonly<Record<string, Usage>>;

export type CommandName = keyof typeof USAGES;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(USAGES, word);
}

/** `usage: frameplay run ...`, for one command. */
export function usageOf(usage: Usage): string {
  return usage.lines.map((line, index) => `${index === 0 ? 'usage:' : '      '} frameplay ${line}\n`).join('');
}

/** Every command with what it is for. */
export function overview(usages: readonly Usage[]): string {
  const commands = usages.map(
    ({ lines, does }) => `${lines.map((line) => `  frameplay ${line}\n`).join('')}      ${does}\n`,
  );
  const foot =
    '  frameplay help [COMMAND] | --version\n\nexit codes: 0 done, 1 different, 2 bad input, 3 needs what is not simulated\n';
  return `usage:\n${commands.join('')}${foot}`;
}

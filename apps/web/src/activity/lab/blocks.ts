import type { ConsoleLineView, LabPartView } from '@frameplay/classroom';
import type { TerminalBlock } from '@/ui';

const PROMPT = '$ ';

/** The console of a group as blocks of a command with its output. What was undone is gone; a refused look says why. */
export function blocksOf(lines: readonly ConsoleLineView[], part: LabPartView): readonly TerminalBlock[] {
  const blocks: TerminalBlock[] = [];
  for (const line of lines) take(blocks, line);
  return marked(blocks, part).map(withBefore);
}

function take(blocks: TerminalBlock[], { node, text, mark }: ConsoleLineView): void {
  if (mark === 'reset') blocks.length = 0;
  else if (mark === 'undo') drop(blocks, node);
  else if (text.startsWith(PROMPT) && mark === undefined) {
    const command = text.slice(PROMPT.length);
    blocks.push({
      key: `${blocks.length} ${node} ${command}`,
      node,
      command,
      output: null,
      before: null,
      changes: false,
    });
  } else print(blocks, node, text);
}

function drop(blocks: TerminalBlock[], node: string): void {
  const index = blocks.findLastIndex((block) => block.node === node);
  if (index !== -1) blocks.splice(index, 1);
}

/** Output belongs to the last command of its device; without one, which the console may have forgotten, to none. */
function print(blocks: TerminalBlock[], node: string, text: string): void {
  const index = blocks.findLastIndex((block) => block.node === node);
  const block = blocks[index];
  if (block === undefined) return;
  const output = block.output === null ? text : `${block.output}\n${text}`;
  blocks[index] = { ...block, output };
}

/** The same line was typed on this device before: its newest output is compared with that. */
function withBefore(block: TerminalBlock, index: number, blocks: readonly TerminalBlock[]): TerminalBlock {
  const earlier = blocks
    .slice(0, index)
    .findLast(({ node, command }) => node === block.node && command === block.command);
  return { ...block, before: earlier?.output ?? null };
}

/** Which lines count against par. The last block is the last line typed, and so on backwards. */
function marked(blocks: readonly TerminalBlock[], { lines }: LabPartView): readonly TerminalBlock[] {
  const typed = [...lines];
  return blocks
    .toReversed()
    .map((block) => {
      const index = typed.findLastIndex((line) => line.node === block.node && line.line === block.command);
      const line = typed[index];
      if (line === undefined) return block;
      typed.splice(index);
      return { ...block, output: block.output ?? '', changes: line.counts };
    })
    .toReversed();
}
